import { durationText, numberText, pluralText } from '@curfew/dom';
import type { AffectedMessages } from '../types.ts';

function sessions(count: number, locale: string): string {
  return `${numberText(count, locale)} ${pluralText(count, locale, { one: 'session', other: 'sessions' })}`;
}

function beyond(least: number, most: number, of: number, locale: string): string {
  const all = `of ${sessions(of, locale)}`;
  if (most === 0) return of === 1 ? 'No session' : `None ${all}`;
  if (least === most) return `*${numberText(most, locale)} ${all}*`;
  if (least === 0) return `*Up to ${numberText(most, locale)} ${all}*`;
  return `*Between ${numberText(least, locale)} and ${numberText(most, locale)} ${all}*`;
}

const part = { within: '', cut: ', some of them beyond the limit', beyond: ', beyond the limit' };

export const affected: AffectedMessages = {
  title: 'Who is affected',
  loading: 'Counting sessions…',
  failed: "We couldn't count the live sessions. You can still save.",
  none: 'No one is signed in right now.',
  chart: { idle: 'Time since last activity', age: 'Time since sign-in' },
  limit: ({ limitMs }, locale) => `Limit: ${durationText(limitMs, locale)}`,
  bar: (bar, locale) =>
    `${
      bar.toMs === null
        ? `${durationText(bar.fromMs, locale)} or longer`
        : `${durationText(bar.fromMs, locale)} to ${durationText(bar.toMs, locale)}`
    }: ${sessions(bar.count, locale)}${bar.count ? part[bar.part] : ''}`,
  idle: ({ least, most, of, limitMs }, locale) =>
    `${beyond(least, most, of, locale)} ${most > 1 ? 'have' : 'has'} been inactive for longer than ${durationText(limitMs, locale)}.`,
  age: ({ least, most, of, limitMs }, locale) =>
    `${beyond(least, most, of, locale)} started more than ${durationText(limitMs, locale)} ago.`,
};
