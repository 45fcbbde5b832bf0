import { afterEach, expect, it, vi } from 'vitest';
import { textsOver } from './texts.ts';

const english = {
  plain: 'plain',
  title: { idle: 'idle', max: 'max' },
  left: ({ ms }: { ms: number }, locale: string) => `${ms} left in ${locale}`,
};
const fail = () => {
  throw new Error('no text');
};

afterEach(() => vi.unstubAllGlobals());

it('replaces texts, and keeps those that are missing', () => {
  const texts = textsOver(english, { plain: 'anders' });
  expect(texts.plain).toBe('anders');
  expect(texts.left({ ms: 1 }, 'de')).toBe('1 left in de');
  expect(texts.title).toEqual(english.title);
  expect(Object.keys(textsOver(english))).toEqual(Object.keys(english));
});

it.each([undefined, null, 5, {}])('uses the English text in place of %j', (wrong) => {
  const texts = textsOver(english, { plain: wrong, left: wrong } as never);
  expect([texts.plain, texts.left({ ms: 1 }, 'de')]).toEqual(['plain', '1 left in de']);
});

it('reports a text that throws, and returns the English one', () => {
  const reportError = vi.fn();
  vi.stubGlobal('reportError', reportError);
  const texts = textsOver(english, { left: fail });
  for (let n = 0; n < 3; n++) expect(texts.left({ ms: 5 }, 'de')).toBe('5 left in en');
  expect(reportError).toHaveBeenCalledTimes(1);
});
