import { lifeOf } from '@curfew/core/rules';
import type { SessionWithPolicy, StoredSession } from '../store/types.ts';

/** How long ended sessions are kept, so that a tab that resumes late receives the reason. */
export const KEEP_ENDED_MS = 86_400_000;

/** `sweepAt` is rounded to this, so that an index on it rarely changes. */
export const BUCKET_MS = 600_000;

/** What the sweep does with a due session: delete it, or write `ended` and check it again at `sweepAt`. */
export type SweepPlan =
  | { readonly forget: true }
  | { readonly forget: false; readonly sweepAt: number; readonly ended: Pick<StoredSession, 'endedAt' | 'endReason'> };

export function sweepPlan(found: SessionWithPolicy): SweepPlan {
  const life = lifeOf(found);
  if (life.live) return later(Math.min(life.idleAt, life.maxAt), { endedAt: null, endReason: null });
  const forgetAt = life.at + KEEP_ENDED_MS;
  // An end that is not recorded yet is recorded first, so that it is in the audit.
  if (found.session.endedAt !== null && forgetAt <= found.now) return { forget: true };
  return later(Math.max(forgetAt, found.now), { endedAt: life.at, endReason: life.reason });
}

/** The end of the ten-minute bucket, in ms. */
export function sweepAt(at: number): number {
  return Math.ceil(at / BUCKET_MS) * BUCKET_MS;
}

function later(at: number, ended: Pick<StoredSession, 'endedAt' | 'endReason'>): SweepPlan {
  return { forget: false, sweepAt: sweepAt(at), ended };
}
