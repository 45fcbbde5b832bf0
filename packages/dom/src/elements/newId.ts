let count = 0;

/** The start of the ids of one dialog. */
export function newId(): string {
  return `curfew-${++count}-`;
}
