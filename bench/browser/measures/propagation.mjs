import { quantile } from '../../lib/stats.mjs';
import { within } from '../../lib/within.mjs';
import { launch, move, profile, sleep } from '../lib/stage.mjs';

/** How long after an input in one tab the deadline has moved in another. */
export const propagation = {
  id: 'propagation',
  title: 'From an input in one tab to a moved deadline in another',
  limitMs: 200_000,
  async run({ quick, candidates }) {
    const browser = await launch();
    const pairs = [];
    for (const candidate of candidates.filter(({ shares }) => shares)) {
      const { open } = await profile(browser, candidate);
      const settings = { idleMs: 900_000 };
      pairs.push({ name: candidate.name, from: await open(settings), to: await open(settings), ms: [], lost: 0 });
    }
    // Candidates take turns, so that a change of the machine's speed affects them alike. The first ones do not count.
    const rounds = quick ? 15 : 100;
    for (let round = -3; round < rounds; round++) {
      const began = performance.now();
      for (const pair of pairs) {
        const ms = await oneWay(pair);
        if (round < 0) continue;
        if (ms === null) pair.lost++;
        else pair.ms.push(ms);
      }
      await sleep(Math.max(0, began + 1_150 - performance.now()));
    }
    const raw = Object.fromEntries(pairs.map(({ name, ms }) => [name, ms]));
    const base = quantile(raw['raw channel'], 0.5);
    return {
      raw,
      columns: ['candidate', 'p50 ms', 'p99 ms', 'against the raw channel', 'not heard'],
      rows: pairs.map(({ name, ms, lost }) => {
        if (ms.length === 0) return [name, '—', '—', '—', `${lost} of ${rounds}`];
        const half = quantile(ms, 0.5);
        return [name, half.toFixed(2), quantile(ms, 0.99).toFixed(2), (half / base).toFixed(2), `${lost} of ${rounds}`];
      }),
      note: `${rounds} inputs, from the first listener of the one page to the moment when the other page names a later deadline.`,
    };
  },
};

async function oneWay({ from, to }) {
  await to.evaluate(() => {
    const before = candidate.deadline();
    probe.movedAt = null;
    const { port1, port2 } = new MessageChannel();
    let until = 0;
    const look = () => {
      if (probe.movedAt !== null) return;
      if (candidate.deadline() - before > 100) probe.movedAt = performance.timeOrigin + performance.now();
      else if (performance.now() < until) port2.postMessage(null);
    };
    port1.onmessage = look;
    probe.heard = () => {
      until = performance.now() + 50;
      look();
    };
    if (!probe.listening) probe.onHeard(() => probe.heard());
    probe.listening = true;
  });
  await move(from);
  const inputAt = await from.evaluate(() => probe.inputAt);
  const moved = to.waitForFunction(() => probe.movedAt !== null, null, { polling: 20, timeout: 400 });
  try {
    await within(1_000, moved);
  } catch {
    return null;
  }
  return (await to.evaluate(() => probe.movedAt)) - inputAt;
}
