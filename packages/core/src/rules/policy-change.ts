import { durationsOf, heartbeatMs, type PolicyDurations } from '../state/index.ts';
import type { PolicyRecord } from './records.ts';

/**
 * Returns version 1 of a policy.
 *
 * @param now - the store's clock, in ms
 * @example
 * firstPolicy('default', { idleMs: 900_000, maxMs: 43_200_000, warnMs: 120_000 }, now);
 */
export function firstPolicy(id: string, durations: PolicyDurations, now: number): PolicyRecord {
  return {
    id,
    version: 1,
    ...durationsOf(durations),
    minBeatMs: minBeatMs(durations),
    seenWatermark: 0,
    createdWatermark: 0,
    graceIdleMs: 0,
    graceUntil: 0,
    updatedAt: now,
  };
}

/**
 * Returns the next version of a policy, which applies to active sessions without writing their rows.
 *
 * - It revives no session. The watermarks mark the sessions that ended under the old durations, so raising a limit
 *   again has no effect on them.
 * - It ends no session in use. The last heartbeat may be a whole old period ago. So for 1.25 old periods, 75 s at most,
 *   the idle timeout is at least that long. A grace that still runs is kept.
 *
 * @param now - the store's clock, in ms
 * @example
 * const saved = nextPolicy(stored, { ...stored, idleMs: 600_000 }, now);
 */
export function nextPolicy<P extends PolicyRecord>(old: P, durations: PolicyDurations, now: number): P {
  const graceMs = Math.round(1.25 * heartbeatMs(old));
  const runningMs = now < old.graceUntil ? old.graceIdleMs : 0;
  return {
    ...old,
    version: old.version + 1,
    ...durationsOf(durations),
    minBeatMs: minBeatMs(durations),
    seenWatermark: Math.max(old.seenWatermark, now - Math.max(old.idleMs, runningMs)),
    createdWatermark: Math.max(old.createdWatermark, now - old.maxMs),
    graceIdleMs: Math.max(runningMs, graceMs),
    graceUntil: Math.max(old.graceUntil, now + graceMs),
    updatedAt: now,
  };
}

/** 0.8 of the heartbeat period, so that a heartbeat with the protocol's jitter is never too soon. */
function minBeatMs(durations: PolicyDurations): number {
  return Math.round(0.8 * heartbeatMs({ version: 0, ...durations }));
}
