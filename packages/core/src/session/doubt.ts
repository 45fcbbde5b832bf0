import type { Clock } from '../ports.ts';

/**
 * A sign-in ends the session before, and its cookie arrives in the browser a little later. For this long a tab asks again
 * whether the same person has signed in.
 */
const SUCCESSION_MS = 5_000;
const SUCCESSION_STEP_MS = 500;

/** Whether it is known whose session the browser has. Only the answer to a request that was sent afterwards ends a doubt. */
export interface Doubt {
  isRaised(): boolean;
  raise(): void;
  /** Numbers a request, from 1. */
  number(): number;
  /** Ends the doubt, if the request with this number was sent after it began. */
  settle(nth: number): void;
  /**
   * Raises the doubt, because the server has reported that the session is superseded.
   *
   * @returns when to ask again, by the session clock, in ms; `null` if that was done for long enough
   */
  retryAt(): number | null;
}

export function createDoubt(clock: Clock): Doubt {
  let requests = 0;
  /** The number of requests when the doubt began. `Infinity` without one. */
  let raisedAt = Infinity;
  /** When the server first reported the end. */
  let supersededAt: number | null = null;

  function raise(): void {
    raisedAt = requests;
  }

  function settle(nth: number): void {
    if (nth <= raisedAt) return;
    raisedAt = Infinity;
    supersededAt = null;
  }

  return {
    isRaised: () => raisedAt !== Infinity,
    raise,
    number: () => ++requests,
    settle,
    retryAt() {
      const now = clock.now();
      const isFirst = supersededAt === null;
      supersededAt ??= now;
      raise();
      if (now - supersededAt < SUCCESSION_MS) return isFirst ? now : now + SUCCESSION_STEP_MS;
      settle(Infinity);
      return null;
    },
  };
}
