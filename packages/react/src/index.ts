export type {
  DialogMessages,
  DurationUnit,
  ExpiredMessages,
  Message,
  ProofMessages,
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
export { SessionGate, type SessionGateComponent } from './gate/SessionGate.tsx';
export type { SessionGateProps } from './gate/types.ts';
export { useHold } from './hooks/use-hold.ts';
export { type PolicyHandle, type UsePolicyOptions, usePolicy } from './hooks/use-policy.ts';
export { useReauthenticate } from './hooks/use-reauthenticate.ts';
export { useSession } from './hooks/use-session.ts';
export { type SessionActions, useSessionActions } from './hooks/use-session-actions.ts';
export { type SessionWarningData, useSessionWarning } from './hooks/use-session-warning.ts';
export { type TimeLeft, type TimeLeftOptions, useTimeLeft } from './hooks/use-time-left.ts';
export type {
  AffectedMessages,
  DayMessages,
  HistoryMessages,
  MessageOverrides,
  Messages,
  PickerMessages,
  PolicySave,
  RulesMessages,
  SaveMessages,
  SettingsMessages,
  StandardScope,
  StandardsMessages,
  TypedMessages,
} from './messages/types.ts';
export type { Part, PartProps } from './parts/part.tsx';
export { SessionRules } from './rules/SessionRules.tsx';
export { SessionProvider, type SessionProviderProps } from './SessionProvider.tsx';
export { type Settings, useSettings } from './settings/context.ts';
export type { SessionSettingsFormProps } from './settings/props.ts';
export { SessionSettingsForm, type SessionSettingsFormComponent } from './settings/SessionSettingsForm.tsx';
export { DEFAULT_STANDARDS } from './settings/standards/default-standards.ts';
export type { Standard, StandardFigure } from './settings/standards/standard.ts';
export type {
  CountSessions,
  DirtyChange,
  LoadHistory,
  PolicyApply,
  PreviewPolicy,
  SaveDetails,
  SavedPolicy,
  SavePolicy,
  SaveResult,
  SettingsField,
} from './settings/types.ts';
export { SessionWarning, type SessionWarningComponent, type SessionWarningProps } from './warning/SessionWarning.tsx';
export type { WarningRootProps } from './warning/types.ts';
