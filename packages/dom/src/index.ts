export { dateText, digitsText, durationText, numberText, pluralText, timeText } from './messages/intl.ts';
export type {
  DialogMessages,
  ExpiredMessages,
  Message,
  WarningAbout,
  WarningMessages,
} from './messages/types.ts';
export type { DurationUnit } from './messages/units.ts';
