/** One value that an event changed. */
export interface Change {
  /** The path in the facts, such as `policy.version`. */
  readonly path: string;
  readonly value: unknown;
}

/**
 * Returns the values in which two states of the facts differ, as they are in the newer one.
 *
 * @example
 * changesBetween({ policy: { version: 1 } }, { policy: { version: 2 } }) // [{ path: 'policy.version', value: 2 }]
 */
export function changesBetween(before: unknown, after: unknown, path = ''): readonly Change[] {
  if (Object.is(before, after)) return [];
  if (!isRecord(after)) return [{ path, value: after }];
  const old = isRecord(before) ? before : {};
  return Object.keys(after).flatMap((key) => changesBetween(old[key], after[key], path ? `${path}.${key}` : key));
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
