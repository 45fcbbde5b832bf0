import { heartbeatMs, type PolicyDurations } from '@curfew/core/state';
import type { StoredPolicy } from './types.ts';

/** Version 1 of a policy. `now` is the store's clock, in ms. */
export function firstPolicy(id: string, tenant: string | null, durations: PolicyDurations, now: number): StoredPolicy {
  return {
    id,
    tenant,
    version: 1,
    ...pick(durations),
    minBeatMs: minBeatMs(durations),
    seenWatermark: 0,
    createdWatermark: 0,
    graceIdleMs: 0,
    graceUntil: 0,
    updatedAt: now,
  };
}

/**
 * The next version of a policy. It reaches live sessions without touching their rows, and neither of two mistakes:
 *
 * - It resurrects nobody: whoever is dead under the old durations is buried by the watermarks, so that raising a limit
 *   again brings no one back.
 * - It ends nobody who is working: their last heartbeat may be a whole old period old. For 1.25 old periods, 75 s at
 *   most, the idle limit is no less than that. A grace that still runs is kept. The limit only falls meanwhile.
 */
export function nextPolicy(old: StoredPolicy, durations: PolicyDurations, now: number): StoredPolicy {
  const graceMs = Math.round(1.25 * heartbeatMs(old));
  const runningMs = now < old.graceUntil ? old.graceIdleMs : 0;
  return {
    ...old,
    version: old.version + 1,
    ...pick(durations),
    minBeatMs: minBeatMs(durations),
    seenWatermark: Math.max(old.seenWatermark, now - Math.max(old.idleMs, runningMs)),
    createdWatermark: Math.max(old.createdWatermark, now - old.maxMs),
    graceIdleMs: Math.max(runningMs, graceMs),
    graceUntil: Math.max(old.graceUntil, now + graceMs),
    updatedAt: now,
  };
}

/** 0.8 of the heartbeat period: a client that beats with the jitter of the protocol is never too soon. */
function minBeatMs(durations: PolicyDurations): number {
  return Math.round(0.8 * heartbeatMs({ version: 0, ...durations }));
}

function pick({ idleMs, maxMs, warnMs }: PolicyDurations): PolicyDurations {
  return { idleMs, maxMs, warnMs };
}
