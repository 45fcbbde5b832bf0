// npm test: installs what the tests need, runs every layer one after the other, and ends with one summary.
// npm test -- --only unit,e2e runs only those.
import './lib/require-node.mjs';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { installIfNeeded } from './lib/install.mjs';
import { ensureFirefox } from './lib/install-firefox.mjs';
import { ensureStoreServers } from './lib/install-store-servers.mjs';
import { withLock } from './lib/lock.mjs';
import { endChildrenOnSignal, endWithNpm, main, run } from './lib/run.mjs';
import { printSummary, readVitest, totalOf } from './lib/summary.mjs';

// One after the other, never two at once: the browser layers measure time.
const layers = [
  { name: 'types' },
  { name: 'build', script: 'build' },
  { name: 'lint' },
  { name: 'architecture' },
  { name: 'packages' },
  { name: 'size' },
  { name: 'unit', vitest: true },
  { name: 'coverage' },
  { name: 'mutation', vitest: true },
  { name: 'simulation', vitest: true },
  { name: 'stores', vitest: true },
  { name: 'stories', browser: true },
  { name: 'e2e', vitest: true, browser: true },
];

const LAYER_LIMIT_MS = 20 * 60_000;
const isCi = process.env.CI === 'true';

endWithNpm();
endChildrenOnSignal();
await main(async () => {
  const chosen = chooseLayers();
  await withLock(installIfNeeded);
  const hasChromium = chosen.some((layer) => layer.browser) && (await withLock(ensureChromium));
  // Where these cannot be had, the tests say what they skip, and under CI they fail.
  if (chosen.some((layer) => layer.name === 'e2e')) await withLock(ensureFirefox);
  if (chosen.some((layer) => layer.name === 'stores')) await withLock(ensureStoreServers);

  const outcomes = [];
  for (const layer of chosen) {
    outcomes.push(layer.browser && !hasChromium ? withoutBrowser(layer) : await runLayer(layer));
  }
  printSummary(outcomes);
  process.exitCode = totalOf(outcomes).failed > 0 ? 1 : 0;
});

function chooseLayers() {
  const { values } = parseArgs({ options: { only: { type: 'string' } } });
  if (!values.only) return layers;
  const names = values.only.split(',');
  const known = layers.map((layer) => layer.name);
  const unknown = names.find((name) => !known.includes(name));
  if (unknown) throw new Error(`There is no layer "${unknown}". The layers are ${known.join(', ')}.`);
  return layers.filter((layer) => names.includes(layer.name));
}

/** Playwright is there only once the workspace is installed. */
async function ensureChromium() {
  const installer = await import('./lib/install-chromium.mjs');
  return installer.ensureChromium();
}

async function runLayer({ name, script = `test:${name}`, vitest = false }) {
  console.log(`\n── ${name} ${'─'.repeat(80 - name.length)}`);
  const folder = mkdtempSync(join(tmpdir(), 'curfew-test-'));
  const report = join(folder, 'report.json');
  const reporters = ['--', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const startedAt = Date.now();
  const code = await run('npm', ['run', '--silent', script, ...(vitest ? reporters : [])], {
    stdio: ['ignore', 'inherit', 'inherit'],
    group: true,
    limitMs: LAYER_LIMIT_MS,
  });
  const seconds = (Date.now() - startedAt) / 1000;
  const counts = vitest ? readVitest(report) : { passed: code === 0 ? 1 : 0, failed: 0, skipped: 0, skippedNames: [] };
  rmSync(folder, { recursive: true });
  if (code === 0 || counts.failed > 0) return { name, seconds, ...counts, reason: '' };
  // It may fail without a failed test: an error outside of a test, or no test found at all.
  const reason = counts.passed + counts.skipped > 0 ? 'no test failed, but the run did' : 'no test ran';
  return { name, seconds, ...counts, failed: 1, reason: vitest ? reason : '' };
}

/** A layer that cannot run is skipped, but not where nobody would see it. */
function withoutBrowser({ name }) {
  const counts = isCi ? { failed: 1, skipped: 0 } : { failed: 0, skipped: 1 };
  const reason = 'no Chromium: set CHROME_PATH, or install one';
  return { name, seconds: 0, passed: 0, ...counts, skippedNames: [], reason };
}
