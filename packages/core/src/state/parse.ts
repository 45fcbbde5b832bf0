import { END_REASONS, type EndReason } from './facts.ts';
import type { SessionPolicy } from './policy.ts';

/** Returns a copy of an untrusted value, or throws a TypeError. */
export type Parser<T> = (value: unknown) => T;

type Parsers<T> = { readonly [K in keyof T]: Parser<T[K]> };

/** Parses the named fields. Others are dropped. */
export function object<T extends object>(parsers: Parsers<T>): Parser<T> {
  const names = Object.keys(parsers) as (keyof T)[];
  return (value) =>
    Object.fromEntries(names.map((name) => [name, parsers[name]((value as Partial<T>)[name])])) as unknown as T;
}

export function nullable<T>(parse: Parser<T>): Parser<T | null> {
  return (value) => (value === null ? null : parse(value));
}

export const number: Parser<number> = (value) => check(Number.isFinite(value), value);
export const text: Parser<string> = (value) => check(typeof value === 'string' && value !== '', value);
export const truth: Parser<boolean> = (value) => check(typeof value === 'boolean', value);
export const one: Parser<1> = (value) => check(value === 1, value);
export const reason: Parser<EndReason> = (value) => check(END_REASONS.includes(value as EndReason), value);

export const policy: Parser<SessionPolicy> = object({ version: number, idleMs: number, maxMs: number, warnMs: number });

/** Returns what `parse` returns, or `null` if it throws. */
export function attemptParse<T>(parse: Parser<T>, value: unknown): T | null {
  try {
    return parse(value);
  } catch {
    return null;
  }
}

function check<T>(isValid: boolean, value: unknown): T {
  if (!isValid) throw new TypeError();
  return value as T;
}
