import { defineConfig } from '@playwright/test';
import { chromiumLaunchOptions } from '../../scripts/lib/chromium.mjs';

/** Tests wait for events. The limits end a test that waits for one that never comes, however busy the machine is. */
const LIMIT_MS = 120_000;

export default defineConfig({
  testDir: '.',
  outputDir: '../../node_modules/.cache/stories',
  workers: 1,
  fullyParallel: false,
  retries: 0,
  forbidOnly: true,
  timeout: LIMIT_MS,
  expect: { timeout: LIMIT_MS },
  reporter: [['line']],
  use: {
    browserName: 'chromium',
    launchOptions: await chromiumLaunchOptions(),
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
  },
});
