import { defineConfig } from 'vitest/config';
import { limits, source, unit } from '../../vite.shared.ts';

const root = import.meta.dirname;
const dom = 'src/**/*.dom.test.ts';
const simulation = 'test/simulation/**/*.simulation.test.ts';

export default defineConfig({
  test: {
    projects: [
      {
        ...source,
        root,
        test: { ...unit, name: 'unit:core', include: ['{src,test}/**/*.test.ts'], exclude: [dom, simulation] },
      },
      { ...source, root, test: { ...limits, name: 'dom:core', isolate: false, environment: 'jsdom', include: [dom] } },
      { ...source, root, test: { ...limits, name: 'simulation', include: [simulation] } },
    ],
  },
});
