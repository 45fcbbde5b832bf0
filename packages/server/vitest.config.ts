import { defineConfig } from 'vitest/config';
import { limits, source } from '../../vite.shared.ts';

const root = import.meta.dirname;
const stores = 'src/**/*.stores.test.ts';

export default defineConfig({
  test: {
    projects: [
      { ...source, root, test: { ...limits, name: 'unit:server', include: ['src/**/*.test.ts'], exclude: [stores] } },
      { ...source, root, test: { ...limits, name: 'stores:server', include: [stores] } },
    ],
  },
});
