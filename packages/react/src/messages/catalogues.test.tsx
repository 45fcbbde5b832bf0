import { describe, expect, test } from 'vitest';
import { catalogues, localeFiles } from '../../test/catalogues.ts';
import { policy, textsOf } from '../../test/texts-of.ts';
import { en } from '../locales/en.ts';
import type { Messages } from './types.ts';

const english = textsOf(en, 'en');
const translations = Object.entries(catalogues).filter(([, catalogue]) => catalogue !== en);

test.each(localeFiles)('%s.ts exports one catalogue, which has its name', (locale, exports) => {
  expect(Object.keys(exports)).toEqual([locale.replace('-', '')]);
});

/** Texts that are the same as in English, by locale and path. */
const SAME: Readonly<Record<string, readonly string[]>> = {
  // The words of these are given.
  ar: ['.history.first'],
  de: ['.standards.title', '.history.system', '.history.change', '.history.first'],
  es: ['.history.change', '.history.first'],
  // Minutes are "Minutes" in French too.
  fr: ['.picker.unit.minutes'],
};

describe.each(translations)('%s', (locale, catalogue) => {
  const translated = textsOf(catalogue, locale);

  test('has the same texts as English', () => {
    expect([...translated.keys()].sort()).toEqual([...english.keys()].sort());
  });

  test('translates every text', () => {
    const same = [...translated].filter(([path, text]) => !text || text === english.get(path));
    expect(same.map(([path]) => path)).toEqual(SAME[locale] ?? []);
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

test('does not compile if a catalogue lacks a text', () => {
  // @ts-expect-error `failed` is missing
  const warning: Messages['warning'] = {
    title: en.warning.title,
    description: en.warning.description,
    extend: en.warning.extend,
    signOut: en.warning.signOut,
    signInAgain: en.warning.signInAgain,
    backToCountdown: en.warning.backToCountdown,
    left: en.warning.left,
    pageTitle: en.warning.pageTitle,
    stillSignedIn: en.warning.stillSignedIn,
    bar: en.warning.bar,
  };
  // @ts-expect-error there is no such text
  const picker: Partial<Messages['picker']> = { nothing: '' };
  expect([warning, picker]).toHaveLength(2);
});
