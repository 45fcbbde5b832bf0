import { defineConfig } from 'vitest/config';

/** The tests of the model alone: StrykerJS runs those that reach a mutant. */
export default defineConfig({
  test: { include: ['src/state/*.test.ts'], setupFiles: ['mutation/seed.ts'] },
});
