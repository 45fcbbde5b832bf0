import { createCurfew, memoryStore } from '@curfew/server';
import { forgetIdToken } from './openid.js';

const { IDLE = '15m', MAX = '12h', WARN = '2m', ORIGIN } = process.env;

/** The address that browsers see. A proxy may send `localhost` in place of it, so the cookie would be that of development. */
export const allowedOrigins = ORIGIN ? [ORIGIN] : [];

export const curfew = createCurfew({
  // With several processes, or to keep sessions over a restart: postgresStore, redisStore.
  store: memoryStore(),
  policies: { default: { idle: IDLE, max: MAX, warn: WARN } },
  // To try it with seconds. By default a minute is the least.
  limits: { minMs: 1_000 },
  allowedOrigins,
  onEvent(event) {
    if (event.kind === 'end') forgetIdToken(event.session.sid);
  },
});
