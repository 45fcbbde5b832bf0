import { createCurfew, memoryStore } from '@curfew/server';
import { revokeSession, tokenOf } from './auth.js';

const { IDLE = '15m', MAX = '12h', WARN = '2m' } = process.env;

export const curfew = createCurfew({
  // With several processes, or to keep sessions over a restart: postgresStore, redisStore.
  store: memoryStore(),
  policies: { default: { idle: IDLE, max: MAX, warn: WARN } },
  // To try it with seconds. By default a minute is the least.
  limits: { minMs: 1_000 },
  getSessionId: tokenOf,
  onEvent(event) {
    if (event.kind === 'end') revokeSession(event.session.sid).catch(console.error);
  },
});

/** Ends the session whose session of Better Auth was deleted. It has ended already if that was the reason. */
export async function endSession({ userId, curfewSid }) {
  if (!curfewSid) return;
  const engine = await curfew.ready();
  await engine.revoke({ subject: userId, tenant: null, only: curfewSid, by: userId });
}
