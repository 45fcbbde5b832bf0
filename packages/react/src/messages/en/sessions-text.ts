import { numberText, pluralText } from '@curfew/dom';

/** `12 sessions` */
export function sessionsText(count: number, locale: string): string {
  return `${numberText(count, locale)} ${pluralText(count, locale, { one: 'session', other: 'sessions' })}`;
}
