import type { PickerMessages } from '../types.ts';

/** English texts of `DurationPicker`. */
export const picker: PickerMessages = {
  unit: { days: 'Days', hours: 'Hours', minutes: 'Minutes', seconds: 'Seconds' },
  tooShort: ({ ms }, { duration }) => `At least ${duration(ms)}.`,
  tooLong: ({ ms }, { duration }) => `At most ${duration(ms)}.`,
  use: ({ ms }, { duration }) => `Use ${duration(ms)}`,
  none: 'Not set',
};
