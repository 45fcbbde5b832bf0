export class Violation extends Error {
  /** `I1` to `I12`; the checks describe them. */
  readonly invariant: string;

  constructor(invariant: string, sentence: string) {
    super(`${invariant} ${sentence}`);
    this.invariant = invariant;
  }
}

/** Reports a violation. It does not throw, because a session that calls it would catch the error. */
export type Fail = (invariant: string, sentence: string) => void;
