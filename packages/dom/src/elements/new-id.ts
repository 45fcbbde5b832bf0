let count = 0;

export function newId(): string {
  return `curfew-${++count}-`;
}
