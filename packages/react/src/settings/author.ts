import { dateText } from '@curfew/dom';
import type { SavedPolicy } from './types.ts';

/** Returns who saved a policy, and when, for messages. */
export function authorOf(
  { updatedBy, updatedAt = '' }: SavedPolicy,
  locale: string,
): { by: string | null; date: string } {
  return { by: updatedBy || null, date: dateText(updatedAt, locale) };
}
