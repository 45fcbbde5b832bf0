import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const here = fileURLToPath(new URL('..', import.meta.url));
const built = new Map();

/** Bundles a candidate as one script that defines `startCandidate(settings)` in the page. */
export function bundle(file) {
  if (!built.has(file)) built.set(file, make(file));
  return built.get(file);
}

async function make(file) {
  const { outputFiles } = await build({
    stdin: {
      contents: `import { start } from './candidates/${file}'; globalThis.startCandidate = start;`,
      resolveDir: here,
    },
    bundle: true,
    write: false,
    format: 'iife',
    jsx: 'automatic',
    minify: true,
    conditions: ['source'],
    alias: { '@angular/core': `${here}lib/angular.ts`, '@angular/common': `${here}lib/angular.ts` },
    define: { 'process.env.NODE_ENV': '"production"' },
    // Angular's own bundler does the same with the code of packages.
    logLevel: 'error',
  });
  return outputFiles[0].text;
}
