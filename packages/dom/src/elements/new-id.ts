let count = 0;

/** Returns the prefix of one dialog's element ids. */
export function newId(): string {
  return `curfew-${++count}-`;
}
