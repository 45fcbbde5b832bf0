import { afterEach, expect, it, vi } from 'vitest';
import { textsOver } from './texts.ts';

const english = {
  plain: 'plain',
  title: { idle: 'idle', max: 'max' },
  left: ({ ms }: { ms: number }, locale: string) => `${ms} left in ${locale}`,
  problem: { short: ({ ms }: { ms: number }, locale: string) => `too short: ${ms} in ${locale}` },
};
const fail = () => {
  throw new Error('no text');
};

afterEach(() => vi.unstubAllGlobals());

it('replaces texts, and keeps those that are missing or undefined', () => {
  const texts = textsOver(english, { plain: 'anders', left: undefined as never });
  expect(texts.plain).toBe('anders');
  expect(texts.left({ ms: 1 }, 'de')).toBe('1 left in de');
  expect(texts.title).toEqual(english.title);
  expect(textsOver(english, undefined)).toEqual(english);
});

it('completes a section of which only a part is given', () => {
  expect(textsOver(english, { title: { idle: 'Noch da?' } as never }).title).toEqual({ idle: 'Noch da?', max: 'max' });
});

it('reports a text that throws, at any depth, and returns the English one', () => {
  const reportError = vi.fn();
  vi.stubGlobal('reportError', reportError);
  const texts = textsOver(english, { left: fail, problem: { short: fail } });
  expect(texts.left({ ms: 5 }, 'de')).toBe('5 left in en');
  expect(texts.problem.short({ ms: 6 }, 'de')).toBe('too short: 6 in en');
  expect(reportError).toHaveBeenCalledTimes(2);
});
