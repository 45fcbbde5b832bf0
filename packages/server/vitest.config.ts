import { defineConfig } from 'vitest/config';
import { limits, source, unit } from '../../vite.shared.ts';

const root = import.meta.dirname;
const stores = 'src/**/*.stores.test.ts';
/** Some of these tests lock tables for longer than the timeout that a pool should have. */
const QUIET = '--disable-warning=CURFEW_STATEMENT_TIMEOUT';

export default defineConfig({
  test: {
    projects: [
      { ...source, root, test: { ...unit, name: 'unit:server', include: ['src/**/*.test.ts'], exclude: [stores] } },
      { ...source, root, test: { ...limits, name: 'stores:server', include: [stores], execArgv: [QUIET] } },
    ],
  },
});
