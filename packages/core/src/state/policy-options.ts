import { type DurationInput, parseDuration } from './duration.ts';
import { areOrdered, type SessionPolicy } from './policy.ts';

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
 * Reads a policy that your app writes in code.
 *
 * @param name - what an error calls it; `policy` by default
 * @throws TypeError if a part is unknown or a duration cannot be read
 * @throws RangeError if the durations contradict each other
 */
export function readPolicy({ idle, max, warn, ...unknown }: PolicyOptions, name = 'policy'): SessionPolicy {
  refuseUnknown(name, unknown);
  const idleMs = parseDuration(idle);
  const maxMs = parseDuration(max);
  const warnMs = parseDuration(warn ?? Math.min(DEFAULT_WARN_MS, Math.floor(idleMs / 2)));
  const durations = { idleMs, maxMs, warnMs };
  if (areOrdered(durations)) return { version: 0, ...durations };
  throw new RangeError(`${name} needs warn < idle <= max <= 7 days.`);
}

/**
 * A misspelt option would silently have no effect.
 *
 * @param rest - what is left of the options after the known ones
 * @throws TypeError if anything is left
 */
export function refuseUnknown(name: string, rest: object): void {
  for (const key in rest) throw new TypeError(`${name} has no option "${key}": check its spelling.`);
}
