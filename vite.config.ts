import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { source } from './vite.shared.ts';

/** The demo server that `npm run dev` runs beside Vite. */
const demoServer = `http://127.0.0.1:${process.env.PORT || 8787}`;

// For the demo and for Storybook; the tests have configurations of their own.
export default defineConfig({
  plugins: [react()],
  ...source,
  server: { proxy: { '/api': demoServer, '/curfew': demoServer } },
});
