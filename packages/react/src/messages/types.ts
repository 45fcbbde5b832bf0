import type { PolicyDurations, PolicyProblem } from '@curfew/core';
import type { DialogMessages, DurationUnit, Message } from '@curfew/dom';

/** The standards of the form's default presets; `none` are those that name no number. */
export type PresetId = 'nist-aal2' | 'nist-aal3' | 'pci-dss' | 'none';

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
  readonly noWarning: string;
  readonly presets: string;
  /** What each standard requires, with its verbs and its date. */
  readonly presetNote: Readonly<Record<PresetId, string>>;
  readonly presetBlocked: Message<{ limitMs: number }>;
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

/** A whole catalogue: every text of the kit in one language. */
export interface Messages extends DialogMessages {
  readonly picker: PickerMessages;
  readonly rules: RulesMessages;
  readonly settings: SettingsMessages;
}

/** Any part of a catalogue. Missing texts stay English. */
export type MessageOverrides = { readonly [Section in keyof Messages]?: Partial<Messages[Section]> | undefined };
