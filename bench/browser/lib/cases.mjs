// The situations and their right results. A case returns for each candidate `null`, or what was wrong.
import { freeze } from './freeze.mjs';
import { move, sleep } from './stage.mjs';

const IDLE_MS = 4_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;
const settings = { idleMs: IDLE_MS };

const over = (page) => page.evaluate(() => candidate.over());
const deadline = (page) => page.evaluate(() => candidate.deadline());

export const cases = [
  {
    name: 'stopped past the deadline, then an input',
    async play(profiles, browser) {
      const pages = await begin(profiles);
      const wake = await freeze(browser);
      await sleep(IDLE_MS + 3_000);
      const moves = pages.map(({ value }) => move(value));
      wake();
      await Promise.all(moves);
      await sleep(500);
      return verdicts(pages, async (page) => ((await over(page)) ? null : 'the input revives it'));
    },
  },
  {
    name: 'the clock is set back an hour',
    async play(profiles) {
      const pages = await begin(profiles);
      await sleep(1_000);
      for (const { value } of pages) await setBack(value);
      await sleep(IDLE_MS);
      return verdicts(pages, async (page) => ((await over(page)) ? null : 'it goes on'));
    },
  },
  {
    name: 'a person works while the clock is set back',
    async play(profiles) {
      const pages = await begin(profiles);
      for (const { value } of pages) await move(value);
      for (const { value } of pages) await setBack(value);
      await work(pages.map(({ value }) => value));
      return verdicts(pages, async (page) => ((await over(page)) ? 'it ends' : null));
    },
  },
  {
    name: 'a tab is opened after the clock was set back',
    tabs: true,
    async play(profiles) {
      const pages = await begin(profiles);
      await sleep(500);
      for (const { value } of pages) await setBack(value);
      const later = await each(profiles, ({ open }) => open(settings, HOUR_MS));
      await sleep(IDLE_MS);
      return verdicts(later, async (page) => ((await over(page)) ? null : 'the new tab goes on'));
    },
  },
  {
    name: 'a tab is opened late',
    tabs: true,
    async play(profiles) {
      const pairs = await each(profiles, async ({ open }) => {
        const first = await open(settings);
        await sleep(2_000);
        const before = await deadline(first);
        const second = await open(settings);
        await sleep(400);
        return { before, after: await deadline(first), told: await deadline(second) };
      });
      return verdicts(pairs, async ({ before, after, told }) => {
        if (Math.abs(after - before) > 300) return `it moves the first tab’s deadline by ${seconds(after - before)}`;
        return Math.abs(told - before) > 300 ? `it believes in ${seconds(told - before)} more` : null;
      });
    },
  },
  {
    name: 'a tab is opened after the end',
    tabs: true,
    async play(profiles) {
      const first = await each(profiles, ({ open }) => open(settings));
      await sleep(IDLE_MS + 1_500);
      const pairs = await each(profiles, async ({ name, open }) => ({
        first: first.find((entry) => entry.name === name).value,
        second: await open(settings),
      }));
      await sleep(700);
      return verdicts(pairs, async ({ first, second }) => {
        if (!(await over(second))) return (await over(first)) ? 'the new tab lives' : 'both live';
        return (await over(first)) ? null : 'the first lives again';
      });
    },
  },
  {
    name: 'the other tab crashes',
    tabs: true,
    async play(profiles) {
      const pairs = await beginPairs(profiles);
      for (const { value } of pairs) await move(value.first);
      await sleep(700);
      for (const { value } of pairs) await value.first.goto('chrome://crash', { timeout: 1_000 }).catch(() => {});
      await sleep(IDLE_MS + 1_500);
      return verdicts(pairs, async ({ second }) => ((await over(second)) ? null : 'it never ends'));
    },
  },
  {
    name: 'a person works in one tab of two',
    tabs: true,
    async play(profiles) {
      const pairs = await beginPairs(profiles);
      await work(pairs.map(({ value }) => value.first));
      return verdicts(pairs, async ({ first, second }) => {
        const ended = [await over(first), await over(second)];
        return ended[0] ? 'both end' : ended[1] ? 'the other ends' : null;
      });
    },
  },
  {
    name: 'a timeout of 25 days',
    async play(profiles) {
      const pages = await each(profiles, async ({ open }) => {
        const failure = await open({ idleMs: 25 * DAY_MS }).then(
          (page) => ({ page }),
          ({ message }) => ({ message: message.split('\n')[0] }),
        );
        await sleep(700);
        return failure;
      });
      return verdicts(pages, async ({ page, message }) => {
        if (message) return /days/.test(message) ? null : `it throws: ${message}`;
        return (await over(page)) ? 'it ends at once' : null;
      });
    },
  },
];

async function setBack(page) {
  await page.evaluate((ms) => {
    probe.clockShiftMs = ms;
  }, HOUR_MS);
}

/** Moves the mouse for longer than the timeout. */
async function work(pages) {
  const until = Date.now() + IDLE_MS + 2_500;
  while (Date.now() < until) {
    for (const page of pages) await move(page);
    await sleep(200);
  }
}

/** Starts every candidate in a tab, at one time. On a busy machine the first would end before the last is open. */
async function begin(profiles) {
  const blank = await each(profiles, async ({ blank, start }) => ({ page: await blank(), start }));
  return each(blank, async ({ value: { page, start } }) => {
    await start(page, settings);
    return page;
  });
}

/** Starts every candidate in two tabs. */
async function beginPairs(profiles) {
  const firsts = await each(profiles, async ({ blank, start }) => ({
    first: await blank(),
    second: await blank(),
    start,
  }));
  return each(firsts, async ({ value: { first, second, start } }) => {
    await start(first, settings);
    await start(second, settings);
    return { first, second };
  });
}

/** Opens all candidates at once, so that a case takes as long as one of them. */
function each(profiles, open) {
  return Promise.all(profiles.map(async (given) => ({ name: given.name, value: await open(given) })));
}

async function verdicts(entries, judge) {
  const judged = await Promise.all(entries.map(async ({ name, value }) => [name, await judge(value)]));
  return Object.fromEntries(judged);
}

function seconds(ms) {
  return `${(ms / 1_000).toFixed(1)} s`;
}
