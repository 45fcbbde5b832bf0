import { lifeOf } from '@curfew/core/rules';
import { isTimeout } from '@curfew/core/state';
import type { SessionOwner, SessionWithPolicy } from '../store/types.ts';

/** Which session a sign-in goes on from: the same person's, active or ended by a timeout. In SQL: `RESUMED`. */
export function resumedSid(presented: SessionWithPolicy | null, { subject, tenant }: SessionOwner): string | null {
  if (presented?.session.subject !== subject || presented.session.tenant !== tenant) return null;
  const life = lifeOf(presented);
  return life.live || isTimeout(life.reason) ? presented.session.sid : null;
}
