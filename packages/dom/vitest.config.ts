import { defineConfig } from 'vitest/config';
import { limits, source, unit } from '../../vite.shared.ts';

const root = import.meta.dirname;
const dom = 'src/**/*.dom.test.ts';

export default defineConfig({
  test: {
    projects: [
      { ...source, root, test: { ...unit, name: 'unit:dom', include: ['src/**/*.test.ts'], exclude: [dom] } },
      { ...source, root, test: { ...limits, name: 'dom:dom', isolate: false, environment: 'jsdom', include: [dom] } },
    ],
  },
});
