/** The settings with which each candidate starts. */
export interface Settings {
  /** The session ends this long after the last input, in ms. */
  readonly idleMs: number;
}

/** A started candidate, as the benchmark queries it. Instants are by `Date.now()`. */
export interface Candidate {
  /** When the session ends without further input, in ms. */
  deadline(): number;
  /** Whether the session has ended, as this tab knows it. */
  over(): boolean;
  /** When it informed the page of the end, by {@link steadyNow}; `null` before. */
  toldAt(): number | null;
  /** How often its React component has rendered, if it has one. */
  renders?(): number;
}

/** A page without a session: the bare platform. */
export const NO_SESSION: Candidate = { deadline: () => Infinity, over: () => false, toldAt: () => null };

/** The time by the monotonic clock, which cannot be set, the same in every tab. */
export function steadyNow(): number {
  return performance.timeOrigin + performance.now();
}
