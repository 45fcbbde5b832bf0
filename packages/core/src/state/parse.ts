import { END_REASONS, type EndReason } from './facts.ts';
import type { SessionPolicy } from './policy.ts';

/** Copies an untrusted value, or throws a TypeError. */
export type Parser<T> = (value: unknown) => T;

/** In ms. An id of a time beyond would not sort after others. */
const FARTHEST = 1e14;
/** In characters. */
export const LONGEST_ACCOUNT = 64;
/** Before the year 2527, so that any later id sorts after it. */
export const UUIDV7: RegExp = /^0[\da-f-]{13}7.{21}$/;

type Parsers<T> = { readonly [K in keyof T]: Parser<T[K]> };

export function object<T extends object>(parsers: Parsers<T>): Parser<T> {
  const names = Object.keys(parsers) as (keyof T)[];
  return (value) =>
    Object.fromEntries(names.map((name) => [name, parsers[name]((value as Partial<T>)[name])])) as unknown as T;
}

export function nullable<T>(parse: Parser<T>): Parser<T | null> {
  return (value) => (value === null ? null : parse(value));
}

/** Earlier releases write none. */
export const account: Parser<string | null> = (value) =>
  value == null
    ? null
    : check(typeof value === 'string' && value.length <= LONGEST_ACCOUNT && value !== '', value as string);
export const number: Parser<number> = (value) => check(typeof value === 'number' && Math.abs(value) < FARTHEST, value);
export const uuid: Parser<string> = (value) => check(typeof value === 'string' && UUIDV7.test(value), value);
export const truth: Parser<boolean> = (value) => check(typeof value === 'boolean', value);
export const one: Parser<1> = (value) => check(value === 1, value);
export const reason: Parser<EndReason> = (value) => check(END_REASONS.includes(value as EndReason), value);

export const policy: Parser<SessionPolicy> = object({ version: number, idleMs: number, maxMs: number, warnMs: number });

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
