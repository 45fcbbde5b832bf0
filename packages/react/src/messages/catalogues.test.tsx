import { describe, expect, test } from 'vitest';
import { catalogues, localeFiles } from '../../test/catalogues.ts';
import { ar } from '../locales/ar.ts';
import { en } from '../locales/en.ts';
import type { Messages } from './types.ts';

const MINUTE = 60_000;
const policy = { version: 7, idleMs: 15 * MINUTE, maxMs: 720 * MINUTE, warnMs: 2 * MINUTE };

/** Every value that a message may use. */
const values = {
  ...policy,
  limit: 'idle',
  reason: 'max',
  policy,
  field: 'idleMs',
  nearestMs: MINUTE,
  limitMs: 720 * MINUTE,
  leftMs: 2 * MINUTE,
  endsAt: 0,
  ms: MINUTE,
  seconds: 30,
  times: 3,
  ends: 12,
  of: 318,
  self: true,
  date: '24.11.2026',
  met: 9,
  isMet: false,
  reasons: ['1'],
  label: 'Idle',
  atMostMs: MINUTE,
  overMs: MINUTE,
  minMs: MINUTE,
  level: 'SHALL',
  fromMs: MINUTE,
  toMs: 2 * MINUTE,
  count: 3,
  part: 'cut',
  least: 1,
  most: 4,
};

/** Returns every text of a catalogue by its path, with values inserted. */
function texts(catalogue: unknown, locale: string, path = ''): Map<string, string> {
  if (typeof catalogue === 'string') return new Map([[path, catalogue]]);
  if (typeof catalogue === 'function') return new Map([[path, catalogue(values, locale)]]);
  return new Map(
    Object.entries(catalogue as object).flatMap(([key, inner]) => [...texts(inner, locale, `${path}.${key}`)]),
  );
}

const english = texts(en, 'en');
const translations = Object.entries(catalogues).filter(([, catalogue]) => catalogue !== en);

test.each(localeFiles)('%s.ts exports one catalogue, which has its name', (locale, exports) => {
  expect(Object.keys(exports)).toEqual([locale.replace('-', '')]);
});

/** Texts that are the same as in English, by locale and path. */
const SAME: Readonly<Record<string, readonly string[]>> = { de: ['.standards.title', '.history.system'] };

describe.each(translations)('%s', (locale, catalogue) => {
  const translated = texts(catalogue, locale);

  test('has the same texts as English', () => {
    expect([...translated.keys()].sort()).toEqual([...english.keys()].sort());
  });

  test('translates every text', () => {
    const same = [...translated].filter(([path, text]) => !text || text === english.get(path));
    expect(same.map(([path]) => path)).toEqual(SAME[locale] ?? []);
  });

  test('inserts only values that are given', () => {
    for (const [path, text] of translated) expect(text, path).not.toMatch(/undefined|NaN|\[object/);
  });

  test('emphasises the same texts as English, with asterisks in pairs', () => {
    const stars = (text = '') => text.split('*').length - 1;
    for (const [path, text] of translated) {
      expect(stars(text) % 2, path).toBe(0);
      expect(stars(text) > 0, path).toBe(stars(english.get(path)) > 0);
    }
  });
});

test.each(['idle', 'max', 'signed-out', 'revoked', 'policy', 'superseded'] as const)(
  'has a different sentence in every language if the reason is %s',
  (reason) => {
    const said = Object.values(catalogues).map(({ expired }) => expired.reason({ reason, policy }, 'en'));
    expect(said.length).toBeGreaterThan(3);
    expect(new Set(said).size).toBe(said.length);
  },
);

test.each([
  [0, 'أي جلسة'],
  [1, 'جلسة واحدة'],
  [2, 'جلستين'],
  [3, '3 جلسات'],
  [11, '11 جلسة'],
  [100, '100 جلسة'],
])('uses the matching plural form in Arabic if there are %i sessions', (ends, words) => {
  expect(ar.settings.confirmSave({ ends }, 'ar-u-nu-latn')).toBe(`الحفظ وإنهاء ${words}`);
});

test('does not compile if a catalogue lacks a text', () => {
  // @ts-expect-error `failed` is missing
  const warning: Messages['warning'] = {
    title: en.warning.title,
    description: en.warning.description,
    extend: en.warning.extend,
    signOut: en.warning.signOut,
    left: en.warning.left,
    pageTitle: en.warning.pageTitle,
    stillSignedIn: en.warning.stillSignedIn,
    bar: en.warning.bar,
  };
  // @ts-expect-error there is no such text
  const picker: Partial<Messages['picker']> = { nothing: '' };
  expect([warning, picker]).toHaveLength(2);
});
