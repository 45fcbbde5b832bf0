// Where the browser layers find Chromium, and how it must be started.
import { existsSync } from 'node:fs';

/** Where a Chromium may be, best first: CHROME_PATH, Playwright's own, the system's. */
export async function chromiumCandidates() {
  const { chromium } = await import('@playwright/test');
  const paths = [process.env.CHROME_PATH, chromium.executablePath(), '/usr/bin/chromium'];
  return paths.filter((path) => path && existsSync(path));
}

/** Chromium's sandbox refuses root; the other switches keep it from calling home while it is tested. */
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

/** Chromium without a window and its toolbars: it opens a page in half the time. */
export const HEADLESS_SHELL = '/usr/bin/chromium-headless-shell';

/** The tabs of a profile share a process, and so does what serves the browser: a page opens in half the time. */
const fewProcesses = ['--process-per-site', '--in-process-gpu', '--enable-features=NetworkServiceInProcess2'];

/** Options for pages whose browser need not be as people run it: the headless shell, else a whole Chromium. */
export async function headlessLaunchOptions() {
  const whole = await chromiumLaunchOptions();
  const options = { ...whole, args: [...whole.args, ...fewProcesses] };
  return existsSync(HEADLESS_SHELL) ? { ...options, executablePath: HEADLESS_SHELL } : options;
}

/** Options for Playwright's `chromium.launch()`, of a whole Chromium. */
export async function chromiumLaunchOptions() {
  const [executablePath] = await chromiumCandidates();
  return { args: chromiumFlags, ...(executablePath ? { executablePath } : {}) };
}
