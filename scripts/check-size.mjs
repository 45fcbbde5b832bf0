// npm run test:size: what each set of imports adds to a browser's bundle, against size-budgets.json.
// npm run test:size -- --why "core, all in": the minified bytes of each module in one of them.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { partsOf } from './lib/parts.mjs';
import { main, root } from './lib/run.mjs';
import { table } from './lib/summary.mjs';
import { weigh } from './lib/weigh.mjs';

/** The demo depends on core and react, so both can be resolved from there. */
const demo = join(root, 'apps/demo');

await main(async () => {
  const { entries } = JSON.parse(readFileSync(join(root, 'size-budgets.json'), 'utf8'));
  const { values } = parseArgs({ options: { why: { type: 'string' } } });
  if (values.why !== undefined) return explain(entries, values.why);
  const rows = [['what', 'gzip', 'limit', 'goal', '']];
  for (const entry of entries) {
    const size = await weigh(entry, demo);
    if (size > entry.limit) process.exitCode = 1;
    rows.push([entry.name, String(size), String(entry.limit), String(entry.goal ?? ''), remark(size, entry)]);
  }
  console.log(table(rows));
  if (process.exitCode) console.error('\nSomething is over its budget. Make it smaller, or argue for a new limit.');
});

function remark(size, { limit, goal }) {
  if (size > limit) return `${size - limit} bytes too many`;
  return goal && size > goal ? `${size - goal} bytes over the goal` : '';
}

async function explain(entries, name) {
  const entry = entries.find((one) => one.name === name);
  if (!entry) throw new Error(`There is no "${name}" in size-budgets.json.`);
  const parts = await partsOf(entry, demo);
  console.log(table([['module', 'bytes'], ...parts.map(({ file, bytes }) => [file, String(bytes)])]));
}
