export interface Change {
  /** Such as `policy.version`. */
  readonly path: string;
  readonly value: unknown;
}

/** Returns the values that differ, as they are in the newer state. */
export function changesBetween(before: unknown, after: unknown, path = ''): readonly Change[] {
  if (Object.is(before, after)) return [];
  if (!isRecord(after)) return [{ path, value: after }];
  const old = isRecord(before) ? before : {};
  return Object.keys(after).flatMap((key) => changesBetween(old[key], after[key], path ? `${path}.${key}` : key));
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
