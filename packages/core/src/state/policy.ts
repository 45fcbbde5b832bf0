/** How long sessions last. All durations in whole milliseconds. */
export interface SessionPolicy {
  /** Grows by one with every change, so that tabs can tell which of two policies is newer. */
  readonly version: number;
  /** The idle timeout: the session ends after this long without activity. */
  readonly idleMs: number;
  /** The maximum duration: the session ends this long after it began, whatever the person does. */
  readonly maxMs: number;
  /** How long before either end the person is warned. 0 means no warning. */
  readonly warnMs: number;
}

/** The durations of a policy, without its version: what an administrator edits. */
export type PolicyDurations = Omit<SessionPolicy, 'version'>;

/** What a host allows administrators to choose. Milliseconds. */
export interface PolicyLimits {
  /** The shortest idle or maximum duration. */
  readonly minMs: number;
  /** The longest maximum duration, {@link MAX_DURATION_MS} at most. */
  readonly maxMs: number;
}

/** One reason why a policy is refused. Carries no text: `@curfew/react` words it in the person's language. */
export interface PolicyProblem {
  /** The field to correct. */
  readonly field: keyof PolicyDurations;
  readonly code: 'not_a_duration' | 'too_short' | 'too_long' | 'idle_above_max' | 'warn_not_below_idle';
  /** The nearest allowed value in milliseconds, or `null` where there is none to offer. */
  readonly nearestMs: number | null;
}

/** Seven days in milliseconds: no host and no administrator can go above it. */
export const MAX_DURATION_MS = 604_800_000;

/** One minute to seven days, in milliseconds: the limits where a host names none. */
export const DEFAULT_LIMITS: PolicyLimits = { minMs: 60_000, maxMs: MAX_DURATION_MS };

/**
 * Checks durations against each other and against the host's limits:
 * `limits.minMs <= idleMs <= maxMs <= limits.maxMs` and `0 <= warnMs < idleMs`.
 *
 * The form and the server call this same function, so they can never disagree.
 *
 * @returns one problem a field at most; an empty list means the policy is valid
 * @example
 * validatePolicy({ idleMs: 7_200_000, maxMs: 3_600_000, warnMs: 60_000 })
 * // [{ field: 'idleMs', code: 'idle_above_max', nearestMs: 3_600_000 }]
 */
export function validatePolicy(policy: PolicyDurations, limits: PolicyLimits = DEFAULT_LIMITS): PolicyProblem[] {
  const longest = Math.min(limits.maxMs, MAX_DURATION_MS);
  const { idleMs, maxMs, warnMs } = policy;
  const max = range('maxMs', maxMs, limits.minMs, longest);
  const idle =
    range('idleMs', idleMs, limits.minMs, longest) ??
    (!max && idleMs > maxMs ? problem('idleMs', 'idle_above_max', maxMs) : null);
  const warn =
    range('warnMs', warnMs, 0, longest) ??
    (!idle && warnMs >= idleMs ? problem('warnMs', 'warn_not_below_idle', Math.floor(idleMs / 2)) : null);
  return [max, idle, warn].filter((found) => found !== null);
}

/**
 * How long a tab stays deaf after an input, in milliseconds: the throttle window. `lastActivityAt` may be older than
 * the truth by this much, so it shrinks where the time before the warning is short.
 *
 * @example
 * throttleMs({ version: 1, idleMs: 900_000, maxMs: 43_200_000, warnMs: 120_000 }) // 1_000
 */
export function throttleMs(policy: SessionPolicy): number {
  return Math.min(1_000, (policy.idleMs - policy.warnMs) / 4);
}

/**
 * The heartbeat period in milliseconds: a quarter of the idle timeout, one minute at most.
 *
 * @example
 * heartbeatMs({ version: 1, idleMs: 900_000, maxMs: 43_200_000, warnMs: 120_000 }) // 60_000
 */
export function heartbeatMs(policy: SessionPolicy): number {
  return Math.min(policy.idleMs / 4, 60_000);
}

function range(field: PolicyProblem['field'], ms: number, least: number, most: number): PolicyProblem | null {
  if (!Number.isSafeInteger(ms)) return problem(field, 'not_a_duration', null);
  if (ms < least) return problem(field, 'too_short', least);
  if (ms > most) return problem(field, 'too_long', most);
  return null;
}

function problem(field: PolicyProblem['field'], code: PolicyProblem['code'], nearestMs: number | null): PolicyProblem {
  return { field, code, nearestMs };
}
