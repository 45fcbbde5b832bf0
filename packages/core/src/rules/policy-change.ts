import { durationsOf, heartbeatMs, type PolicyApply, type PolicyDurations } from '../state/index.ts';
import { sidTime, withoutOver } from './eras.ts';
import type { PolicyEra, PolicyRecord } from './records.ts';

/** Each adds to what Redis scripts receive. */
const MOST_EARLIER = 10;

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
 * It applies to the sessions of earlier eras too, each by the durations that it had.
 *
 * @param now - the store's clock, in ms
 * @example
 * const saved = nextPolicy(stored, { ...stored, idleMs: 600_000 }, now);
 */
export function nextPolicy<P extends PolicyRecord>(old: P, durations: PolicyDurations, now: number): P {
  const version = old.version + 1;
  const saved = { ...old, ...changed(old, durations, now), version };
  if (!old.earlier) return saved;
  const earlier = withoutOver(old.earlier, now).map((era) => ({ ...era, ...changed(era, durations, now), version }));
  return { ...saved, earlier };
}

/**
 * Returns what to store when a policy is saved. With `apply: 'now'` that is {@link nextPolicy}. With `'next-sign-in'` the
 * sessions that exist keep what they have, until they end or a save that applies now changes it: see `policyOf`.
 *
 * @param now - the store's clock, in ms
 * @returns `null` if it is to apply at the next sign-in, and sessions of ten such eras may still be active
 * @example
 * const saved = savedPolicy(stored, { durations, apply: 'next-sign-in' }, now);
 */
export function savedPolicy<P extends PolicyRecord>(
  old: P,
  { durations, apply = 'now' }: { readonly durations: PolicyDurations; readonly apply?: PolicyApply | undefined },
  now: number,
): P | null {
  return apply === 'now' ? nextPolicy(old, durations, now) : nextSignInPolicy(old, durations, now);
}

function nextSignInPolicy<P extends PolicyRecord>(old: P, durations: PolicyDurations, now: number): P | null {
  const { id: _, earlier = [], ...record }: PolicyRecord = old;
  const eras: readonly PolicyEra[] = [
    ...withoutOver(earlier, now),
    { ...record, before: Math.floor(sidTime(old, now)) + 1 },
  ];
  if (eras.length > MOST_EARLIER) return null;
  return { ...old, ...changed(old, durations, now), version: old.version + 1, earlier: eras };
}

function changed(
  old: Omit<PolicyEra, 'before'>,
  durations: PolicyDurations,
  now: number,
): Omit<PolicyEra, 'before' | 'version'> {
  const graceMs = Math.round(1.25 * heartbeatMs(old));
  const runningMs = now < old.graceUntil ? old.graceIdleMs : 0;
  return {
    ...durationsOf(durations),
    minBeatMs: minBeatMs(durations),
    seenWatermark: Math.max(old.seenWatermark, now - Math.max(old.idleMs, runningMs)),
    createdWatermark: Math.max(old.createdWatermark, now - old.maxMs),
    graceIdleMs: Math.max(runningMs, graceMs),
    graceUntil: Math.max(old.graceUntil, now + graceMs),
    updatedAt: now,
  };
}

/** 0.8 of the heartbeat period: a heartbeat with the protocol's jitter is never too soon. */
function minBeatMs(durations: PolicyDurations): number {
  return Math.round(0.8 * heartbeatMs({ version: 0, ...durations }));
}
