import {
  type DurationInput,
  MAX_DURATION_MS,
  parseDuration,
  type SessionPolicy,
  validatePolicy,
} from './model/index.ts';

/** A policy as hosts write it. */
export interface PolicyOptions {
  /** The idle timeout: signed out after this long without activity. */
  readonly idle: DurationInput;
  /** The maximum duration: signed out this long after sign-in, whatever the person does. Seven days at most. */
  readonly max: DurationInput;
  /** How long before either end the person is warned. Two minutes by default, or half of `idle` where that is less. */
  readonly warn?: DurationInput;
}

const DEFAULT_WARN_MS = 120_000;

const SENTENCES = {
  not_a_duration: 'is not a duration',
  too_short: 'must be longer than 0',
  too_long: 'must not be longer than 7 days',
  idle_above_max: 'must not be longer than policy.max',
  warn_not_below_idle: 'must be shorter than policy.idle',
} as const;

/** @throws RangeError that names the option to correct */
export function readPolicy(options: PolicyOptions): SessionPolicy {
  const idleMs = parseDuration(options.idle);
  const maxMs = parseDuration(options.max);
  const warnMs = parseDuration(options.warn ?? Math.min(DEFAULT_WARN_MS, Math.floor(idleMs / 2)));
  const [problem] = validatePolicy({ idleMs, maxMs, warnMs }, { minMs: 1, maxMs: MAX_DURATION_MS });
  if (problem) throw new RangeError(`policy.${problem.field.slice(0, -2)} ${SENTENCES[problem.code]}.`);
  return { version: 0, idleMs, maxMs, warnMs };
}
