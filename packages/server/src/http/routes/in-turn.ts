import type { SessionInfo } from '../../engine-types.ts';
import { liveSession } from '../live-session.ts';
import type { RouteContext } from './route.ts';

const WAIT_MS = 5_000;

/**
 * One at a time for each user: the rate limit is of a session, and a user may have a hundred. Otherwise their requests would delay
 * the sign-ins and sign-outs of others. Of their sessions in turn, so that the thief of one cannot delay its revocation.
 */
export function inTurn<T>(
  { engine, token, turnsOf }: RouteContext,
  { tenant, subject, sid }: SessionInfo,
  act: (session: SessionInfo) => Promise<T>,
): Promise<T> {
  // Read again, because the session may end while it waits.
  const job = async () => act(liveSession(await engine.read(token)).session);
  const until = performance.now() + WAIT_MS;
  return turnsOf(sid)(() => turnsOf(JSON.stringify([tenant, subject]))(job, until), until);
}
