import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { source } from '../../vite.shared.ts';

const file = (path: string) => fileURLToPath(new URL(path, import.meta.url));

// The playground is apart from VitePress, whose style sheet resets the elements that the kit consists of.
export default defineConfig({
  plugins: [react()],
  ...source,
  base: './',
  build: {
    outDir: file('../public/playground'),
    emptyOutDir: true,
    rollupOptions: { input: [file('index.html'), file('tab.html')] },
  },
});
