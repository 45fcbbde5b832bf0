import type { PolicyDurations, PolicyProblem } from '@curfew/core';
import type { DialogMessages, DurationUnit, Message } from '@curfew/dom';
import type { PolicyApply } from '../settings/types.ts';

/** Texts of `DurationPicker`. */
export interface PickerMessages {
  readonly unit: Readonly<Record<DurationUnit, string>>;
  readonly tooShort: Message<{ ms: number }>;
  readonly tooLong: Message<{ ms: number }>;
  /** The button that applies the nearest allowed value. */
  readonly use: Message<{ ms: number }>;
  readonly none: string;
}

/** Who saved a policy, and when. */
export interface PolicySave {
  /** The administrator's name, or `null` if it is not known. */
  readonly by: string | null;
  /** Whether it was the user, for instance in another tab. */
  readonly self: boolean;
  /** RFC 3339, or `null` if it is not known. */
  readonly at: string | null;
  readonly version: number;
}

/** Texts of `SessionRules`. Text between asterisks is bold. */
export interface RulesMessages {
  readonly sentence: Message<PolicyDurations>;
}

/** Texts of `SessionSettingsForm`. Text between asterisks is bold. */
export interface SettingsMessages {
  readonly label: Readonly<Record<keyof PolicyDurations, string>>;
  readonly help: Message<{ field: keyof PolicyDurations; limitMs: number }>;
  readonly warnLabel: string;
  /** Below the drop-down of the warning. */
  readonly warnHint: string;
  readonly noWarning: string;
  readonly sentence: Message<PolicyDurations>;
  readonly noSentence: string;
  readonly problem: Readonly<Record<PolicyProblem['code'], Message<Pick<PolicyProblem, 'field' | 'nearestMs'>>>>;
  readonly problems: Message<{ count: number }>;
  /** Advice: WCAG 2.2.1 expects ten extensions, unless the limit is essential or longer than 20 hours. */
  readonly fewExtensions: Message<{ times: number }>;
  /** Advice: the same exceptions apply to the maximum, which cannot be extended. */
  readonly fixedMaximum: string;
  readonly shortWarning: string;
  readonly preview: Message<{ ends: number; of: number; self: boolean }>;
  readonly previewUnknown: string;
  readonly previewing: string;
  readonly save: string;
  readonly saving: string;
  readonly discard: string;
  readonly confirmSave: Message<{ ends: number }>;
  readonly goBack: string;
  readonly revision: Message<{ version: number; date: string }>;
  readonly saved: string;
  readonly unchanged: string;
  readonly updated: Message<PolicySave>;
  /** The server is busy for `seconds`. If that is 0, it could not be reached, or it failed. */
  readonly failed: Message<{ seconds: number }>;
  /** The server has refused a save, because the user may not change the durations. */
  readonly forbidden: string;
  readonly loading: string;
  readonly notLoaded: string;
  readonly tryAgain: string;
  readonly conflict: Message<PolicySave>;
  readonly yours: string;
  readonly theirs: string;
  readonly keepMine: string;
  readonly takeTheirs: string;
}

/** Texts of a save in `SessionSettingsForm`: its confirmation, its note and its outcome. Text between asterisks is bold. */
export interface SaveMessages {
  /** The name of the form. */
  readonly form: string;
  /** The name of the confirmation. `ends` is `null` if it is not known how many sessions a save ends. */
  /** `isLater`: at their next sign-in. */
  readonly title: Message<{ ends: number | null; isLater: boolean }>;
  readonly text: Message<{ ends: number; of: number; self: boolean }>;
  readonly unknown: string;
  readonly when: string;
  readonly apply: Readonly<Record<PolicyApply, string>>;
  readonly applyHelp: Readonly<Record<PolicyApply, string>>;
  readonly saveUnchecked: string;
  readonly saveForLater: string;
  readonly addNote: string;
  readonly note: string;
  readonly noteHelp: string;
  readonly savedForLater: string;
  readonly discarded: string;
  readonly kept: string;
  readonly refused: string;
}

/** Texts of the text field of `DurationPicker`. `example` is a duration in the locale's words. */
export interface TypedMessages {
  readonly label: string;
  readonly hint: Message<{ example: string }>;
  /** `text` cannot be read. */
  readonly unread: Message<{ text: string; example: string }>;
}

/** Texts of `SessionSettingsForm.Day` and `SessionSettingsForm.TryWarning`. Times are in words of the locale. */
export interface DayMessages {
  readonly title: string;
  readonly takesBreak: string;
  readonly neverStops: string;
  readonly signedIn: Message<{ time: string }>;
  readonly warned: Message<{ time: string }>;
  readonly signedOut: Message<{ time: string }>;
  /** The legend of what is drawn dashed, while the draft differs from it. */
  readonly saved: string;
  readonly show: string;
  readonly notShown: string;
  readonly badge: string;
  /** Marks what a screen reader announces during a preview. */
  readonly marked: Message<{ text: string }>;
  readonly choices: string;
  readonly choice: Readonly<Record<'idle' | 'max' | 'ended', string>>;
  readonly clock: Message<{ time: string; speed: number }>;
  readonly close: string;
}

/** What one of the kit's standards applies to, or how it applies. */
export type StandardScope = 'high-value' | 'low-risk' | 'users' | 'administrators' | 'addressable';

/** Texts of `SessionSettingsForm.Standards`. Text between asterisks is bold. */
export interface StandardsMessages {
  readonly title: string;
  readonly summary: Message<{ met: number; of: number }>;
  readonly note: string;
  readonly scope: Readonly<Record<StandardScope, string>>;
  /** For screen readers, after the name of a standard, which is a link. */
  readonly newTab: string;
  /** Without reasons, the standard names no duration. */
  readonly verdict: Message<{ isMet: boolean; reasons: readonly string[] }>;
  /** What a standard says about the field with this label. */
  readonly rule: Message<{ label: string; atMostMs: number; level: 'SHALL' | 'SHOULD' }>;
  readonly excess: Message<{ label: string; overMs: number; atMostMs: number; level: 'SHALL' | 'SHOULD' }>;
  readonly apply: string;
  /** Why a standard cannot be applied. */
  readonly blocked: Message<{ minMs: number }>;
}

/** How many sessions are beyond a limit: exactly `most` if `least` is the same. */
interface BeyondValues {
  least: number;
  most: number;
  of: number;
  limitMs: number;
}

/** Texts of `SessionSettingsForm.Affected`. Text between asterisks is bold. */
export interface AffectedMessages {
  readonly title: string;
  readonly loading: string;
  readonly failed: string;
  readonly none: string;
  readonly chart: Readonly<Record<'idle' | 'age', string>>;
  readonly limit: Message<{ limitMs: number }>;
  /** One bar, for screen readers. The last one has no end. */
  readonly bar: Message<{ fromMs: number; toMs: number | null; count: number; part: 'within' | 'cut' | 'beyond' }>;
  readonly idle: Message<BeyondValues>;
  readonly age: Message<BeyondValues>;
}

/** Texts of `SessionSettingsForm.History`. Text between asterisks is bold. */
export interface HistoryMessages {
  readonly title: string;
  readonly loading: string;
  readonly failed: string;
  readonly none: string;
  /** In place of a name: your app itself, which created the policy. */
  readonly system: string;
  /** The durations are in words. */
  readonly change: Message<{ label: string; from: string; to: string }>;
  /** A duration of the first version. */
  readonly first: Message<{ label: string; to: string }>;
  readonly nextSignIn: string;
  readonly current: string;
  readonly restore: string;
  readonly restored: Message<{ date: string }>;
}

/** A whole catalogue: every text of the kit in one language. */
export interface Messages extends DialogMessages {
  readonly picker: PickerMessages;
  readonly rules: RulesMessages;
  readonly settings: SettingsMessages;
  readonly save: SaveMessages;
  readonly typed: TypedMessages;
  readonly day: DayMessages;
  readonly standards: StandardsMessages;
  readonly affected: AffectedMessages;
  readonly history: HistoryMessages;
}

/** Any part of a catalogue. Missing texts stay English. */
export type MessageOverrides = { readonly [Section in keyof Messages]?: Partial<Messages[Section]> | undefined };
