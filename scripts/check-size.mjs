// npm run test:size: what each set of imports weighs in a browser's bundle, against size-budgets.json.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { main, root } from './lib/run.mjs';
import { table } from './lib/summary.mjs';

await main(async () => {
  const { entries } = JSON.parse(readFileSync(join(root, 'size-budgets.json'), 'utf8'));
  const rows = [['what', 'gzip', 'limit', 'goal', '']];
  for (const entry of entries) {
    const size = await weigh(entry);
    if (size > entry.limit) process.exitCode = 1;
    rows.push([entry.name, String(size), String(entry.limit), String(entry.goal ?? ''), remark(size, entry)]);
  }
  console.log(table(rows));
  if (process.exitCode) console.error('\nSomething is over its budget. Make it smaller, or argue for a new limit.');
});

/** The size of the bundle that imports just this, in bytes. */
async function weigh({ imports = [], from, external = [] }) {
  const names = imports[0] === '*' ? '*' : `{ ${imports.join(', ')} }`;
  const isStyle = from.endsWith('.css');
  const { outputFiles } = await build({
    stdin: {
      contents: isStyle ? `@import "${from}";` : `export ${names} from "${from}";`,
      loader: isStyle ? 'css' : 'js',
      // The demo depends on core and react, so both can be resolved from there.
      resolveDir: join(root, 'apps/demo'),
    },
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    platform: 'browser',
    conditions: ['source'],
    external,
    logLevel: 'error',
  });
  return gzipSync(outputFiles[0].contents, { level: 9 }).length;
}

function remark(size, { limit, goal }) {
  if (size > limit) return `${size - limit} bytes too many`;
  return goal && size > goal ? `${size - goal} bytes over the goal` : '';
}
