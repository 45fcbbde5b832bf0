import { durationText } from '@curfew/dom';
import type { SettingsMessages } from '../messages/types.ts';
import type { SettingsField } from './types.ts';

/** A warning of 0 is none. */
export function fieldText(
  field: SettingsField,
  ms: number,
  { noWarning }: Pick<SettingsMessages, 'noWarning'>,
  locale: string,
): string {
  return field === 'warnMs' && ms === 0 ? noWarning : durationText(ms, locale);
}
