import type { Facts } from './facts.ts';

/**
 * When the idle timeout ends the session: the earlier instant of the tabs' facts and the server's.
 *
 * @returns an instant of the session clock, in ms
 * @example
 * idleAt(facts) - clock.now() // ms left
 */
export function idleAt({ lastActivityAt, policy, server }: Facts): number {
  return Math.min(lastActivityAt + policy.idleMs, server?.idleAt ?? Infinity);
}

/**
 * When the absolute timeout ends the session. The server's instant takes precedence, if there is one.
 *
 * @returns an instant of the session clock, in ms
 * @example
 * maxAt(facts) - clock.now() // ms left
 */
export function maxAt({ startedAt, policy, server }: Facts): number {
  return server?.maxAt ?? startedAt + policy.maxMs;
}

/**
 * When the session ends: the earlier of {@link idleAt} and {@link maxAt}.
 *
 * @returns an instant of the session clock, in ms
 * @example
 * clock.now() >= endsAt(facts) // over
 */
export function endsAt(facts: Facts): number {
  return Math.min(idleAt(facts), maxAt(facts));
}

/**
 * When the idle warning begins.
 *
 * It counts from the last activity. The server's idle deadline lags behind by up to a heartbeat, and stops moving if
 * heartbeats fail. So that no session ends without its warning, the server's deadline warns too, at most half an idle
 * timeout ahead. The lag is always shorter than that, so an active user is warned only if heartbeats fail.
 *
 * @returns an instant of the session clock, in ms
 * @example
 * idleWarnAt(facts) <= clock.now() // the idle warning is due
 */
export function idleWarnAt(facts: Facts): number {
  const { lastActivityAt, policy } = facts;
  return Math.min(lastActivityAt + policy.idleMs - policy.warnMs, serverWarnAt(facts));
}

/** A report of newer input moves it. */
export function serverWarnAt({ policy, server }: Facts): number {
  return (server?.idleAt ?? Infinity) - Math.min(policy.warnMs, policy.idleMs / 2);
}

/**
 * When the warning about the absolute timeout begins.
 *
 * @returns an instant of the session clock, in ms
 * @example
 * maxWarnAt(facts) <= clock.now() // the warning about the absolute timeout is due
 */
export function maxWarnAt(facts: Facts): number {
  return maxAt(facts) - facts.policy.warnMs;
}
