import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { limits, source, unit } from '../../vite.shared.ts';

const root = import.meta.dirname;
// Each file would load jsdom anew; no test here changes what another file imports.
const components = { isolate: false, environment: 'jsdom', include: ['src/**/*.test.tsx'] };

/** React 18 in place of the newest: the kit supports it. */
const react18 = ['react', 'react-dom', '@testing-library/react'].map((name) => ({
  find: new RegExp(`^${name}(?=/|$)`),
  replacement: fileURLToPath(new URL(`../../compat/react-18/node_modules/${name}`, import.meta.url)),
}));

export default defineConfig({
  test: {
    projects: [
      { ...source, root, test: { ...unit, name: 'unit:react', include: ['src/**/*.test.ts'] } },
      { ...source, root, test: { ...limits, name: 'dom:react', ...components } },
      {
        ...source,
        root,
        resolve: { ...source.resolve, alias: react18 },
        test: { ...limits, name: 'dom:react-18', ...components },
      },
    ],
  },
});
