/** What each candidate is started with. */
export interface Settings {
  /** The session ends this long after the last input, in ms. */
  readonly idleMs: number;
}

/** A started candidate, as the benchmark asks about it. Instants are by `Date.now()`. */
export interface Candidate {
  /** When the session ends if nobody does anything any more, in ms. */
  deadline(): number;
  /** Whether this tab holds the session to be over. */
  over(): boolean;
  /** When it told the page that the session is over, by {@link steadyNow}; `null` before. */
  toldAt(): number | null;
  /** How often its React component has rendered, where it has one. */
  renders?(): number;
}

/** A page that has no session: the bare platform. */
export const NO_SESSION: Candidate = { deadline: () => Infinity, over: () => false, toldAt: () => null };

/** The time by the clock that nobody can set, the same in every tab. */
export function steadyNow(): number {
  return performance.timeOrigin + performance.now();
}
