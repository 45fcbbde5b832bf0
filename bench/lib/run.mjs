import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { chart } from './chart.mjs';
import { judge } from './goals.mjs';
import { markdown } from './markdown.mjs';
import { within } from './within.mjs';

/**
 * Runs a benchmark from the command line, and writes its results to bench/results/ as Markdown, JSON and a chart.
 * --quick: fewer repeats, for development · --only id,id: some measures · --out FOLDER: elsewhere
 *
 * @param begin - resolves to what all measures need: a `context`, a `versions` text, and functions `clean` and `end`
 */
export async function runBench({ bench, title, measures, goals, panels, begin }) {
  const { values: options } = parseArgs({
    options: {
      quick: { type: 'boolean', default: false },
      only: { type: 'string' },
      out: { type: 'string', default: fileURLToPath(new URL('../results', import.meta.url)) },
    },
  });
  const chosen = options.only?.split(',') ?? measures.map(({ id }) => id);
  const unknown = chosen.find((id) => !measures.some((measure) => measure.id === id));
  if (unknown) {
    console.error(`There is no measure "${unknown}". The measures are ${measures.map(({ id }) => id).join(', ')}.`);
    process.exit(1);
  }

  const { versions, context, clean, end } = await begin();
  const measured = [];
  for (const measure of measures.filter(({ id }) => chosen.includes(id))) {
    measured.push(await outcomeOf(measure, { quick: options.quick, ...context }, clean));
  }
  await end?.();

  const raw = Object.fromEntries(measured.map((outcome) => [outcome.id, outcome.raw ?? {}]));
  const machine = `Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model}; ${versions}`;
  const mode = options.quick ? 'A quick run: few repeats.' : 'One run.';
  const text = markdown({ bench, title, machine, mode, goals: judge(goals, raw), measures: measured });
  mkdirSync(options.out, { recursive: true });
  writeFileSync(join(options.out, `${bench}.md`), text);
  writeFileSync(join(options.out, `${bench}.json`), `${JSON.stringify({ machine, mode, raw }, round, 1)}\n`);
  writeFileSync(join(options.out, `${bench}.svg`), chart(panels(raw)));
  console.log(`\n${text}`);
  // A process that did not end may have left something open, which must not keep this one running.
  process.exit(measured.some(({ failure }) => failure) ? 1 : 0);
}

/** Returns the result of a measure, or why it has none. One that hangs or fails does not affect the others. */
async function outcomeOf({ id, title, limitMs, run }, context, clean) {
  console.log(`${title} …`);
  const began = performance.now();
  try {
    const outcome = await within(limitMs, run(context));
    return { id, title, seconds: (performance.now() - began) / 1_000, ...outcome };
  } catch (error) {
    console.error(error);
    return { id, title, failure: error.message.split('\n')[0] };
  } finally {
    await clean();
  }
}

function round(_key, value) {
  return typeof value === 'number' ? Math.round(value * 1e4) / 1e4 : value;
}
