import { durationText, numberText, pluralText } from '@curfew/dom';
import type { StandardsMessages } from '../types.ts';

export const standards: StandardsMessages = {
  title: 'Standards',
  summary: ({ met, of }, locale) =>
    `Meets ${numberText(met, locale)} of ${numberText(of, locale)} ${pluralText(of, locale, { one: 'standard', other: 'standards' })}`,
  note: 'Only durations are compared. This does not prove compliance.',
  scope: {
    'high-value': 'high-value applications',
    'low-risk': 'low-risk applications',
    users: 'users',
    administrators: 'administrators',
    addressable: 'addressable',
  },
  newTab: '(opens in a new tab)',
  verdict: ({ isMet, reasons }) =>
    `*${isMet ? 'met' : 'not met'}*: ${reasons.length ? reasons.join('; ') : 'no specific duration is required'}`,
  rule: ({ label, atMostMs, level }, locale) => `${label} ${level} be at most ${durationText(atMostMs, locale)}`,
  excess: ({ label, overMs, atMostMs, level }, locale) =>
    `${label} is ${durationText(overMs, locale)} too long (${level} be at most ${durationText(atMostMs, locale)})`,
  apply: 'Apply',
  blocked: ({ minMs }, locale) =>
    `Can’t be applied: the shortest duration allowed here is ${durationText(minMs, locale)}.`,
};
