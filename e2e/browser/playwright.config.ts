import { defineConfig } from '@playwright/test';
import type { Options } from './harness/setup.ts';

/** Far beyond what the slowest machine needs: a test ends by what it sees, not by this. */
const TEST_TIMEOUT_MS = 300_000;

const ALL_BUT_TABS = /@tabs/;

// The clock is the machine's here, because the browser itself is what these tests are about. So they run one at a time.
export default defineConfig<object, Options>({
  testDir: '.',
  outputDir: '../../node_modules/.cache/browser-results',
  workers: 1,
  retries: 0,
  timeout: TEST_TIMEOUT_MS,
  forbidOnly: process.env.CI === 'true',
  reporter: [['list']],
  projects: [
    { name: 'browser', grep: /@every-change/, use: { engine: 'Chromium' } },
    { name: 'browsers-chromium', grepInvert: ALL_BUT_TABS, use: { engine: 'Chromium' } },
    { name: 'browsers-firefox', grepInvert: ALL_BUT_TABS, use: { engine: 'Firefox' } },
    { name: 'tabs-chromium', grep: /@tabs/, use: { engine: 'Chromium' } },
    { name: 'tabs-firefox', grep: /@tabs/, use: { engine: 'Firefox' } },
  ],
});
