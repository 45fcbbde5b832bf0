import { lifeOf } from './life.ts';
import type { Found, StoredSession } from './types.ts';

/** Ended sessions are kept for a day, so that a tab that wakes late is told why. */
export const KEEP_ENDED_MS = 86_400_000;

/** `sweepAt` is coarse, so that an index on it changes rarely. */
export const BUCKET_MS = 600_000;

/** What the sweep does with one session that is due: forget it, or write this and look again at `sweepAt`. */
export type SweepPlan =
  | { readonly forget: true }
  | { readonly forget: false; readonly sweepAt: number; readonly ended: Pick<StoredSession, 'endedAt' | 'endReason'> };

/** Decides about one session that is due. */
export function sweepPlan(found: Found): SweepPlan {
  const life = lifeOf(found);
  if (life.live) return later(Math.min(life.idleAt, life.maxAt), { endedAt: null, endReason: null });
  const forgetAt = life.at + KEEP_ENDED_MS;
  // An end that nobody has seen yet is recorded first, so that the audit tells of it.
  if (found.session.endedAt !== null && forgetAt <= found.now) return { forget: true };
  return later(Math.max(forgetAt, found.now), { endedAt: life.at, endReason: life.reason });
}

/**
 * When the sweep should look at a session that may be over `at` an instant: the end of that ten-minute bucket. In ms.
 */
export function sweepAt(at: number): number {
  return Math.ceil(at / BUCKET_MS) * BUCKET_MS;
}

function later(at: number, ended: Pick<StoredSession, 'endedAt' | 'endReason'>): SweepPlan {
  return { forget: false, sweepAt: sweepAt(at), ended };
}
