import { describe, expect, test } from 'vitest';
import { catalogues } from '../../test/catalogues.ts';
import { edges, HOUR, MINUTE, policy, textsOf, type Values, values } from '../../test/texts-of.ts';

/** Words of standards and people, which every language leaves as they are. */
const LEFT = /\b(?:NIST SP|PCI DSS|OWASP ASVS|HIPAA|WCAG|CFR|AAL\d|SHOULD|SHALL|Ann)\b/g;

/** Common English words that are no words of another language here. */
const ENGLISH =
  /\b(?:the|you|your|you'll|session has|signed|sign|out|saved?|changes|try again|before|after|limits?|ends?|people|warning|reload|check(?:ing)?|could(?:n't)?|can't|of inactivity)\b/i;

/** The numbers that a text is about, by its path and the values that contain them. */
const NUMBERS: readonly (readonly [path: string, values: Values, numbers: readonly RegExp[]])[] = [
  ['.rules.sentence', { idleMs: 7 * MINUTE, maxMs: 9 * HOUR, warnMs: 3 * MINUTE }, [/7/, /9/, /3/]],
  ['.settings.sentence', { idleMs: 7 * MINUTE, maxMs: 9 * HOUR, warnMs: 3 * MINUTE }, [/7/, /9/, /3/]],
  ['.settings.help', { field: 'maxMs', limitMs: 7 * HOUR }, [/7/]],
  ['.settings.preview', { ends: 12, of: 318 }, [/12/, /318/]],
  ['.settings.confirmSave', { ends: 12 }, [/12/]],
  ['.settings.problems', { count: 3 }, [/3/]],
  ['.settings.fewExtensions', { times: 4 }, [/4/, /10/]],
  ['.settings.fixedMaximum', {}, [/20/]],
  ['.settings.shortWarning', {}, [/20/]],
  ['.settings.failed', { seconds: 34 }, [/34/]],
  ['.settings.revision', { version: 7, date: '5.6.2026' }, [/7/, /5\.6\.2026/]],
  ['.settings.updated', { by: 'Zoe', at: '2026-11-24T12:40:00Z' }, [/Zoe/, /2026/]],
  ['.settings.conflict', { by: 'Zoe', at: '2026-11-24T12:40:00Z' }, [/Zoe/, /2026/]],
  ['.settings.problem.too_short', { nearestMs: 8 * MINUTE }, [/8/]],
  ['.settings.problem.too_long', { nearestMs: 8 * MINUTE }, [/8/]],
  ['.settings.problem.idle_above_max', { nearestMs: 8 * HOUR }, [/8/]],
  ['.standards.summary', { met: 7, of: 11 }, [/7/, /11/]],
  ['.standards.rule', { label: 'X1', atMostMs: 8 * MINUTE, level: 'SHALL' }, [/X1/, /8/, /SHALL/]],
  ['.standards.excess', { label: 'X1', overMs: 7 * HOUR, atMostMs: 8 * HOUR }, [/X1/, /7/, /8/]],
  ['.standards.verdict', { isMet: false, reasons: ['77', '88'] }, [/77/, /88/]],
  ['.standards.blocked', { minMs: 8 * MINUTE }, [/8/]],
  ['.affected.limit', { limitMs: 8 * MINUTE }, [/8/]],
  ['.affected.bar', { fromMs: 7 * MINUTE, toMs: 8 * MINUTE, count: 12 }, [/7/, /8/, /12/]],
  ['.affected.idle', { least: 3, most: 12, of: 40, limitMs: 8 * MINUTE }, [/3/, /12/, /40/, /8/]],
  ['.affected.age', { least: 3, most: 12, of: 40, limitMs: 8 * HOUR }, [/3/, /12/, /40/, /8/]],
  ['.history.change', { label: 'X1', from: '7 X2', to: '8 X3' }, [/X1/, /7 X2.*8 X3/]],
  ['.history.first', { label: 'X1', to: '8 X3' }, [/X1/, /8 X3/]],
  ['.history.restored', { date: '5.6.2026' }, [/5\.6\.2026/]],
  ['.picker.tooShort', { ms: 8 * MINUTE }, [/8/]],
  ['.picker.tooLong', { ms: 8 * MINUTE }, [/8/]],
  ['.picker.use', { ms: 8 * MINUTE }, [/8/]],
  ...['.day.signedIn', '.day.warned', '.day.signedOut'].map((path) => [path, { time: '8:34' }, [/8:34/]] as const),
  ['.day.marked', { text: 'Zoe' }, [/Zoe/]],
  ['.day.clock', { time: '8:34:56', speed: 7 }, [/8:34:56/, /7/, /\p{L}{2}/u]],
  ['.warning.left', { leftMs: 4 * MINUTE }, [/4/]],
  ['.warning.pageTitle', { leftMs: 4 * MINUTE }, [/4/]],
  ['.expired.reason', { reason: 'idle', policy: { ...policy, idleMs: 8 * MINUTE } }, [/8/]],
  ['.expired.reason', { reason: 'max', policy: { ...policy, maxMs: 8 * HOUR } }, [/8/]],
  ...['.warning.description', '.warning.failed', '.warning.bar', '.warning.extend'].map(
    (path) => [path, { limit: 'max', endsAt: new Date(2026, 10, 24, 4, 56).getTime() }, [/56/]] as const,
  ),
  [
    '.warning.description',
    { limit: 'max', canSignIn: true, endsAt: new Date(2026, 10, 24, 4, 56).getTime() },
    [/56/],
  ] as const,
  ...[true, false].map(
    (isToday) =>
      [
        '.expired.kept',
        { isToday, until: new Date(2026, 10, 24, 4, 56).getTime() },
        isToday ? [/56/] : [/24/, /56/],
      ] as const,
  ),
];

/** In the digits 0 to 9, which a test can read. */
const inLatinDigits = (locale: string) => `${locale}-u-nu-latn`;

describe.each(Object.entries(catalogues))('%s', (locale, catalogue) => {
  const all = edges.flatMap((given) => [...textsOf(catalogue, locale, given)]);

  test('has words for every value', () => {
    const wrong = /^\s*$|undefined|null|NaN|Infinity|Invalid|\[object|\(\)|\s\s|\s\.|\s,/;
    expect(all.filter(([, text]) => wrong.test(text))).toEqual([]);
  });

  test.skipIf(locale === 'en')('has no English words', () => {
    expect(all.filter(([, text]) => ENGLISH.test(text.replace(LEFT, '')))).toEqual([]);
  });

  test.each(NUMBERS)('names its numbers: %s', (path, given, numbers) => {
    const text = textsOf(catalogue, inLatinDigits(locale), { ...values, ...given }, path).get(path);
    for (const number of numbers) expect(text).toMatch(number);
  });
});

test.each([
  [0, 'أي جلسة'],
  [1, 'جلسة واحدة'],
  [2, 'جلستين'],
  [3, '3 جلسات'],
  [11, '11 جلسة'],
  [100, '100 جلسة'],
])('uses the matching plural form in Arabic if there are %i sessions', (ends, words) => {
  expect(catalogues.ar?.settings.confirmSave({ ends }, 'ar-u-nu-latn')).toBe(`الحفظ وإنهاء ${words}`);
});

test.each([
  ['fr', 0, 'Enregistrer et fermer 0 session'],
  ['fr', 2, 'Enregistrer et fermer 2 sessions'],
  ['fr', 1_000_000, 'Enregistrer et fermer 1\u202f000\u202f000 de sessions'],
  ['es', 1, 'Guardar y cerrar 1 sesión'],
  ['es', 0, 'Guardar y cerrar 0 sesiones'],
  ['es', 1_000_000, 'Guardar y cerrar 1.000.000 de sesiones'],
])('uses the matching plural form in %s if there are %i sessions', (locale, ends, text) => {
  expect(catalogues[locale]?.settings.confirmSave({ ends }, locale)).toBe(text);
});

test('puts a no-break space before a colon, and none before another mark, in French', () => {
  for (const [path, text] of textsOf(catalogues.fr, 'fr')) {
    expect(text, path).not.toMatch(/[^\u00a0\d]:|[^\u202f][;?!]|'/);
  }
});

test.each([
  ['es', /finaliz|termina/i],
  ['fr', /met\w* fin|prend\w* fin|expir|terminée|déconnecté(?!e)/i],
])('ends a session by one verb, for all genders, in %s', (locale, others) => {
  const wrong = edges.flatMap((given) => [...textsOf(catalogues[locale], locale, given)]);
  expect(wrong.filter(([, text]) => others.test(text))).toEqual([]);
});

test('has curly apostrophes', () => {
  const texts = Object.entries(catalogues).flatMap(([locale, catalogue]) =>
    edges.flatMap((given) => [...textsOf(catalogue, locale, given)]),
  );
  expect(texts.filter(([, text]) => text.includes("'"))).toEqual([]);
});

test('has no imperative in Arabic, which would address a man', () => {
  const imperative = /(?:^|[\s.،(«])(?:اكتب|اكتبها|حاول|أدخل|اختر|احفظ|أعد|سجّل|اضغط)(?=[\s.،:]|$)/;
  const wrong = edges.flatMap((given) => [...textsOf(catalogues.ar, 'ar', given)]);
  expect(wrong.filter(([, text]) => imperative.test(text))).toEqual([]);
});

test('puts a space between a word and a number or a name in Japanese, and no break before a unit', () => {
  // Dates are those of `Intl`.
  const joined = /(?![年月])[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}][\dA-Za-z]/u;
  const wrong = edges.flatMap((given) => [...textsOf(catalogues.ja, 'ja', given)]);
  expect(wrong.filter(([, text]) => joined.test(text.replaceAll('*', '')))).toEqual([]);
  expect(wrong.filter(([, text]) => /\d [件回秒分時日]/.test(text))).toEqual([]);
});

test('puts "a la" before the first hour in Spanish, and "a las" before others', () => {
  const at = (hour: number) => ({ endsAt: new Date(2026, 10, 24, hour, 5).getTime(), inSeconds: false });
  expect(catalogues.es?.warning.bar(at(1), 'es')).toContain(' a la\u00a01:05');
  expect(catalogues.es?.warning.bar(at(13), 'es-MX')).toContain(' a la\u00a01:05');
  expect(catalogues.es?.warning.bar(at(14), 'es')).toContain(' a las\u00a014:05');
  expect(catalogues.es?.warning.bar(at(11), 'es')).toContain(' a las\u00a011:05');
});
