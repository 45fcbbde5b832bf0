import { durationText, numberText } from '@curfew/dom';
import type { AffectedMessages } from '../types.ts';
import { sessionsText } from './sessions-text.ts';

function beyond(least: number, most: number, of: number, locale: string): string {
  const all = `of ${sessionsText(of, locale)}`;
  if (most === 0) return of === 1 ? 'No session' : `None ${all}`;
  if (least === most) return `*${numberText(most, locale)} ${all}*`;
  if (least === 0) return `*Up to ${numberText(most, locale)} ${all}*`;
  return `*Between ${numberText(least, locale)} and ${numberText(most, locale)} ${all}*`;
}

export const affected: AffectedMessages = {
  title: 'Who is affected',
  loading: 'Counting sessions…',
  failed: 'We couldn’t count the open sessions. You can still save.',
  none: 'No one is signed in right now.',
  chart: { idle: 'Time since last activity', age: 'Time since sign-in' },
  limit: ({ limitMs }, locale) => `Limit: ${durationText(limitMs, locale)}`,
  bar: ({ fromMs, toMs, count, part }, locale) =>
    `${durationText(fromMs, locale)} ${toMs === null ? 'or longer' : `to ${durationText(toMs, locale)}`}: ${sessionsText(count, locale)}${
      count ? { within: '', cut: ', possibly beyond the limit', beyond: ', beyond the limit' }[part] : ''
    }`,
  idle: ({ least, most, of, limitMs }, locale) =>
    `${beyond(least, most, of, locale)} ${most > 1 ? 'have' : 'has'} been inactive for longer than ${durationText(limitMs, locale)}.`,
  age: ({ least, most, of, limitMs }, locale) =>
    `${beyond(least, most, of, locale)} started more than ${durationText(limitMs, locale)} ago.`,
};
