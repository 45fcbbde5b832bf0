import { defineConfig } from 'vitest/config';
import demo from './apps/demo/vitest.config.ts';
import demoServer from './apps/server/vitest.config.ts';
import core from './packages/core/vitest.config.ts';
import dom from './packages/dom/vitest.config.ts';
import react from './packages/react/vitest.config.ts';
import server from './packages/server/vitest.config.ts';

export default defineConfig({
  test: {
    projects: [core, dom, react, server, demo, demoServer].flatMap(({ test }) => test?.projects ?? []),
    // `npm run test:unit` asks for it. Only the model, which is pure, is held to all of it.
    coverage: {
      include: ['packages/core/src/state/**/*.ts'],
      exclude: ['**/*.test.ts', '**/index.ts'],
      reporter: ['text'],
      reportsDirectory: 'node_modules/.cache/coverage',
      thresholds: { 100: true },
    },
  },
});
