import type { EndReason, Session, SessionPolicy, SessionSnapshot } from '@curfew/core';
import { returnPath } from './return-path.ts';
import type { SignInIntent } from './types.ts';

/** An ended session whose end is certain. */
export interface Ended {
  readonly phase: 'ended';
  readonly reason: EndReason;
  readonly policy: SessionPolicy;
  /** Whether another session has begun in this browser. Never reload by yourself: it may belong to another user. */
  readonly canReload: boolean;
  /** Whether the server has not received the user's last activity: inactivity is then not the reason. */
  readonly isUnreported: boolean;
  /** The user's place and the reason, for `onSignIn`. */
  intent(): SignInIntent;
}

/** What the expired screen shows. `verifying`: cover the page without a reason, and keep its content. */
export type ExpiredState = { readonly phase: 'verifying' } | Ended;

/** The rules of the expired screen, for any view of it. Returns `null` without a screen. */
export function expiredState(snapshot: SessionSnapshot, session: Session): ExpiredState | null {
  const { status, verifying, reason, policy, replaced, signingIn } = snapshot;
  if (status !== 'ended' || signingIn) return null;
  if (verifying || !reason || !policy) return { phase: 'verifying' };
  const canReload = replaced || reason === 'superseded';
  return {
    phase: 'ended',
    reason,
    policy,
    canReload,
    isUnreported: reason === 'idle' && isUnreported(session, policy),
    intent: () => ({ returnTo: returnPath(location), reason }),
  };
}

/** Whether the user was active later than an idle session can have been: since its warning, or for half of its time. */
function isUnreported({ observe }: Session, { idleMs, warnMs }: SessionPolicy): boolean {
  let isLate = false;
  const stop = observe(({ facts }) => {
    if (facts?.ended) isLate = facts.ended.at - facts.lastActivityAt < Math.max(warnMs, idleMs / 2);
  });
  stop();
  return isLate;
}
