import { createCurfew, memoryStore } from '@curfew/server';

const { IDLE = '15m', MAX = '12h', WARN = '2m' } = process.env;

export const curfew = createCurfew({
  // With several processes, or to keep sessions over a restart: postgresStore, redisStore.
  store: memoryStore(),
  policies: { default: { idle: IDLE, max: MAX, warn: WARN } },
  // To try it with seconds. By default a minute is the least.
  limits: { minMs: 1_000 },
  getSessionId: (request) => sessionIdOf(request.headers.get('cookie') ?? ''),
});

/**
 * Returns the id in `sid=s:<id>.<signature>`. It cannot be guessed, so the signature need not be verified here. Two such cookies
 * count as none: express-session might read the one of an ended session, and Curfew the other.
 */
function sessionIdOf(cookie) {
  const values = [...cookie.matchAll(/(?:^|;)\s*sid\s*=([^;]*)/g)].map(([, value]) => value);
  return values.length === 1 ? (/^s%3A([\w-]+)\./.exec(values[0])?.[1] ?? null) : null;
}
