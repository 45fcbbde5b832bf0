// npm run test:size: what each set of imports adds to a browser's bundle, against size-budgets.json.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build, defaultClientConditions } from 'vite';
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

/** The size of what `vite build` makes of importing just this, in bytes. */
async function weigh({ imports = [], from, external = [] }) {
  const names = imports[0] === '*' ? '*' : `{ ${imports.join(', ')} }`;
  const isStyle = from.endsWith('.css');
  const { output } = await build({
    // The demo depends on core and react, so both can be resolved from there.
    root: join(root, 'apps/demo'),
    configFile: false,
    logLevel: 'error',
    resolve: { conditions: ['source', ...defaultClientConditions] },
    plugins: [entryOf(isStyle ? `import "${from}";` : `export ${names} from "${from}";`)],
    build: {
      write: false,
      modulePreload: false,
      rolldownOptions: { input: 'entry', external, preserveEntrySignatures: 'strict' },
    },
  });
  const shipped = isStyle
    ? output.find(({ fileName }) => fileName.endsWith('.css')).source
    : withoutImports(output[0].code);
  return gzipSync(shipped, { level: 9 }).length;
}

/** A plugin whose module `entry` reads as given. */
function entryOf(code) {
  return {
    name: 'entry',
    resolveId: (id) => (id === 'entry' ? '\0entry' : null),
    load: (id) => (id === '\0entry' ? { code, moduleSideEffects: true } : null),
  };
}

/** A bundle without the imports of its externals at its start: the host's own bundle has none. */
function withoutImports(code) {
  return code.replace(/^(import\s*([^"';]*from\s*)?"[^"]*";?\s*)+/, '');
}

function remark(size, { limit, goal }) {
  if (size > limit) return `${size - limit} bytes too many`;
  return goal && size > goal ? `${size - goal} bytes over the goal` : '';
}
