import type { Clock } from '../ports.ts';

/** The cookie arrives a little after the end of the session before. */
const SUCCESSION_MS = 5_000;
const SUCCESSION_STEP_MS = 500;

/** Only the answer to a request that was sent after a doubt began ends it. */
export interface Doubt {
  isRaised(): boolean;
  raise(): void;
  number(): number;
  settle(nth: number): void;
  /** The server has reported `superseded`. Returns when to ask again; `null` after a while. */
  retryAt(): number | null;
}

export function createDoubt(clock: Clock): Doubt {
  let requests = 0;
  let raisedAt = Infinity;
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
