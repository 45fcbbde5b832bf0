import type { LiveSession } from './live-session.ts';
import { HttpError } from './problems.ts';

const CODE = 'insufficient_user_authentication';

export function assertMaxAge(maxAuthAgeMs: unknown): asserts maxAuthAgeMs is number {
  if (!(Number.isSafeInteger(maxAuthAgeMs) && Number(maxAuthAgeMs) > 0))
    throw new RangeError('authenticate needs a maxAuthAgeMs that is a whole number of ms above 0.');
}

/** As RFC 9470, but not its scheme `Bearer`, which would ask for an access token. None is registered for cookies. */
export function assertFreshProof({ session, state }: LiveSession, maxAuthAgeMs: number): void {
  if (state.now - session.provedAt <= maxAuthAgeMs) return;
  const challenge = `Curfew error="${CODE}", max_age="${Math.floor(maxAuthAgeMs / 1_000)}"`;
  throw new HttpError(CODE, { headers: { 'www-authenticate': challenge } });
}
