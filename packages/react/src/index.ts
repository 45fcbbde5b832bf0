export type {
  DialogMessages,
  DurationUnit,
  ExpiredMessages,
  Message,
  SignInIntent,
  WarningLimit,
  WarningMessages,
} from '@curfew/dom';
export { dateText, digitsText, durationText, numberText, pluralText, timeText } from '@curfew/dom';
export { DurationPicker, type DurationPickerProps } from './duration-picker/DurationPicker.tsx';
export {
  type DurationChange,
  type DurationPickerOptions,
  type DurationPickerState,
  type DurationUnitField,
  useDurationPicker,
} from './duration-picker/use-duration-picker.ts';
export { SessionExpired, type SessionExpiredComponent } from './expired/SessionExpired.tsx';
export type { SessionExpiredProps } from './expired/types.ts';
export { useHold } from './hooks/use-hold.ts';
export { type PolicyHandle, type UsePolicyOptions, usePolicy } from './hooks/use-policy.ts';
export { useSession } from './hooks/use-session.ts';
export { type SessionActions, useSessionActions } from './hooks/use-session-actions.ts';
export { type SessionWarningData, useSessionWarning } from './hooks/use-session-warning.ts';
export { type TimeLeft, type TimeLeftOptions, useTimeLeft } from './hooks/use-time-left.ts';
export type {
  MessageOverrides,
  Messages,
  PickerMessages,
  PolicySave,
  PresetId,
  RulesMessages,
  SettingsMessages,
} from './messages/types.ts';
export type { Part, PartProps } from './parts/part.tsx';
export { SessionRules } from './rules/SessionRules.tsx';
export { SessionProvider, type SessionProviderProps } from './SessionProvider.tsx';
export { type Settings, useSettings } from './settings/context.ts';
export { DEFAULT_PRESETS, type SettingsPreset } from './settings/presets.ts';
export type { SessionSettingsFormProps } from './settings/props.ts';
export { SessionSettingsForm, type SessionSettingsFormComponent } from './settings/SessionSettingsForm.tsx';
export type {
  DirtyChange,
  PreviewPolicy,
  SaveDetails,
  SavedPolicy,
  SavePolicy,
  SaveResult,
  SettingsField,
} from './settings/types.ts';
export { SessionWarning, type SessionWarningComponent, type SessionWarningProps } from './warning/SessionWarning.tsx';
export type { WarningRootProps } from './warning/types.ts';
