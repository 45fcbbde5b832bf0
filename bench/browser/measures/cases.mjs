import { within } from '../../lib/within.mjs';
import { cases } from '../lib/cases.mjs';
import { launch, profile } from '../lib/stage.mjs';

/** Situations with one right result. */
export const rightOrWrong = {
  id: 'cases',
  title: 'Right or wrong',
  limitMs: 300_000,
  async run({ candidates }) {
    const ending = candidates.filter(({ ends }) => ends);
    const raw = {};
    for (const { name, tabs, play } of cases) {
      const browser = await launch();
      const profiles = await Promise.all(
        ending
          .filter(({ shares }) => shares || !tabs)
          .map(async (candidate) => ({ name: candidate.name, ...(await profile(browser, candidate)) })),
      );
      raw[name] = await within(30_000, play(profiles, browser)).catch((error) => ({ failure: error.message }));
      await browser.close();
    }
    return {
      raw,
      columns: ['case', ...ending.map(({ name }) => name)],
      rows: Object.entries(raw).map(([name, verdicts]) => [
        name,
        ...ending.map((candidate) => {
          if (verdicts.failure) return `not measured: ${verdicts.failure}`;
          const wrong = verdicts[candidate.name];
          return wrong === undefined ? '—' : wrong === null ? 'right' : `**wrong**: ${wrong}`;
        }),
      ]),
      note: 'A timeout of 4 s. "—": it is for one tab only. Setting the clock back is played by the page’s `Date`; a stopped process stands for a machine that had no time. Sleep with a monotonic clock that stands still cannot be played here.',
    };
  },
};
