import { durationText } from '@curfew/dom';
import type { PickerMessages } from '../types.ts';

export const picker: PickerMessages = {
  unit: { days: 'Days', hours: 'Hours', minutes: 'Minutes', seconds: 'Seconds' },
  tooShort: ({ ms }, locale) => `At least ${durationText(ms, locale)}.`,
  tooLong: ({ ms }, locale) => `At most ${durationText(ms, locale)}.`,
  use: ({ ms }, locale) => `Set to ${durationText(ms, locale)}`,
  none: 'Not set',
};
