// Where the browser layers find Chromium, and how it must be started.
import { existsSync } from 'node:fs';

/** The Chromium to drive: CHROME_PATH, Playwright's own, the system's; undefined if there is none. */
export async function findChromium() {
  const { chromium } = await import('playwright');
  const candidates = [process.env.CHROME_PATH, chromium.executablePath(), '/usr/bin/chromium'];
  return candidates.find((path) => path && existsSync(path));
}

/** The sandbox cannot start as root; the other switches keep Chromium from calling home while it is tested. */
const rootFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export const chromiumFlags = process.getuid?.() === 0 ? rootFlags : [];

/** Options for Playwright's `chromium.launch()`. */
export async function chromiumLaunchOptions() {
  const executablePath = await findChromium();
  return { args: chromiumFlags, ...(executablePath ? { executablePath } : {}) };
}
