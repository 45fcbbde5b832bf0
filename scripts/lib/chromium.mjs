import { existsSync } from 'node:fs';

/** Returns the Chromiums that exist, best first: CHROME_PATH, Playwright's own, the system's. */
export async function chromiumCandidates() {
  const { chromium } = await import('@playwright/test');
  const paths = [process.env.CHROME_PATH, chromium.executablePath(), '/usr/bin/chromium'];
  return paths.filter((path) => path && existsSync(path));
}

/** Chromium's sandbox rejects root. The other switches disable its background requests. */
const rootFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const chromiumFlags = process.getuid?.() === 0 ? rootFlags : [];

/** Chromium without a user interface opens a page in half the time. */
export const HEADLESS_SHELL = '/usr/bin/chromium-headless-shell';

/** With fewer processes, a page opens in half the time. */
const fewProcesses = [
  '--process-per-site',
  '--in-process-gpu',
  '--enable-features=NetworkServiceInProcess2',
  '--num-raster-threads=1',
];

/** For tests that do not need the browser's defaults. */
export async function headlessLaunchOptions() {
  const whole = await chromiumLaunchOptions();
  const options = { ...whole, args: [...whole.args, ...fewProcesses] };
  return existsSync(HEADLESS_SHELL) ? { ...options, executablePath: HEADLESS_SHELL } : options;
}

/** For Playwright's `chromium.launch()`. */
export async function chromiumLaunchOptions() {
  const [executablePath] = await chromiumCandidates();
  return { args: chromiumFlags, ...(executablePath ? { executablePath } : {}) };
}
