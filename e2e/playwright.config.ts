import { defineConfig } from '@playwright/test';
import { headlessLaunchOptions } from '../scripts/lib/chromium.mjs';
import type { Options } from './browser/harness/setup.ts';

/** Ends a test whose event never comes, however busy the machine is. */
const LIMIT_MS = 300_000;

const THIRTY_TABS = /@tabs/;

export default defineConfig<object, Options>({
  outputDir: 'test-results',
  globalSetup: './global-setup.ts',
  workers: 1,
  retries: 0,
  forbidOnly: true,
  timeout: LIMIT_MS,
  expect: { timeout: LIMIT_MS / 5 },
  reporter: [['list']],
  use: {
    launchOptions: await headlessLaunchOptions(),
    // Screenshots of every change take a quarter of the time, and document snapshots a sixth.
    trace: { mode: 'retain-on-failure', screenshots: false, snapshots: false },
    screenshot: 'only-on-failure',
  },
  projects: [
    // Virtual time.
    { name: 'demo', testDir: 'demo' },
    // One at a time: its tests compute and draw more than they wait.
    { name: 'pages', testDir: 'pages', workers: 1 },
    // Real time, because these test the browser itself or processes.
    { name: 'start', testDir: 'start' },
    { name: 'browser', testDir: 'browser', grep: /@every-change/, use: { engine: 'Chromium' } },
    { name: 'browsers-chromium', testDir: 'browser', grepInvert: THIRTY_TABS, use: { engine: 'Chromium' } },
    { name: 'browsers-firefox', testDir: 'browser', grepInvert: THIRTY_TABS, use: { engine: 'Firefox' } },
    { name: 'webkit', testDir: 'browser', grep: /@single-tab/, use: { engine: 'WebKit' } },
    { name: 'tabs-chromium', testDir: 'browser', grep: THIRTY_TABS, use: { engine: 'Chromium' } },
    { name: 'tabs-firefox', testDir: 'browser', grep: THIRTY_TABS, use: { engine: 'Firefox' } },
    // Each example of examples/, installed from the packed packages outside the repository.
    { name: 'packed', testDir: 'examples/harness', testMatch: 'packed.setup.ts' },
    { name: 'examples', testDir: 'examples', dependencies: ['packed'] },
    // An hour, and thousands of sessions.
    { name: 'soak', testDir: 'soak' },
    // What Orca speaks, in virtual time.
    { name: 'transcripts', testDir: 'transcripts' },
    // The built Storybook.
    { name: 'stories', testDir: 'stories', fullyParallel: true },
    // The built documentation.
    { name: 'docs', testDir: 'docs' },
  ],
});
