// npm test: installs what the tests need, runs each layer in turn, prints a summary. npm run test:long: the slow layers.
// npm test -- --only unit,e2e: only these.
import './lib/require-node.mjs';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { installIfStale, root } from './lib/prepare.mjs';
import { readReport } from './lib/report.mjs';

const every = [
  { name: 'types', minutes: 5 },
  { name: 'build', minutes: 5, script: 'build' },
  // Mostly waits for its servers, so it runs beside the next layers until a browser needs the machine.
  { name: 'stores', minutes: 15, beside: true },
  { name: 'lint', minutes: 5 },
  { name: 'architecture', minutes: 5 },
  { name: 'packages', minutes: 5 },
  { name: 'size', minutes: 5 },
  { name: 'unit', minutes: 10 },
  { name: 'simulation', minutes: 10 },
  { name: 'stories', minutes: 15 },
  { name: 'e2e', minutes: 30 },
  { name: 'browser', minutes: 20 },
  { name: 'examples', minutes: 10 },
];
const long = [
  { name: 'tabs', minutes: 30 },
  { name: 'examples', minutes: 60, script: 'pack:check' },
  { name: 'browsers', minutes: 60 },
  { name: 'webkit', minutes: 20 },
  { name: 'soak', minutes: 60 },
  { name: 'races', minutes: 60 },
  { name: 'schedules', minutes: 60 },
  { name: 'mutation', minutes: 90 },
  { name: 'docs', minutes: 30 },
];

const { values } = parseArgs({ options: { long: { type: 'boolean' }, only: { type: 'string' } } });
const list = values.long ? long : every;
const names = values.only?.split(',') ?? list.map(({ name }) => name);
const unknown = names.find((name) => !list.some((layer) => layer.name === name));
if (unknown) {
  console.error(`Unknown layer "${unknown}". The layers are ${list.map(({ name }) => name).join(', ')}.`);
  process.exit(1);
}

try {
  installIfStale();
} catch {
  // pnpm has printed the reason.
  process.exit(1);
}
const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const layers = list
  .filter(({ name }) => names.includes(name))
  .map((layer) => ({ script: `test:${layer.name}`, ...layer }))
  .map((layer, _, { length }) => ({
    ...layer,
    tool: /vitest|playwright/.exec(scripts[layer.script])?.[0],
    // A layer that runs alone prints at once.
    beside: layer.beside && length > 1,
  }));

// Imported here, because they need what has just been installed.
const { findBrowsers, findStoreServers, findWebKit } = await import('./lib/programs.mjs');
const missing = layers.some(({ tool }) => tool === 'playwright') ? await findBrowsers() : [];
if (layers.some(({ name }) => name === 'webkit')) missing.push(...findWebKit());
if (layers.some(({ name }) => ['stores', 'races'].includes(name))) findStoreServers();
const absent = missing.length > 0 ? `no ${missing.join(', no ')}` : '';

console.log(`Node.js ${process.version}`);
const groups = new Set();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
  process.once(signal, () => {
    for (const pid of groups) process.kill(-pid, signal);
    process.exit(1);
  });
const results = [];
let beside;
for (const layer of layers) {
  if (layer.beside) {
    beside = run(layer);
    continue;
  }
  if (layer.tool === 'playwright') await beside;
  results.push(await run(layer));
}
if (beside) results.push(await beside);
summarize(results);

/** Kills the script and its processes at the time limit. */
async function run({ name, script, tool, minutes, beside }) {
  const title = `\n── ${name} ${'─'.repeat(80 - name.length)}`;
  if (!beside) console.log(title);
  if (tool === 'playwright' && missing.includes('Chromium')) {
    const outcome = process.env.CI === 'true' ? { failed: 1, skipped: 0 } : { failed: 0, skipped: 1 };
    return { name, passed: 0, ...outcome, seconds: 0, note: absent };
  }
  const folder = mkdtempSync(join(tmpdir(), 'curfew-test-'));
  const report = join(folder, 'report.json');
  const reporters = {
    vitest: ['--reporter=default', '--reporter=scripts/lib/vitest-reporter.mjs'],
    // Playwright empties its folder when it starts.
    playwright: ['--reporter=list,json', `--output=e2e/test-results/${name}`],
  };
  const startedAt = Date.now();
  // Its own group, so that a signal reaches all processes of the script.
  const child = spawn('npm', ['run', '--silent', script, '--', ...(reporters[tool] ?? [])], {
    cwd: root,
    detached: true,
    stdio: beside ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, PLAYWRIGHT_JSON_OUTPUT_FILE: report, VITEST_REPORT_FILE: report },
  });
  groups.add(child.pid);
  // A layer beside others prints when it has ended.
  const output = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => output.push(chunk));
  let isLate = false;
  const limit = setTimeout(() => {
    isLate = true;
    process.kill(-child.pid, 'SIGKILL');
  }, minutes * 60_000);
  const [code] = await once(child, 'close');
  clearTimeout(limit);
  groups.delete(child.pid);
  if (beside) console.log(`${title}\n${Buffer.concat(output)}`);
  const counts = existsSync(report)
    ? readReport(JSON.parse(readFileSync(report, 'utf8')))
    : { passed: tool || code !== 0 ? 0 : 1, failed: 0, skipped: 0, failures: [] };
  rmSync(folder, { recursive: true });
  const notes = [];
  if (isLate) notes.push(`stopped after ${minutes} minutes`);
  // It may fail without a failed test: an unhandled error, a threshold of the coverage, no test at all.
  if (counts.failed === 0 && (code !== 0 || (tool && counts.passed + counts.skipped === 0))) {
    counts.failed = 1;
    if (tool) notes.push('failed outside of a test');
  }
  if (counts.failed > 0 && tool === 'playwright') notes.push(`traces: e2e/test-results/${name}`);
  if (tool === 'playwright' && absent) notes.push(absent);
  return { name, ...counts, seconds: Math.round((Date.now() - startedAt) / 1000), note: notes.join(', ') };
}

/** The failed tests by name, one line a layer, and the counts of all as the last line. */
function summarize(results) {
  console.log('');
  for (const { name, failures = [] } of results)
    for (const failure of failures) console.log(`FAILED ${name}: ${failure}`);
  console.table(Object.fromEntries(results.map(({ name, failures, ...result }) => [name, result])));
  const sum = (key) => results.reduce((total, result) => total + result[key], 0);
  process.exitCode = sum('failed') > 0 ? 1 : 0;
  console.log(`\n${sum('passed')} passed, ${sum('failed')} failed, ${sum('skipped')} skipped`);
}
