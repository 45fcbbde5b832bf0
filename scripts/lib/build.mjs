// Builds what `npm start` serves and what is published: the packages and the server file by file, the demo bundled.
import { copyFileSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { mustRun, root } from './run.mjs';
import { filesUnder, onceFor } from './stamp.mjs';

/** Builds, unless what is there was built from these very sources. */
export async function buildIfStale() {
  const code = ['packages', 'apps'].flatMap(filesUnder).filter((file) => !/\.(test|stories)\.|\.mdx?$/.test(file));
  const settings = ['package.json', 'pnpm-lock.yaml', 'tsconfig.base.json', 'vite.config.ts', 'scripts/lib/build.mjs'];
  const results = ['apps/server/dist/main.js', 'packages/react/dist/styles.css', 'apps/demo/dist/index.html'];
  await onceFor('built', { sources: [...code, ...settings], results }, build);
}

async function build() {
  console.log('Building the packages, the server and the demo.');
  const failure = 'The build failed; the reason is above.';
  await mustRun('tsc', ['-b', 'packages/react', 'apps/server'], failure);
  for (const folder of ['packages/core', 'packages/dom', 'packages/react', 'packages/server', 'apps/server'])
    removeLeftovers(folder);
  for (const folder of ['packages/dom', 'packages/react']) {
    writeFileSync(join(root, folder, 'dist/styles.css'), styles(join(folder, 'src/styles')));
  }
  const devtools = 'packages/react/src/styles/devtools.css';
  copyFileSync(join(root, devtools), join(root, 'packages/react/dist/devtools.css'));
  await mustRun('vite', ['build', 'apps/demo', '--config', 'vite.config.ts', '--logLevel', 'warn'], failure);
}

/** A package's style sheet as one file: a page without a bundler would wait for each import of it in turn. */
function styles(folder) {
  const read = (name) => readFileSync(join(root, folder, name), 'utf8');
  return read('styles.css').replace(/@import '(.+)';\n/g, (_, name) => read(name));
}

/** tsc leaves the output of a source that was renamed or deleted; it must not be published. */
function removeLeftovers(folder) {
  const dist = join(root, folder, 'dist');
  const emitted = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /[.](js|d[.]ts)$/.test(file),
  );
  for (const file of emitted) {
    const source = join(root, folder, 'src', file.replace(/[.](js|d[.]ts)$/, ''));
    if (!existsSync(`${source}.ts`) && !existsSync(`${source}.tsx`)) rmSync(join(dist, file));
  }
}
