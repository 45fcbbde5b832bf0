import { lifeOf } from '@curfew/core/rules';
import type { SessionWithPolicy, StoredSession } from '../store/types.ts';

/** A tab that resumes late receives the reason. */
export const KEEP_ENDED_MS = 86_400_000;

/** `sweepAt` is rounded, so that its index rarely changes. */
export const BUCKET_MS = 600_000;

export type SweepPlan =
  | { readonly forget: true }
  | { readonly forget: false; readonly sweepAt: number; readonly ended: Pick<StoredSession, 'endedAt' | 'endReason'> };

export function sweepPlan(found: SessionWithPolicy): SweepPlan {
  const life = lifeOf(found);
  if (life.live) return later(Math.min(life.idleAt, life.maxAt), { endedAt: null, endReason: null });
  const forgetAt = life.at + KEEP_ENDED_MS;
  // The end must be in the audit first.
  if (found.session.endedAt !== null && forgetAt <= found.now) return { forget: true };
  return later(Math.max(forgetAt, found.now), { endedAt: life.at, endReason: life.reason });
}

export function sweepAt(at: number): number {
  return Math.ceil(at / BUCKET_MS) * BUCKET_MS;
}

function later(at: number, ended: Pick<StoredSession, 'endedAt' | 'endReason'>): SweepPlan {
  return { forget: false, sweepAt: sweepAt(at), ended };
}
