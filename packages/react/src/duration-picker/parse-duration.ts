import type { DurationUnit } from '@curfew/dom';
import { UNIT_MS, UNITS } from '@curfew/dom/shared';

const ENGLISH: Readonly<Record<DurationUnit, RegExp>> = {
  days: /^d(?:ays?)?$/,
  hours: /^h(?:(?:ou)?rs?)?$/,
  minutes: /^m(?:in(?:ute)?s?)?$/,
  seconds: /^s(?:ec(?:ond)?s?)?$/,
};

/** `alone` is the count without a number: Arabic has words for one and for two hours. */
interface Word {
  readonly unit: DurationUnit;
  readonly alone?: number | undefined;
}

/** Together they have every plural form of any language. */
const COUNTS = [0, 1, 2, 3, 6, 11, 100, 1.5];

/**
 * Reads `1h 30m`, `90` (minutes), `1:30` (hours and minutes), `PT1H30M`, and whatever `durationText` returns in the locale.
 * English units are understood in every locale. Returns `null` unless it is a whole number of seconds.
 */
export function parseDuration(text: string, locale: string): number | null {
  const plain = simplify(text);
  if (/^\d+$/.test(plain)) return Number(plain) * UNIT_MS.minutes;
  const clock = /^(\d+):([0-5]\d)$/.exec(plain);
  if (clock) return Number(clock[1]) * UNIT_MS.hours + Number(clock[2]) * UNIT_MS.minutes;
  // The `m` of ISO 8601 is a month before the `t`.
  const iso = /^p((?:[\d.]+d)?)(?:t((?:[\d.]+h)?(?:[\d.]+m)?(?:[\d.]+s)?))?$/.exec(plain);
  return iso ? sum(`${iso[1]}${iso[2] ?? ''}`, englishWord) : sum(plain, localWords(locale));
}

function simplify(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[٠-٩۰-۹]/g, (digit) => String(digit.charCodeAt(0) & 15))
    .replace(/[\u061c\u200e\u200f\u2066-\u2069]/g, '')
    .replace(/(\d)[,٫](?=\d)/g, '$1.')
    .replace(/[,،、]/g, ' ')
    .trim();
}

function sum(text: string, meaning: (word: string) => Word | null | undefined): number | null {
  const counts = new Map<DurationUnit, number>();
  let last: DurationUnit | undefined;
  const tokens = /\s*(?:(\d+(?:\.\d{1,2})?)\s*)?(\p{L}[\p{L}\p{M}]*\.?)?/uy;
  while (tokens.lastIndex < text.length) {
    const [token, number, word = ''] = tokens.exec(text) ?? [];
    if (!token) return null;
    // In `1h30` the last number is minutes.
    const found = word ? meaning(word.replace('.', '')) : last === 'hours' ? ({ unit: 'minutes' } as const) : undefined;
    if (found === null) continue;
    const count = number ?? found?.alone;
    if (!found || count === undefined || counts.has(found.unit)) return null;
    last = found.unit;
    // In hundredths: 1.1 hours are no whole number of ms in floating point.
    counts.set(last, Math.round(Number(count) * 100) * (UNIT_MS[last] / 100));
  }
  const ms = [...counts.values()].reduce((total, part) => total + part, 0);
  return counts.size > 0 && Number.isSafeInteger(ms / UNIT_MS.seconds) ? ms : null;
}

function englishWord(word: string): Word | undefined {
  const unit = UNITS.find((one) => ENGLISH[one].test(word));
  return unit && { unit };
}

/** It returns `null` for "and". */
function localWords(locale: string): (word: string) => Word | null | undefined {
  const words = new Map<string, Word>();
  for (const unit of UNITS)
    for (const unitDisplay of ['long', 'short', 'narrow'] as const)
      for (const count of COUNTS) {
        const format = new Intl.NumberFormat(locale, { style: 'unit', unit: unit.slice(0, -1), unitDisplay });
        const parts = format.formatToParts(count);
        const word = parts.map(({ type, value }) => (type === 'unit' ? value : '')).join('');
        const alone = parts.some(({ type }) => type === 'integer') ? undefined : count;
        const key = simplify(word).replace('.', '');
        words.set(key, { unit, alone: alone ?? words.get(key)?.alone });
      }
  const list = new Intl.ListFormat(locale).formatToParts(['1', '2']);
  const and = simplify(list[1]?.value ?? '');
  const find = (word: string) => words.get(word) ?? englishWord(word);
  // Arabic writes "and" in one word with what follows.
  return (word) =>
    word === and ? null : (find(word) ?? (word.startsWith(and) ? find(word.slice(and.length)) : undefined));
}
