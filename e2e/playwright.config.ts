import { defineConfig } from '@playwright/test';
import { chromiumLaunchOptions } from '../scripts/lib/chromium.mjs';

const launchOptions = await chromiumLaunchOptions();

/** Waiting is for events. These limits are far beyond any busy machine: what reaches them is broken. */
const LIMIT_MS = 60_000;

export default defineConfig({
  testDir: '.',
  outputDir: 'test-results',
  globalSetup: './global-setup.ts',
  workers: 1,
  retries: 0,
  forbidOnly: true,
  timeout: LIMIT_MS,
  expect: { timeout: LIMIT_MS / 2 },
  reporter: [['list']],
  use: { launchOptions, trace: { mode: 'retain-on-failure', screenshots: false }, screenshot: 'only-on-failure' },
  projects: [
    { name: 'demo', testDir: 'demo' },
    { name: 'pages', testDir: 'pages' },
    { name: 'start', testDir: 'start' },
  ],
});
