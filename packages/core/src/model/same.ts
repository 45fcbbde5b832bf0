/** Whether two objects of one type say the same. Nested values may be equal without being identical. */
export function sameFields<T extends object>(a: T, b: T): boolean {
  const names = Object.keys(a) as (keyof T)[];
  // Stryker disable next-line ConditionalExpression: it is faster, and says the same.
  return names.every((name) => a[name] === b[name] || JSON.stringify(a[name]) === JSON.stringify(b[name]));
}
