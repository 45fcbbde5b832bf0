import { setTimeout as delay } from 'node:timers/promises';
import { quantile } from '../../lib/stats.mjs';
import { startBeats } from '../lib/beats.mjs';
import { startCandidate } from '../lib/child.mjs';

const STORES = { memory: 'memory', redis: 'Redis', postgres: 'PostgreSQL' };
/** Each of a thousand sessions every 14 s. */
const BEAT_EVERY_MS = 14;
/** The share of heartbeats that may be refused, for a busy machine. */
const MOST_REFUSED = 0.01;
/** Before each block of rounds, heartbeats are alone for so long. */
const ALONE_MS = 600;
/** Blocks in a turn, rounds in a block, and the pause after each. */
const PACE = { blocks: 5, rounds: 10, pauseMs: 50 };
const PACES = {
  'sweep, expired': { blocks: 4, rounds: 1, pauseMs: 200 },
  'sweep, to delete': { blocks: 4, rounds: 1, pauseMs: 200 },
  preview: { blocks: 1, rounds: 1, pauseMs: 200 },
};

/** What is done to sessions, with more and more others in the store, and what it does to the heartbeats of these. */
export const operations = Object.entries(STORES).map(([store, name]) => ({
  id: `operations-${store}`,
  title: `Operations beside heartbeats: ${name}`,
  limitMs: 2_400_000,
  async run({ quick, servers }) {
    const sizes = quick ? [1_000, 10_000] : [1_000, 100_000, 1_000_000];
    const turns = quick ? 1 : 3;
    const raw = await measureStore({ store, sizes, turns, servers });
    return {
      raw,
      columns: [
        'operation',
        ...sizes.map((size) => `ms at ${size}`),
        'times the least',
        ...sizes.map((size) => `heartbeats at ${size}: p99 alone, beside it, ms`),
        'times alone',
      ],
      rows: Object.entries(raw).map(([operation, measured]) => [operation, ...cellsOf(measured)]),
      note: `${turns} turns over the operations, in each ${PACE.blocks} blocks of ${PACE.rounds} rounds with pauses of ${PACE.pauseMs} ms (sweeps: 4 of 250 sessions; the preview: 1); medians. Meanwhile each node answers a heartbeat every ${BEAT_EVERY_MS} ms. "Alone" are those that are sent between two blocks, "beside it" those sent in a block. "Times" compares the most sessions with the fewest, and at the most sessions the heartbeats beside the operation with those alone. The preview counts all sessions on purpose. The operations themselves add some thousand sessions.`,
    };
  },
}));

async function measureStore({ store, sizes, turns, servers }) {
  const nodes = [];
  for (const sessions of sizes) {
    console.log(`  ${sessions}`);
    const url = await servers.open(store);
    const node = await startCandidate({ file: 'curfew-operations.mjs', store, sessions, url });
    nodes.push({ ...node, sessions, samples: {} });
  }
  for (const node of nodes) {
    node.beats = startBeats({ ...node, cookies: await node.call('begin') }, BEAT_EVERY_MS);
  }
  try {
    const names = await nodes[0].call('operations');
    for (let turn = 0; turn < turns; turn++) {
      // Sizes take turns, so that other load on the machine affects them alike.
      for (const name of names) for (const node of nodes) await measureOne(node, name);
    }
    for (const { sessions, beats } of nodes) {
      if (beats.refused() > MOST_REFUSED) throw new Error(`Heartbeats were refused at ${sessions} sessions.`);
    }
    return Object.fromEntries(names.map((name) => [name, resultOf(nodes, name)]));
  } finally {
    for (const { beats, stop } of nodes) {
      beats.stop();
      await stop();
    }
  }
}

async function measureOne({ call, beats, samples }, name) {
  const { blocks, rounds, pauseMs } = PACES[name] ?? PACE;
  samples[name] ??= { took: [], alone: [], beside: [] };
  const { took, alone, beside } = samples[name];
  await call('prepare', name, blocks * rounds);
  for (let block = 0; block < blocks; block++) {
    alone.push(...(await beats.during(() => delay(ALONE_MS))).waits);
    const { result, waits } = await beats.during(() => call('operate', name, rounds, pauseMs));
    took.push(...result);
    beside.push(...waits);
  }
}

function resultOf(nodes, name) {
  return Object.fromEntries(
    nodes.map(
      ({
        sessions,
        samples: {
          [name]: { took, alone, beside },
        },
      }) => [sessions, { ms: quantile(took, 0.5), alone: quantile(alone, 0.99), beside: quantile(beside, 0.99) }],
    ),
  );
}

function cellsOf(measured) {
  const of = Object.values(measured);
  const most = of.at(-1);
  return [
    ...of.map(({ ms }) => ms.toFixed(ms < 10 ? 3 : 0)),
    (most.ms / of[0].ms).toFixed(2),
    ...of.map(({ alone, beside }) => `${alone.toFixed(1)}, ${beside.toFixed(1)}`),
    (most.beside / most.alone).toFixed(2),
  ];
}
