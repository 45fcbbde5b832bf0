// Keeps many sessions in one store of this process, and returns the heap that each takes.
import { createHash, randomBytes } from 'node:crypto';
import { memoryStore } from '@curfew/server';
import session from 'express-session';
import { IDLE_MS } from './host.mjs';
import { serve } from './serve.mjs';

const USER_AGENT =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36';

/** `add` begins a session, `extend` extends all. Each knows when it began and when it was last used. */
const HOLDERS = {
  async 'a bare Map'() {
    const sessions = new Map();
    return {
      add: (id, subject) => sessions.set(id, { subject, createdAt: Date.now(), seenAt: Date.now() }),
      extend(id) {
        sessions.get(id).seenAt = Date.now();
      },
    };
  },

  async 'express-session, MemoryStore'() {
    const store = new session.MemoryStore();
    const cookie = () => ({
      originalMaxAge: IDLE_MS,
      expires: new Date(Date.now() + IDLE_MS),
      httpOnly: true,
      path: '/',
    });
    return {
      add: (id, subject) => new Promise((done) => store.set(id, { cookie: cookie(), subject }, done)),
      extend: (id) => new Promise((done) => store.touch(id, { cookie: cookie() }, done)),
    };
  },

  async 'Curfew, memory'() {
    let later = 0;
    const store = memoryStore({ now: () => Date.now() + later });
    await store.ensurePolicy('default', null, { idleMs: IDLE_MS, maxMs: 43_200_000, warnMs: 120_000 });
    const more = { tenant: null, policyId: 'default', supersedes: null, maxSessions: 100 };
    return {
      // A string of its own for each request, as Node.js makes it.
      add: (id, subject) =>
        store.create({ ...more, tokenHash: id, subject, userAgent: Buffer.from(USER_AGENT).toString() }),
      extend(id) {
        later = 60_000;
        return store.touch(id, { ageMs: 0, sid: null });
      },
    };
  },
};

serve({
  names: () => Object.keys(HOLDERS),
  /** The bytes of a session: begun, and after it was extended. */
  async bytes(name, count) {
    const { add, extend } = await HOLDERS[name]();
    const ids = Array.from({ length: count }, () => createHash('sha256').update(randomBytes(32)).digest('base64url'));
    // The ids are counted, too: the store is what keeps them.
    const idBytes = 64;
    const before = heap();
    for (const [n, id] of ids.entries()) await add(id, `person-${n}`);
    const begun = idBytes + (heap() - before) / count;
    for (const id of ids) await extend(id);
    const extended = idBytes + (heap() - before) / count;
    // Keeps the store until it is measured.
    await add('last', 'person');
    return { begun, extended };
  },
});

function heap() {
  globalThis.gc();
  globalThis.gc();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
