import { END_REASONS, type EndReason } from './facts.ts';

/** The fields of an untrusted value: none where it is no object. */
export function fields(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

/** The named fields, if each is a finite number. */
export function numbers<K extends string>(value: unknown, ...names: K[]): Record<K, number> | undefined {
  const from = fields(value);
  if (!names.every((name) => Number.isFinite(from[name]))) return undefined;
  return Object.fromEntries(names.map((name) => [name, from[name]])) as Record<K, number>;
}

/** The reason that a value names, if it is one. */
export function reason(value: unknown): EndReason | undefined {
  return END_REASONS.find((known) => known === value);
}
