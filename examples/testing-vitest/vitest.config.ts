import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    environment: 'jsdom',
    setupFiles: './src/test-setup.ts',
    // Threads share one process. The tests do not affect each other there either.
    pool: 'threads',
  },
});
