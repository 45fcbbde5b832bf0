import type { LiveSession } from './live-session.ts';
import { HttpError } from './problems.ts';

const CODE = 'insufficient_user_authentication';

/** @throws RangeError */
export function assertMaxAge(maxAuthAgeMs: unknown): asserts maxAuthAgeMs is number {
  if (!(Number.isSafeInteger(maxAuthAgeMs) && Number(maxAuthAgeMs) > 0))
    throw new RangeError('authenticate needs a maxAuthAgeMs that is a whole number of ms above 0.');
}

/**
 * The error and the parameter of RFC 9470. Its scheme `Bearer` would ask for an access token, and no scheme is registered for
 * cookies. So the scheme is that of every 401 of Curfew.
 *
 * @throws HttpError `insufficient_user_authentication` if the user proved who they are longer than `maxAuthAgeMs` ago
 */
export function assertFreshProof({ session, state }: LiveSession, maxAuthAgeMs: number): void {
  if (state.now - session.provedAt <= maxAuthAgeMs) return;
  const challenge = `Curfew error="${CODE}", max_age="${Math.floor(maxAuthAgeMs / 1_000)}"`;
  throw new HttpError(CODE, { headers: { 'www-authenticate': challenge } });
}
