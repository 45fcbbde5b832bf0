import { afterEach, expect, it, vi } from 'vitest';
import { toLocale } from './locale.ts';

afterEach(() => vi.unstubAllGlobals());

it.each([
  ['de', 'de'],
  ['en-gb', 'en-GB'],
  ['en_US', 'en-US'],
  ['pt_BR', 'pt-BR'],
  ['zh_Hant_TW', 'zh-Hant-TW'],
  ['en_US.UTF-8', 'en-US'],
  ['de_DE@euro', 'de-DE'],
])('accepts %s as %s', (tag, locale) => {
  const reportError = vi.fn();
  vi.stubGlobal('reportError', reportError);
  expect(toLocale(tag)).toBe(locale);
  expect(reportError).not.toHaveBeenCalled();
});

it.each(['', '-', 'C', 'English (UK)', 'x'.repeat(500)])('reports %j, which is no tag, and uses English', (tag) => {
  const reportError = vi.fn();
  vi.stubGlobal('reportError', reportError);
  expect(toLocale(tag)).toBe('en');
  expect(reportError.mock.calls).toEqual([[expect.objectContaining({ name: 'RangeError' })]]);
});
