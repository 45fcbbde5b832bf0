import { setTimeout as delay } from 'node:timers/promises';
import { quantile, withSpread } from '../../lib/stats.mjs';
import { startCandidate, startChild } from '../lib/child.mjs';

/** The first is not counted: its code is not compiled yet. */
const SAVES = 10;

/** Longer than the pause of a node between two rounds. */
const PAUSED_MS = 5_500;

/** Open event streams: the memory of one, and how soon a saved policy has reached all of them. */
export const streams = {
  id: 'streams',
  title: 'Event streams',
  limitMs: 1_200_000,
  async run({ quick, servers }) {
    const cases = [
      { name: 'memory, one node', store: 'memory', nodes: 1, counts: quick ? [500] : [1_000, 3_000, 10_000] },
      { name: 'PostgreSQL, two nodes', store: 'postgres', nodes: 2, counts: quick ? [500] : [1_000] },
      { name: 'Redis, two nodes', store: 'redis', nodes: 2, counts: quick ? [500] : [1_000] },
    ];
    const raw = {};
    const rows = [];
    for (const { name, store, nodes, counts } of cases) {
      for (const count of counts) {
        console.log(`  ${name}, ${count}`);
        const { pushes, bytes, rss, cpu } = await measureStreams({
          store,
          nodes,
          count,
          url: await servers.open(store),
        });
        const [p50, p99, last] = [0.5, 0.99, 1].map((share) => pushes.map((waits) => quantile(waits, share)));
        raw[name] = { ...raw[name], [count]: { p50, p99, last, bytes, rss, cpu } };
        rows.push([
          name,
          count,
          `${(bytes / 1_024).toFixed(1)} kB`,
          `${(rss / 1e6).toFixed(0)} MB`,
          ...[p50, p99, last].map((ms) => withSpread(ms)),
          cpu.toFixed(0),
        ]);
      }
    }
    return {
      raw,
      columns: [
        '',
        'streams',
        'memory a stream',
        'a node’s whole process',
        'push p50 ms',
        'p99',
        'the last',
        'CPU µs a push',
      ],
      rows,
      note: `Each stream belongs to a session of its own. Push is the time from the call that saves a policy on one node to the arrival of its event at a client, the median of ${SAVES - 1} saves, in brackets the least and the most; all clients are one process on the same machine, whose own work is in it. CPU is that of the nodes for one event to one stream, of the cheapest save.`,
    };
  },
};

async function measureStreams({ store, nodes: width, count, url }) {
  const nodes = [];
  for (let n = 0; n < width; n++) {
    // Each adds sessions of its own, and any node serves any of them.
    nodes.push(await startCandidate({ file: 'curfew.mjs', store, url, sessions: count / width }));
  }
  const client = startChild('listeners.mjs');
  try {
    const before = await Promise.all(nodes.map((node) => node.call('rss')));
    for (const node of nodes) await client.call('open', node.port, node.cookies);
    const after = await Promise.all(nodes.map((node) => node.call('rss')));
    const rss = Math.max(...after);
    const bytes = (sum(after) - sum(before)) / count;
    const pushes = [];
    const costs = [];
    for (let n = 0; n < SAVES; n++) {
      const spent = await Promise.all(nodes.map((node) => node.call('cpu')));
      const { began, version } = await nodes[0].call('savePolicy');
      const arrivals = await client.call('arrivals', version);
      const lost = arrivals.filter((at) => at === null).length;
      if (lost) throw new Error(`${lost} of ${count} streams did not receive the new policy.`);
      const now = await Promise.all(nodes.map((node) => node.call('cpu')));
      if (n > 0) {
        pushes.push(arrivals.map((at) => at - began));
        costs.push(((sum(now) - sum(spent)) * 1_000) / count);
      }
      // After a round of reads, a node pauses for a multiple of the time that it took.
      await delay(PAUSED_MS);
    }
    return { pushes, bytes, rss, cpu: Math.min(...costs) };
  } finally {
    await client.stop();
    for (const node of nodes) await node.stop();
  }
}

function sum(numbers) {
  return numbers.reduce((total, number) => total + number, 0);
}
