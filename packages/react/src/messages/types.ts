import type { EndReason, PolicyDurations, PolicyProblem, SessionPolicy } from '@curfew/core';
import type { DurationUnit } from './units.ts';

/** The standards whose durations the form offers by default. */
export type PresetId = 'nist-aal2' | 'nist-aal3' | 'pci-dss';

/** What a warning is about. */
export type WarningAbout = 'idle' | 'max';

/** Texts that differ between the two warnings. */
type ByAbout = Readonly<Record<WarningAbout, string>>;

/** A message with values in it, which it words in the provider's locale: by `durationText`, `timeText`, `pluralText`. */
export type Message<Values> = (values: Values, locale: string) => string;

/** Texts of `SessionWarning`. Instants are wall-clock ms. */
export interface WarningMessages {
  readonly title: ByAbout;
  /** Fixed while the warning is open. The time comes first: read last, it would be stale. */
  readonly description: Message<{ about: WarningAbout; leftMs: number; endsAt: number }>;
  readonly extend: ByAbout;
  readonly signOut: ByAbout;
  /** Announced at 5, 2 and 1 minutes, 30 and 10 seconds before the end. */
  readonly left: Message<{ about: WarningAbout; leftMs: number }>;
  /** Put before the page's title. */
  readonly pageTitle: Message<{ leftMs: number }>;
  readonly failed: string;
  readonly stillSignedIn: string;
  /** The sentence in the bar that the maximum's dialog shrinks to. */
  readonly bar: Message<{ endsAt: number }>;
}

/** Texts of `SessionExpired`. */
export interface ExpiredMessages {
  readonly title: string;
  readonly reason: Message<{ reason: EndReason; policy: SessionPolicy }>;
  readonly signIn: string;
  readonly reload: string;
  /** While other tabs and the server are asked whether it is really over. */
  readonly confirming: string;
  /** Put before the page's title. */
  readonly pageTitle: string;
}

/** Texts of `DurationPicker`. */
export interface PickerMessages {
  readonly unit: Readonly<Record<DurationUnit, string>>;
  readonly tooShort: Message<{ ms: number }>;
  readonly tooLong: Message<{ ms: number }>;
  /** The button that takes the nearest allowed value. */
  readonly use: Message<{ ms: number }>;
  readonly none: string;
}

/** Texts of `SessionSettingsForm`. Text between asterisks is set in bold. */
export interface SettingsMessages {
  readonly label: Readonly<Record<keyof PolicyDurations, string>>;
  readonly help: Message<{ field: keyof PolicyDurations; limitMs: number }>;
  readonly warnLabel: string;
  readonly noWarning: string;
  readonly presets: string;
  /** What each standard says, with its verbs and its date. */
  readonly presetNote: Readonly<Record<PresetId, string>>;
  readonly presetBlocked: Message<{ limitMs: number }>;
  readonly sentence: Message<PolicyDurations>;
  readonly noSentence: string;
  readonly problem: Readonly<Record<PolicyProblem['code'], Message<Pick<PolicyProblem, 'field' | 'nearestMs'>>>>;
  readonly problems: string;
  readonly fewExtensions: Message<{ times: number }>;
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
  readonly saved: Message<{ version: number }>;
  readonly unchanged: string;
  readonly updated: Message<{ version: number }>;
  /** Of a server that asks to be left alone for some `seconds`, or could not be reached, where they are 0. */
  readonly failed: Message<{ seconds: number }>;
  /** A save was refused to this person. */
  readonly forbidden: string;
  readonly loading: string;
  readonly notLoaded: string;
  readonly tryAgain: string;
  readonly conflict: Message<{ version: number }>;
  readonly yours: string;
  readonly theirs: string;
  readonly keepMine: string;
  readonly takeTheirs: string;
}

/** A whole catalogue: every text of the kit in one language. */
export interface Messages {
  readonly warning: WarningMessages;
  readonly expired: ExpiredMessages;
  readonly picker: PickerMessages;
  readonly settings: SettingsMessages;
}

/** Any part of a catalogue. What is left out stays English. */
export type MessageOverrides = { readonly [Section in keyof Messages]?: Partial<Messages[Section]> | undefined };
