import type { Facts } from './facts.ts';

/**
 * When the session ends for lack of activity: by the tabs' knowledge or the server's, whichever is earlier.
 *
 * @returns an instant of the session clock, in ms
 * @example
 * idleAt(facts) - clock.now() // ms left
 */
export function idleAt({ lastActivityAt, policy, server }: Facts): number {
  return Math.min(lastActivityAt + policy.idleMs, server?.idleAt ?? Infinity);
}

/**
 * When the session ends whatever the person does. Nobody knows better than the server, if it has spoken.
 *
 * @returns an instant of the session clock, in ms
 * @example
 * maxAt(facts) - clock.now() // ms left
 */
export function maxAt({ startedAt, policy, server }: Facts): number {
  return server?.maxAt ?? startedAt + policy.maxMs;
}

/**
 * The instant of the end, whichever limit brings it.
 *
 * @returns an instant of the session clock, in ms
 * @example
 * clock.now() >= endsAt(facts) // over
 */
export function endsAt(facts: Facts): number {
  return Math.min(idleAt(facts), maxAt(facts));
}

/**
 * When the warning about idleness begins.
 *
 * It counts from the last activity. The server's idle deadline lags behind it by up to a heartbeat while all is well, and
 * stands still once heartbeats fail: half the idle timeout is more than the lag can ever be, so the server's deadline
 * warns too from there on, and no session ends without a warning.
 *
 * @returns an instant of the session clock, in ms
 * @example
 * idleWarnAt(facts) <= clock.now() // the idle warning is due
 */
export function idleWarnAt(facts: Facts): number {
  const { lastActivityAt, policy } = facts;
  return Math.min(lastActivityAt + policy.idleMs - policy.warnMs, serverWarnAt(facts));
}

/** When the server's idle deadline alone brings the warning: a report of newer input moves it. `Infinity` without a server. */
export function serverWarnAt({ policy, server }: Facts): number {
  return (server?.idleAt ?? Infinity) - Math.min(policy.warnMs, policy.idleMs / 2);
}

/**
 * When the warning about the maximum begins.
 *
 * @returns an instant of the session clock, in ms
 * @example
 * maxWarnAt(facts) <= clock.now() // the warning about the maximum is due
 */
export function maxWarnAt(facts: Facts): number {
  return maxAt(facts) - facts.policy.warnMs;
}
