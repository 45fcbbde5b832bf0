import type { EndReason, SessionPolicy, SessionSnapshot } from '@curfew/core';
import { returnPath } from './return-path.ts';
import type { SignInIntent } from './types.ts';

/** An ended session whose end is certain. */
export interface Ended {
  readonly phase: 'ended';
  readonly reason: EndReason;
  readonly policy: SessionPolicy;
  /** Whether another session has begun in this browser. Never reload by yourself: it may belong to another user. */
  readonly canReload: boolean;
  /** The user's place and the reason, for `onSignIn`. */
  intent(): SignInIntent;
}

/** What the expired screen shows. `verifying`: cover the page without a reason, and keep its content. */
export type ExpiredState = { readonly phase: 'verifying' } | Ended;

/** The rules of the expired screen, for any view of it. Returns `null` without a screen. */
export function expiredState({
  status,
  verifying,
  reason,
  policy,
  replaced,
  signingIn,
}: SessionSnapshot): ExpiredState | null {
  if (status !== 'ended' || signingIn) return null;
  if (verifying || !reason || !policy) return { phase: 'verifying' };
  const canReload = replaced || reason === 'superseded';
  return { phase: 'ended', reason, policy, canReload, intent: () => ({ returnTo: returnPath(location), reason }) };
}
