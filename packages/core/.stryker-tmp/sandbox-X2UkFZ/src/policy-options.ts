// @ts-nocheck
import { type DurationInput, MAX_DURATION_MS, parseDuration, type SessionPolicy } from './model/index.ts';

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

/** @throws RangeError if the durations contradict each other */
export function readPolicy(options: PolicyOptions): SessionPolicy {
  const idleMs = parseDuration(options.idle);
  const maxMs = parseDuration(options.max);
  const warnMs = parseDuration(options.warn ?? Math.min(DEFAULT_WARN_MS, Math.floor(idleMs / 2)));
  if (warnMs < idleMs && idleMs <= maxMs && maxMs <= MAX_DURATION_MS) return { version: 0, idleMs, maxMs, warnMs };
  throw new RangeError('Choose a policy with warn < idle <= max <= 7 days.');
}
