/** How long sessions last. All durations are in whole milliseconds. */
export interface SessionPolicy {
  /** Grows by one with every change. */
  readonly version: number;
  /** The idle timeout: the session ends after this long without activity. */
  readonly idleMs: number;
  /** The absolute timeout: the session ends this long after it began, regardless of activity. */
  readonly maxMs: number;
  /** How long before either end the user is warned. 0 disables the warning. */
  readonly warnMs: number;
}

/** The durations of a policy, without its version: what an administrator edits. */
export type PolicyDurations = Omit<SessionPolicy, 'version'>;

/**
 * To which sessions a save applies. `now`: to all, also to the active ones · `next-sign-in`: to those that begin later, while
 * the active ones keep the durations that they have.
 */
export type PolicyApply = (typeof POLICY_APPLIES)[number];

/** All values of {@link PolicyApply}. */
export const POLICY_APPLIES = ['now', 'next-sign-in'] as const;

/**
 * Returns the durations alone, without whatever else the object has.
 *
 * @example
 * durationsOf({ version: 7, idleMs: 900_000, maxMs: 43_200_000, warnMs: 120_000 }) // { idleMs, maxMs, warnMs }
 */
export function durationsOf({ idleMs, maxMs, warnMs }: PolicyDurations): PolicyDurations {
  return { idleMs, maxMs, warnMs };
}

/** What your app allows administrators to choose, in ms. */
export interface PolicyLimits {
  /** The shortest idle timeout and absolute timeout. */
  readonly minMs: number;
  /** The longest absolute timeout, {@link MAX_DURATION_MS} at most. */
  readonly maxMs: number;
}

/** One reason why a policy is not valid. It contains no text: `@curfew/react` has that in the user's language. */
export interface PolicyProblem {
  readonly field: keyof PolicyDurations;
  /** `not_a_duration`: no whole number of ms · `too_short`, `too_long`: beyond the limits; a warning may be 0. */
  readonly code: 'not_a_duration' | 'too_short' | 'too_long' | 'idle_above_max' | 'warn_not_below_idle';
  /** The nearest allowed value in ms, or `null` if there is none. */
  readonly nearestMs: number | null;
}

/** Seven days in ms. */
export const MAX_DURATION_MS = 604_800_000;

/** Of a policy in code, which has no other limits. `validatePolicy` names the field that is wrong. */
export function areOrdered({ idleMs, maxMs, warnMs }: PolicyDurations): boolean {
  return warnMs < idleMs && idleMs <= maxMs && maxMs <= MAX_DURATION_MS;
}

/** One minute to seven days, in ms: the limits if your app sets none. */
export const DEFAULT_LIMITS: PolicyLimits = { minMs: 60_000, maxMs: MAX_DURATION_MS };

/**
 * Checks durations against each other and against the limits:
 * `limits.minMs <= idleMs <= maxMs <= limits.maxMs` and `0 <= warnMs < idleMs`.
 *
 * The form and the server both call this function, so they cannot disagree.
 *
 * @param limits - {@link DEFAULT_LIMITS} by default
 * @returns at most one problem a field; an empty list if the policy is valid
 * @example
 * validatePolicy({ idleMs: 7_200_000, maxMs: 3_600_000, warnMs: 60_000 })
 * // [{ field: 'idleMs', code: 'idle_above_max', nearestMs: 3_600_000 }]
 */
export function validatePolicy(policy: PolicyDurations, limits: PolicyLimits = DEFAULT_LIMITS): PolicyProblem[] {
  const longest = Math.min(limits.maxMs, MAX_DURATION_MS);
  const { idleMs, maxMs, warnMs } = policy;
  const max = range('maxMs', maxMs, limits.minMs, longest);
  // Of two limits that a value exceeds, the lower one counts: the nearest allowed value must be allowed.
  const idle = max
    ? range('idleMs', idleMs, limits.minMs, longest)
    : range('idleMs', idleMs, limits.minMs, maxMs, 'idle_above_max');
  const warn =
    range('warnMs', warnMs, 0, idle ? longest : Infinity) ??
    (!idle && warnMs >= idleMs ? problem('warnMs', 'warn_not_below_idle', Math.floor(idleMs / 2)) : null);
  return [max, idle, warn].filter((found) => found !== null);
}

/**
 * The throttle window in ms: for how long a tab ignores input after it has reported some. `lastActivityAt` may be older
 * than the newest input by this much. So the window is shorter if the time before the warning is short.
 *
 * @example
 * throttleMs({ version: 1, idleMs: 900_000, maxMs: 43_200_000, warnMs: 120_000 }) // 1_000
 */
export function throttleMs(policy: SessionPolicy): number {
  return Math.min(1_000, (policy.idleMs - policy.warnMs) / 4);
}

/**
 * The heartbeat period in ms: a quarter of the idle timeout, one minute at most.
 *
 * @example
 * heartbeatMs({ version: 1, idleMs: 900_000, maxMs: 43_200_000, warnMs: 120_000 }) // 60_000
 */
export function heartbeatMs(policy: SessionPolicy): number {
  return Math.min(policy.idleMs / 4, 60_000);
}

function range(
  field: PolicyProblem['field'],
  ms: number,
  least: number,
  most: number,
  above: PolicyProblem['code'] = 'too_long',
): PolicyProblem | null {
  if (!Number.isSafeInteger(ms)) return problem(field, 'not_a_duration', null);
  if (ms < least) return problem(field, 'too_short', least);
  if (ms > most) return problem(field, above, most);
  return null;
}

function problem(field: PolicyProblem['field'], code: PolicyProblem['code'], nearestMs: number | null): PolicyProblem {
  return { field, code, nearestMs };
}
