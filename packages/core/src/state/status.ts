import { endsAt, idleAt, idleWarnAt, maxAt, maxWarnAt } from './deadlines.ts';
import type { EndReason, Facts } from './facts.ts';

/** The status of a session at one instant. `at` is the instant of the end, by the session clock, in ms. */
export type Status =
  | { readonly status: 'active'; readonly limit?: never }
  | { readonly status: 'warning'; readonly limit: 'idle' | 'max' }
  | { readonly status: 'ended'; readonly limit?: never; readonly reason: EndReason; readonly at: number };

/**
 * Derives the status. No other rule decides whether a session is active, is about to end, or has ended.
 *
 * @param now - the session clock, in ms
 * @example
 * statusAt(facts, clock.now()) // { status: 'warning', limit: 'idle' }
 */
export function statusAt(facts: Facts, now: number): Status {
  if (facts.ended) return { status: 'ended', ...facts.ended };
  const end = endsAt(facts);
  if (now >= end) return { status: 'ended', reason: idleAt(facts) <= maxAt(facts) ? 'idle' : 'max', at: end };
  const idle = idleWarnAt(facts);
  const max = maxWarnAt(facts);
  if (now < Math.min(idle, max)) return { status: 'active' };
  return { status: 'warning', limit: idle <= max ? 'idle' : 'max' };
}

/**
 * The next instant after `now` at which {@link statusAt} returns another status, if no event occurs before.
 *
 * @param now - the session clock, in ms
 * @returns an instant of the session clock in ms; `Infinity` after the end
 * @example
 * setTimeout(check, nextChangeAt(facts, now) - now);
 */
export function nextChangeAt(facts: Facts, now: number): number {
  if (facts.ended) return Infinity;
  const warn = Math.min(idleWarnAt(facts), maxWarnAt(facts));
  const end = endsAt(facts);
  return now < Math.min(warn, end) ? Math.min(warn, end) : now < end ? end : Infinity;
}
