import { defineConfig } from 'vitest/config';
import { source, unit } from '../../vite.shared.ts';

export default defineConfig({
  test: {
    projects: [
      { ...source, root: import.meta.dirname, test: { ...unit, name: 'unit:demo', include: ['src/**/*.test.ts'] } },
    ],
  },
});
