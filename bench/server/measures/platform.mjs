import { quantile } from '../../lib/stats.mjs';
import { startCandidate } from '../lib/child.mjs';
import { load } from '../lib/load.mjs';

const OPERATIONS = { session: 'GET /session', heartbeat: 'POST /heartbeat', read: '`authenticate` in the app’s route' };
const CANDIDATES = {
  bare: { name: 'node:http, no session', file: 'bare.mjs', store: 'nothing' },
  own: { name: 'Curfew, memory', file: 'curfew.mjs', store: 'memory' },
};

/** The CPU of Curfew's HTTP layer, beside `node:http` with the same requests and the same JSON. */
export const platform = {
  id: 'platform',
  title: 'Beside the bare platform',
  limitMs: 900_000,
  async run({ quick }) {
    const rounds = quick ? 3 : 11;
    const amount = quick ? 2_000 : 5_000;
    const opened = {};
    // A second write to the same session would come too soon to be stored.
    for (const [key, options] of Object.entries(CANDIDATES)) {
      opened[key] = await startCandidate({ ...options, sessions: (rounds + 1) * amount });
    }
    const raw = Object.fromEntries(Object.keys(OPERATIONS).map((operation) => [operation, { bare: [], own: [] }]));
    for (let round = 0; round <= rounds; round++) {
      for (const operation of Object.keys(OPERATIONS)) {
        // Both in turn, so that other load on the machine affects them alike. The first round warms up.
        for (const [key, node] of Object.entries(opened)) {
          const cookies = node.cookies.slice(round * amount, (round + 1) * amount);
          const { cpu } = await load({ ...node, name: CANDIDATES[key].name }, node[operation], cookies, amount);
          if (round > 0) raw[operation][key].push(cpu);
        }
      }
    }
    for (const node of Object.values(opened)) await node.stop();
    return {
      raw,
      columns: [
        'request',
        'node:http, least µs',
        'median',
        'Curfew, least µs',
        'median',
        'least ÷ least',
        'median of the rounds',
      ],
      rows: Object.entries(OPERATIONS).map(([operation, name]) => {
        const { bare, own } = raw[operation];
        const figures = [bare, own].flatMap((values) => [Math.min(...values), quantile(values, 0.5)]);
        return [
          name,
          ...figures.map((us) => us.toFixed(1)),
          ...ratiosOf(raw[operation]).map((value) => value.toFixed(2)),
        ];
      }),
      note: `CPU of the server's process for one request, ${rounds} rounds of ${amount} over 50 connections; both take turns. Other load on the machine only adds, so the least is nearest to the true cost. Bare \`node:http\` receives the same requests, parses the same body and returns JSON of the same form.`,
    };
  },
};

/** Curfew's CPU over the bare platform's: of the least, and the median of the rounds. */
export function ratiosOf({ bare, own }) {
  return [
    Math.min(...own) / Math.min(...bare),
    quantile(
      own.map((us, round) => us / bare[round]),
      0.5,
    ),
  ];
}
