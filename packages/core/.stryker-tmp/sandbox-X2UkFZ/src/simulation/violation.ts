/** An invariant that did not hold. */
// @ts-nocheck

export class Violation extends Error {
  /** `I1` to `I9`, as `docs` and the checks name them. */
  readonly invariant: string;

  constructor(invariant: string, sentence: string) {
    super(`${invariant} ${sentence}`);
    this.invariant = invariant;
  }
}

/** Notes that an invariant does not hold. It does not throw: a session may have called, and must not swallow it. */
export type Fail = (invariant: string, sentence: string) => void;
