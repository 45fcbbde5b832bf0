import { withSpread } from '../../lib/stats.mjs';
import { within } from '../../lib/within.mjs';
import { launch, move, profile, sleep } from '../lib/stage.mjs';

const WINDOW_MS = 4_000;
const MOVES_A_SECOND = 30;
const COUNTS = ['messages', 'deliveries', 'writes', 'storageEvents', 'timers', 'renders'];

/** What a minute of mouse moves in one tab costs all tabs. */
export const traffic = {
  id: 'traffic',
  title: 'A minute of work in one of many tabs',
  limitMs: 540_000,
  async run({ quick, candidates }) {
    const raw = {};
    const rows = [];
    for (const candidate of candidates.filter(({ name, shares }) => shares || name === 'nothing')) {
      try {
        raw[candidate.name] = await within(quick ? 60_000 : 100_000, measure(candidate, quick));
        for (const [tabs, samples] of Object.entries(raw[candidate.name]))
          rows.push(rowOf(candidate.name, tabs, samples));
      } catch (error) {
        rows.push([candidate.name, `not measured: ${error.message}`, ...COUNTS.map(() => ''), '']);
      }
    }
    return {
      raw,
      columns: ['candidate', 'tabs', ...COUNTS.map(words), 'CPU s'],
      rows,
      note: `Real tabs of one profile, the mouse moved ${MOVES_A_SECOND} times a second in one of them. A minute, from windows of ${WINDOW_MS / 1_000} s; CPU of all processes of the browser.`,
    };
  },
};

async function measure(candidate, quick) {
  const browser = await launch();
  const { open } = await profile(browser, candidate);
  const pages = [];
  const samples = {};
  for (const tabs of quick ? [2, 30] : [2, 10, 30]) {
    while (pages.length < tabs) pages.push(await open({ idleMs: 900_000 }));
    await sleep(1_500);
    samples[tabs] = [];
    const repeats = quick ? 1 : tabs === 30 ? 5 : 3;
    for (let i = 0; i < repeats; i++) samples[tabs].push(await sample(browser, pages));
  }
  await browser.close();
  return samples;
}

async function sample(browser, pages) {
  const before = await countsOf(pages);
  const cpuBefore = await cpuSeconds(browser);
  const began = performance.now();
  let moves = 0;
  while (performance.now() - began < WINDOW_MS) {
    await move(pages[0]);
    moves++;
    await sleep(Math.max(0, began + (moves * 1_000) / MOVES_A_SECOND - performance.now()));
  }
  const perMinute = 60_000 / (performance.now() - began);
  const cpu = ((await cpuSeconds(browser)) - cpuBefore) * perMinute;
  const after = await countsOf(pages);
  const counts = Object.fromEntries(COUNTS.map((name) => [name, (after[name] - before[name]) * perMinute]));
  return { ...counts, cpu, moves: moves * perMinute };
}

async function countsOf(pages) {
  const each = await Promise.all(
    pages.map((page) => page.evaluate(() => ({ ...probe.counts, renders: candidate.renders?.() ?? 0 }))),
  );
  return Object.fromEntries(COUNTS.map((name) => [name, each.reduce((sum, counts) => sum + counts[name], 0)]));
}

/** The CPU time that all processes of a browser have used so far. */
async function cpuSeconds(browser) {
  const cdp = await browser.newBrowserCDPSession();
  const { processInfo } = await cdp.send('SystemInfo.getProcessInfo');
  await cdp.detach();
  return processInfo.reduce((sum, { cpuTime }) => sum + cpuTime, 0);
}

function rowOf(name, tabs, samples) {
  const cell = (count) => withSpread(samples.map((sample) => sample[count]));
  return [
    name,
    tabs,
    ...COUNTS.map(cell),
    withSpread(
      samples.map(({ cpu }) => cpu),
      2,
    ),
  ];
}

function words(count) {
  return count === 'storageEvents' ? 'storage events' : count === 'writes' ? 'storage writes' : count;
}
