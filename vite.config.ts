/// <reference types="vitest/config" />
import { fileURLToPath } from 'node:url';
import { storybookTest } from '@storybook/addon-vitest/vitest-plugin';
import react from '@vitejs/plugin-react';
import { playwright } from '@vitest/browser-playwright';
import { defaultClientConditions, defaultServerConditions, defineConfig } from 'vite';
import { chromiumLaunchOptions } from './scripts/lib/chromium.mjs';

// The workspace packages export their TypeScript under the condition `source`: the demo, the tests and the stories read
// that, so that a change shows at once and nothing is tested from a stale dist/.
const resolve = { conditions: ['source', ...defaultClientConditions] };
const ssr = { resolve: { conditions: ['source', ...defaultServerConditions] } };

const domTests = ['packages/**/src/**/*.dom.test.{ts,tsx}', 'packages/react/src/**/*.test.tsx'];
const simulationTests = ['packages/core/src/simulation/**/*.simulation.test.ts'];
const storesTests = ['packages/**/src/**/*.stores.test.ts', 'apps/server/src/**/*.stores.test.ts'];

/** React 18 in place of the newest: what the kit supports, it is tested on. */
const react18 = ['react', 'react-dom', '@testing-library/react'].map((name) => ({
  find: new RegExp(`^${name}(?=/|$)`),
  replacement: fileURLToPath(new URL(`compat/react-18/node_modules/${name}`, import.meta.url)),
}));

/** These tests mostly wait: for a timeout, as a person would. More at once would disturb each other's timing. */
const E2E_WORKERS = 3;

/** The demo server that scripts/dev.mjs runs beside Vite. */
const demoServer = `http://127.0.0.1:${process.env.PORT || 8787}`;

// `vite build apps/demo` and `vite apps/demo` (scripts/build.mjs, scripts/dev.mjs) name the demo as their root.
export default defineConfig({
  plugins: [react()],
  resolve,
  ssr,
  server: { proxy: { '/api': demoServer, '/curfew': demoServer } },
  test: {
    // `npm run test:coverage` asks for it. Only the model, which is pure, is held to all of it.
    coverage: {
      include: ['packages/core/src/model/**/*.ts'],
      exclude: ['**/*.test.ts', '**/index.ts'],
      reporter: ['text'],
      reportsDirectory: 'node_modules/.cache/coverage',
      thresholds: { 100: true },
    },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          environment: 'node',
          include: ['packages/**/src/**/*.test.ts', 'apps/server/src/**/*.test.ts'],
          exclude: ['**/node_modules/**', ...domTests, ...storesTests, ...simulationTests],
        },
      },
      {
        extends: true,
        test: { name: 'dom', environment: 'jsdom', include: domTests },
      },
      {
        extends: true,
        resolve: { ...resolve, alias: react18 },
        test: { name: 'dom-react-18', environment: 'jsdom', include: ['packages/react/src/**/*.test.tsx'] },
      },
      {
        extends: true,
        test: { name: 'simulation', environment: 'node', include: simulationTests },
      },
      {
        extends: true,
        test: {
          name: 'mutation',
          environment: 'node',
          include: ['scripts/mutation/*.mutation.test.ts'],
          testTimeout: 300_000,
        },
      },
      {
        extends: true,
        test: { name: 'stores', environment: 'node', include: storesTests, testTimeout: 60_000, hookTimeout: 120_000 },
      },
      {
        extends: true,
        plugins: [storybookTest({ configDir: '.storybook' })],
        test: {
          name: 'stories',
          browser: {
            enabled: true,
            headless: true,
            provider: playwright({ launchOptions: await chromiumLaunchOptions() }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          environment: 'node',
          include: ['e2e/**/*.e2e.test.ts'],
          maxWorkers: E2E_WORKERS,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
