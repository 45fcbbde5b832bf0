// npm run bench:browser: Curfew beside its peers in a real Chromium, in one run. Writes bench/results/browser.*
// --quick: fewer repeats, for development · --only event-cost,cases: some measures · --out FOLDER: elsewhere
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { CANDIDATES } from './candidates/index.mjs';
import { closeBrowsers, launch, within } from './lib/stage.mjs';
import { rightOrWrong } from './measures/cases.mjs';
import { eventCost } from './measures/event-cost.mjs';
import { lateness } from './measures/lateness.mjs';
import { propagation } from './measures/propagation.mjs';
import { size } from './measures/size.mjs';
import { traffic } from './measures/traffic.mjs';
import { chart } from './report/chart.mjs';
import { goals } from './report/goals.mjs';
import { markdown } from './report/markdown.mjs';

const MEASURES = [size, eventCost, traffic, propagation, lateness, rightOrWrong];
const PEERS = ['react-idle-timer', '@ng-idle/core', 'react'];

const { values: options } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    only: { type: 'string' },
    out: { type: 'string', default: fileURLToPath(new URL('../results', import.meta.url)) },
  },
});
const chosen = options.only?.split(',') ?? MEASURES.map(({ id }) => id);
const unknown = chosen.find((id) => !MEASURES.some((measure) => measure.id === id));
if (unknown) {
  console.error(`There is no measure "${unknown}". The measures are ${MEASURES.map(({ id }) => id).join(', ')}.`);
  process.exit(1);
}

const machine = await machineOf();
const measured = [];
for (const measure of MEASURES.filter(({ id }) => chosen.includes(id))) measured.push(await outcomeOf(measure));

const raw = Object.fromEntries(measured.map((outcome) => [outcome.id, outcome.raw ?? {}]));
const mode = options.quick ? 'A quick run: few repeats.' : 'One run.';
const text = markdown({ machine, mode, goals: goals(raw), measures: measured });
mkdirSync(options.out, { recursive: true });
writeFileSync(join(options.out, 'browser.md'), text);
writeFileSync(join(options.out, 'browser.json'), `${JSON.stringify({ machine, mode, raw }, round, 1)}\n`);
writeFileSync(join(options.out, 'browser.svg'), chart(raw));
console.log(`\n${text}`);
// What a browser that would not close has left open must not hold the process.
process.exit(measured.some(({ failure }) => failure) ? 1 : 0);

/** What a measure gives, or why it gave nothing: one that hangs or breaks leaves the others alone. */
async function outcomeOf({ id, title, limitMs, run }) {
  console.log(`${title} …`);
  const began = performance.now();
  try {
    const outcome = await within(limitMs, run({ quick: options.quick, candidates: CANDIDATES }));
    return { id, title, seconds: (performance.now() - began) / 1_000, ...outcome };
  } catch (error) {
    console.error(error);
    return { id, title, failure: error.message.split('\n')[0] };
  } finally {
    await closeBrowsers();
  }
}

async function machineOf() {
  const browser = await launch();
  const chromium = browser.version();
  await closeBrowsers();
  const require = createRequire(import.meta.url);
  const peers = PEERS.map((name) => `${name} ${JSON.parse(readFileSync(manifestOf(require, name), 'utf8')).version}`);
  return `Chromium ${chromium}, Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model}; ${peers.join(', ')}`;
}

/** Not every package lets its manifest be imported: it is looked for from its entry upwards. */
function manifestOf(require, name) {
  const [folder] = require.resolve
    .paths(name)
    .map((path) => join(path, name, 'package.json'))
    .filter(exists);
  return folder;
}

function exists(path) {
  try {
    readFileSync(path);
    return true;
  } catch {
    return false;
  }
}

/** Raw figures to the microsecond: more says nothing. */
function round(_, value) {
  return typeof value === 'number' ? Math.round(value * 1_000) / 1_000 : value;
}
