import { startChild } from '../lib/child.mjs';

/** What a session takes in the heap of a process that keeps all of them. */
export const memory = {
  id: 'memory',
  title: 'Sessions in memory',
  limitMs: 900_000,
  async run({ quick }) {
    const counts = quick ? [10_000] : [70_000, 100_000];
    const raw = {};
    const names = await inChild((call) => call('names'));
    for (const name of names) {
      for (const count of counts) {
        raw[name] = { ...raw[name], [count]: await inChild((call) => call('bytes', name, count)) };
      }
    }
    return {
      raw,
      columns: ['', ...counts.flatMap((count) => [`bytes a session, of ${count}`, 'after it was extended'])],
      rows: names.map((name) => [
        name,
        ...counts.flatMap((count) => Object.values(raw[name][count]).map((bytes) => bytes.toFixed(0))),
      ]),
      note: 'The heap of a process for each, after garbage collection; ids and subjects included. The id has 43 characters, the subject 8 to 13. The bare Map keeps the subject and two instants, express-session that and the cookie as JSON. Curfew keeps also the public id, the policy, the browser, the place in the sweep and the list of each owner. At 70 000 the tables of a Map are half empty.',
    };
  },
};

async function inChild(work) {
  const child = startChild('holders.mjs');
  try {
    return await work(child.call);
  } finally {
    await child.stop();
  }
}
