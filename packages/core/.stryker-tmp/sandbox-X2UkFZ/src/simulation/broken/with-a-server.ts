// @ts-nocheck
import type { Variant } from './variant.ts';

/** Faults of a tab's dealings with its server. */
export const SERVER: readonly Variant[] = [
  {
    name: 'deadlines that count from the end of the request',
    file: 'remote/connection.ts',
    find: 'if (state) await accept(state, sentAt);',
    replace: 'if (state) await accept(state, clock.now());',
  },
  {
    name: 'a heartbeat that tells the time instead of the age',
    file: 'remote/connection.ts',
    find: 'ageMs: Math.max(0, Math.ceil(sentAt - lastActivityAt))',
    replace: 'ageMs: 0 * lastActivityAt',
  },
  {
    name: 'a follower that never reports, though the leader is frozen',
    file: 'remote/connection.ts',
    find: 'return ownInputAt > (facts.server?.ackedAt ?? -Infinity) ? Math.max(ownInputAt, beatAt) + 1.5 * period : Infinity;',
    replace: 'return Infinity;',
  },
  {
    name: 'a leader that does not beat',
    file: 'remote/connection.ts',
    find: 'if (host.leading()) {',
    replace: 'if (host.leading()) {\n      return Infinity;',
  },
  {
    name: 'a leader that never asks',
    file: 'remote/connection.ts',
    find: 'return host.leading() || !answered ? askedAt + POLL_MS : Infinity;',
    replace: 'return answered ? Infinity : askedAt + POLL_MS;',
  },
  {
    name: 'a failed request that ends the session',
    file: 'remote/connection.ts',
    find: "    if ('ended' in reply) {\n      host.onNone(reply.ended);\n      return null;\n    }",
    replace: "    host.onNone('ended' in reply ? reply.ended : null);\n    if ('ended' in reply) return null;",
  },
  {
    name: 'a 401 that is ignored',
    file: 'remote/connection.ts',
    find: 'host.onNone(reply.ended);',
    replace: '',
  },
  {
    name: "a server's policy that is ignored",
    file: 'remote/answer.ts',
    find: 'policy: { version, idleMs: idle.limitMs, maxMs: max.limitMs, warnMs },',
    replace: 'policy: known?.policy ?? { version, idleMs: idle.limitMs, maxMs: max.limitMs, warnMs },',
  },
  {
    name: 'a sign-out that the server does not hear of',
    file: 'session/keeper.ts',
    find: "if (effect === 'logout') server()?.logout(facts.id);",
    replace: '',
  },
  {
    name: 'a sign-out that names no session',
    file: 'session/keeper.ts',
    find: "if (effect === 'logout') server()?.logout(facts.id);",
    replace: "if (effect === 'logout') server()?.logout('');",
  },
  {
    name: 'a new session that goes on listening to the old connection',
    file: 'session/server.ts',
    find: 'if (listening() && current === connection) handle(...words);',
    replace: 'handle(...words);',
  },
];
