export { type ExpiredOptions, mountExpired } from './expired/mount-expired.ts';
export type { SignInIntent } from './expired/types.ts';
export { dateText, dayText, digitsText, durationText, numberText, pluralText, timeText } from './messages/intl.ts';
export type {
  DialogMessages,
  DialogOverrides,
  ExpiredMessages,
  Message,
  ProofMessages,
  WarningLimit,
  WarningMessages,
} from './messages/types.ts';
export type { DurationUnit } from './messages/units.ts';
export type { DialogOptions } from './options.ts';
export { type ReauthenticateOptions, reauthenticate } from './sign-in/reauthenticate.ts';
export type { SignInSlot } from './sign-in/slot.ts';
export { mountWarning, type WarningOptions } from './warning/mount-warning.ts';
