/** A deliberate fault: one place in one source text, replaced. */
// @ts-nocheck

export interface Variant {
  /** What is wrong with it, as an end to "the simulation notices …". */
  readonly name: string;
  /** Below packages/core/src. */
  readonly file: string;
  /** Occurs once in the file. */
  readonly find: string;
  readonly replace: string;
}
