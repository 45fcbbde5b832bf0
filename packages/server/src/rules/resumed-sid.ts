import { lifeOf } from '@curfew/core/rules';
import { isTimeout } from '@curfew/core/state';
import type { SessionOwner, SessionWithPolicy } from '../store/types.ts';

/**
 * Returns the id of the session that a sign-in goes on from: the one that the browser presented, if it is the same person's and
 * has not ended, or only by a timeout. SQL repeats this in `RESUMED`.
 */
export function resumedSid(presented: SessionWithPolicy | null, { subject, tenant }: SessionOwner): string | null {
  if (presented?.session.subject !== subject || presented.session.tenant !== tenant) return null;
  const life = lifeOf(presented);
  return life.live || isTimeout(life.reason) ? presented.session.sid : null;
}
