import { quantile, withSpread } from '../../lib/stats.mjs';
import { launch, move, profile, sleep } from '../lib/stage.mjs';

const MOVES_A_ROUND = 50_000;

/** Nanoseconds that a mouse move costs a page: a million events, in rounds in which candidates take turns. */
export const eventCost = {
  id: 'event-cost',
  title: 'What a move of the mouse costs',
  limitMs: 150_000,
  async run({ quick, candidates }) {
    const rounds = quick ? 3 : 10;
    const browser = await launch();
    const runners = [];
    for (const candidate of candidates) {
      const { open } = await profile(browser, candidate, { probed: false });
      runners.push({ name: candidate.name, page: await open({ idleMs: 900_000 }), ns: [] });
    }
    // Candidates take turns, so that a change of the machine's speed affects them alike. The first round does not count.
    for (let round = 0; round <= rounds; round++) {
      await sleep(1_100);
      for (const { page, ns } of runners) {
        const cost = await dispatch(page);
        if (round > 0) ns.push(cost);
      }
    }
    const bare = runners.find(({ name }) => name === 'nothing').ns;
    const raw = {};
    for (const { name, ns } of runners) raw[name] = ns.map((cost, round) => cost - bare[round]);
    const listener = quantile(raw['empty listener'], 0.5);
    const peer = quantile(raw['react-idle-timer'], 0.5);
    return {
      raw,
      columns: [
        'candidate',
        'ns a move over a page that does not listen',
        'of an empty listener',
        'of react-idle-timer',
      ],
      rows: Object.entries(raw)
        .filter(([name]) => name !== 'nothing')
        .map(([name, ns]) => {
          const cost = quantile(ns, 0.5);
          return [name, withSpread(ns), (cost / listener).toFixed(2), (cost / peer).toFixed(2)];
        }),
      note: `${rounds} rounds of ${MOVES_A_ROUND} moves, each a \`pointermove\` and a \`mousemove\`. A real input comes first; the moves are dispatched by script, because a real one costs the browser a thousand times what is to be measured.`,
    };
  },
};

/** Dispatches a real input first, because the measure is what a page does with the events after it. */
async function dispatch(page) {
  await move(page);
  return page.evaluate((count) => {
    const init = { bubbles: true, movementX: 1, movementY: 1 };
    const events = [new PointerEvent('pointermove', init), new MouseEvent('mousemove', init)];
    const began = performance.now();
    for (let i = 0; i < count; i++) for (const event of events) document.body.dispatchEvent(event);
    return ((performance.now() - began) / count) * 1e6;
  }, MOVES_A_ROUND);
}
