import { type DurationInput, parseDuration } from '../state/duration.ts';
import { MAX_DURATION_MS, type SessionPolicy } from '../state/policy.ts';

/** A policy as your app writes it. */
export interface PolicyOptions {
  /** The idle timeout: signed out after this long without activity. */
  readonly idle: DurationInput;
  /** The absolute timeout: signed out this long after sign-in, regardless of activity. Seven days at most. */
  readonly max: DurationInput;
  /**
   * How long before either end the user is warned.
   *
   * @default two minutes, or half of `idle` if that is less
   */
  readonly warn?: DurationInput;
}

const DEFAULT_WARN_MS = 120_000;

/**
 * @throws TypeError if a part is unknown or a duration cannot be read
 * @throws RangeError if the durations contradict each other
 */
export function readPolicy(options: PolicyOptions): SessionPolicy {
  checkOptions('policy', options, ['idle', 'max', 'warn']);
  const idleMs = parseDuration(options.idle);
  const maxMs = parseDuration(options.max);
  const warnMs = parseDuration(options.warn ?? Math.min(DEFAULT_WARN_MS, Math.floor(idleMs / 2)));
  if (warnMs < idleMs && idleMs <= maxMs && maxMs <= MAX_DURATION_MS) return { version: 0, idleMs, maxMs, warnMs };
  throw new RangeError('policy needs warn < idle <= max <= 7 days.');
}

/** @throws TypeError if an option is unknown: a misspelt one would silently have no effect */
export function checkOptions(name: string, options: object, known: readonly string[]): void {
  const unknown = Object.keys(options).find((key) => !known.includes(key));
  if (unknown) throw new TypeError(`${name} has no option "${unknown}". Its options are ${known.join(', ')}.`);
}
