import { numberText, pluralText } from '@curfew/dom';

/**
 * Returns a number of sessions in English.
 *
 * @example
 * sessionsText(12, 'en') // '12 sessions'
 */
export function sessionsText(count: number, locale: string): string {
  return `${numberText(count, locale)} ${pluralText(count, locale, { one: 'session', other: 'sessions' })}`;
}
