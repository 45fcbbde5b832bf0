import { withSpread } from '../../lib/stats.mjs';
import { within } from '../../lib/within.mjs';
import { freeze } from '../lib/freeze.mjs';
import { closeBrowsers, launch, launchReal, profile, sleep } from '../lib/stage.mjs';

const IDLE_MS = 4_000;

/** How long after the deadline a page is informed that the session has ended. */
export const lateness = {
  id: 'lateness',
  title: 'How late the end comes',
  limitMs: 200_000,
  async run({ quick, candidates }) {
    const ending = candidates.filter(({ ends }) => ends);
    const repeats = quick ? 1 : 3;
    const raw = Object.fromEntries(ending.map(({ name }) => [name, { visible: [], hidden: [], woken: [] }]));
    for (let i = 0; i < repeats; i++) {
      for (const state of ['visible', 'hidden', 'woken']) {
        const times = await within(45_000, states[state](ending)).catch((error) => {
          console.error(`${state}: ${error.message}`);
          return [];
        });
        await closeBrowsers();
        for (const [name, ms] of times) if (ms !== null) raw[name][state].push(ms);
      }
    }
    return {
      raw,
      columns: ['candidate', 'visible, ms', 'hidden, ms', 'stopped past the deadline, ms after it goes on'],
      rows: ending.map(({ name }) => {
        const { visible, hidden, woken } = raw[name];
        return [name, withSpread(visible), withSpread(hidden), withSpread(woken)];
      }),
      note: 'A timeout of 4 s, no input; the deadline is what the candidate names 50 ms after its start. Hidden: another tab in front of it, in a browser under its own defaults, which throttles hidden timers. "—": not over within 3 s.',
    };
  },
};

const states = {
  async visible(candidates) {
    const pages = await openAll(await launch(), candidates);
    return lateBy(pages, ({ endsAt }) => endsAt);
  },
  async hidden(candidates) {
    const browser = await launchReal();
    const [context] = browser.contexts();
    const pages = await openAll(browser, candidates, context);
    const shown = await Promise.all(pages.map(({ page }) => page.evaluate(() => document.visibilityState)));
    if (shown.includes('visible')) throw new Error('A tab behind another is visible here.');
    return lateBy(pages, ({ endsAt }) => endsAt);
  },
  async woken(candidates) {
    const browser = await launch();
    const pages = await openAll(browser, candidates);
    const wake = await freeze(browser);
    await sleep(IDLE_MS + 3_000);
    const wokenAt = Date.now();
    wake();
    const times = await lateBy(pages, () => wokenAt);
    // A page that was informed before was not stopped in time: on a machine that slow the figure means nothing.
    return times.filter(([, ms]) => ms === null || ms > 0);
  },
};

/** Starts all candidates at one time, each in a tab and an origin of its own, once all tabs are open. */
async function openAll(browser, candidates, context) {
  context ??= await browser.newContext();
  const pages = [];
  for (const [i, candidate] of candidates.entries()) {
    const { blank, start } = await profile(browser, candidate, { context, origin: `http://candidate${i}.localhost` });
    pages.push({ name: candidate.name, page: await blank(), start });
  }
  const front = await context.newPage();
  await front.bringToFront();
  await Promise.all(pages.map(({ page, start }) => start(page, { idleMs: IDLE_MS })));
  return pages;
}

async function lateBy(pages, dueAt) {
  await sleep(IDLE_MS + 3_000);
  const times = [];
  for (const { name, page } of pages) {
    const { toldAt, endsAt } = await page.evaluate(() => ({ toldAt: candidate.toldAt(), endsAt: probe.endsAt }));
    times.push([name, toldAt === null ? null : toldAt - dueAt({ endsAt })]);
  }
  return times;
}
