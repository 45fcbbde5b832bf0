// npm run bench:browser: what a move of the mouse costs a page, in a real Chromium, each candidate beside the bare platform.
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { basename, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { chromium } from 'playwright';
import { chromiumLaunchOptions } from '../../scripts/lib/chromium.mjs';

const ROUNDS = 9;
const MOVES_A_ROUND = 100_000;
const here = fileURLToPath(new URL('.', import.meta.url));
const results = join(here, '../results');

const browser = await chromium.launch(await chromiumLaunchOptions());
const candidates = [];
for (const file of readdirSync(join(here, 'candidates'))) {
  candidates.push({ name: basename(file, extname(file)), page: await open(file), rounds: [] });
}
// One round of each in turn, so that a change of the machine's speed falls on all alike. The first does not count.
for (let round = 0; round <= ROUNDS; round++) {
  for (const { page, rounds } of candidates) {
    const ns = await measure(page);
    if (round > 0) rounds.push(ns);
  }
}
await browser.close();
report();

async function open(file) {
  const { outputFiles } = await build({
    stdin: { contents: `import { start } from './candidates/${file}'; start();`, resolveDir: here },
    bundle: true,
    write: false,
    format: 'iife',
    jsx: 'automatic',
    minify: true,
    conditions: ['source'],
    define: { 'process.env.NODE_ENV': '"production"' },
  });
  const page = await (await browser.newContext()).newPage();
  await page.route('**/*', (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html><body>' }));
  await page.goto('http://localhost/');
  await page.addScriptTag({ content: outputFiles[0].text });
  await page.waitForTimeout(500);
  return page;
}

/** Nanoseconds a move. A real input comes first: what a page does with the events after it is the question. */
async function measure(page) {
  await page.waitForTimeout(1_100);
  await page.mouse.move(10 + Math.random() * 100, 10);
  return page.evaluate((count) => {
    // A mouse that moves makes both.
    const events = [new PointerEvent('pointermove', { bubbles: true }), new MouseEvent('mousemove', { bubbles: true })];
    const began = performance.now();
    for (let i = 0; i < count; i++) for (const event of events) document.body.dispatchEvent(event);
    return ((performance.now() - began) / count) * 1e6;
  }, MOVES_A_ROUND);
}

function report() {
  const bare = candidates.find(({ name }) => name === 'nothing');
  const listener = median(overBare(candidates.find(({ name }) => name === 'empty-listener')));
  function overBare({ rounds }) {
    return rounds.map((ns, round) => ns - bare.rounds[round]);
  }
  const rows = candidates
    .filter((candidate) => candidate !== bare)
    .map((candidate) => {
      const costs = overBare(candidate).sort((a, b) => a - b);
      const ns = median(costs);
      return { name: candidate.name, ns, least: costs[0], most: costs.at(-1), ofListener: ns / listener };
    })
    .sort((a, b) => a.ns - b.ns);
  const table = [
    '| candidate | ns a move over a page that does not listen | spread | against an empty listener |',
    '| --- | --- | --- | --- |',
    ...rows.map(
      ({ name, ns, least, most, ofListener }) =>
        `| ${name} | ${ns.toFixed(0)} | ${least.toFixed(0)} to ${most.toFixed(0)} | ${ofListener.toFixed(2)} |`,
    ),
  ].join('\n');
  const machine = `Chromium ${browser.version()}, Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model}`;
  const how = `Median of ${ROUNDS} rounds of ${MOVES_A_ROUND} moves each. ${machine}. \`npm run bench:browser\` makes it again.`;
  mkdirSync(results, { recursive: true });
  writeFileSync(join(results, 'event-cost.md'), `# What a move of the mouse costs\n\n${table}\n\n${how}\n`);
  writeFileSync(
    join(results, 'event-cost.json'),
    `${JSON.stringify({ machine, candidates: candidates.map(({ name, rounds }) => ({ name, rounds })) }, null, 2)}\n`,
  );
  console.log(`${table}\n\n${how}`);
}

function median(numbers) {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
}
