import { quantile, withSpread } from '../../lib/stats.mjs';
import { startCandidate } from '../lib/child.mjs';
import { load } from '../lib/load.mjs';

const STORES = { memory: 'memory', redis: 'Redis', postgres: 'PostgreSQL' };

/** The same requests with a thousand times the sessions. */
export const growth = {
  id: 'growth',
  title: 'Growth',
  limitMs: 2_400_000,
  async run({ quick, servers }) {
    const sizes = quick ? [1_000, 10_000] : [1_000, 1_000_000];
    const rounds = quick ? 1 : 3;
    const amount = quick ? 5_000 : 10_000;
    const raw = {};
    const rows = [];
    for (const [store, name] of Object.entries(STORES)) {
      console.log(`  ${name}`);
      const nodes = [];
      for (const sessions of sizes) {
        const node = await startCandidate({ file: 'curfew.mjs', store, sessions, url: await servers.open(store) });
        nodes.push({ ...node, sessions, rates: [], changes: [] });
        await load(node, node.read, node.cookies, amount / 4);
      }
      for (let round = 0; round < rounds; round++) {
        for (const node of nodes) node.rates.push((await load(node, node.read, node.cookies, amount)).rate);
      }
      for (const node of nodes) {
        for (let n = 0; n < rounds; n++) node.changes.push((await node.call('savePolicy')).tookMs);
        await node.stop();
      }
      raw[name] = Object.fromEntries(nodes.map(({ sessions, rates, changes }) => [sessions, { rates, changes }]));
      const ratio = quantile(nodes[1].rates, 0.5) / quantile(nodes[0].rates, 0.5);
      for (const { sessions, rates, changes } of nodes) {
        const isLast = sessions === sizes.at(-1);
        rows.push([name, sessions, withSpread(rates), isLast ? ratio.toFixed(2) : '—', withSpread(changes, 1)]);
      }
    }
    return {
      raw,
      columns: ['store', 'sessions', 'reads/s', 'of the rate with the fewest', 'a policy change, ms'],
      rows,
      note: `${rounds} rounds of ${amount} reads of the host's route. On Redis a change comes into force half a second after it is written, on purpose (docs/adr/0012).`,
    };
  },
};
