import type { EndReason, SessionPolicy } from '@curfew/core';

/** The limit that a warning announces: the idle or the absolute timeout. */
export type WarningLimit = 'idle' | 'max';

type ByAbout = Readonly<Record<WarningLimit, string>>;

/** A message with values. It words them in the given locale, with `durationText`, `timeText` or `pluralText`. */
export type Message<Values> = (values: Values, locale: string) => string;

/** Texts of the warning. Instants are wall-clock times in ms. */
export interface WarningMessages {
  readonly title: ByAbout;
  /** Does not count down. Put the time first: read last, it would be out of date. */
  readonly description: Message<{ limit: WarningLimit; leftMs: number; endsAt: number }>;
  readonly extend: ByAbout;
  readonly signOut: ByAbout;
  /** Announced 5, 2 and 1 minutes, 30 and 10 seconds before the end. */
  readonly left: Message<{ limit: WarningLimit; leftMs: number }>;
  /** Shown before the page's title. */
  readonly pageTitle: Message<{ leftMs: number }>;
  readonly failed: string;
  readonly stillSignedIn: string;
  /** The sentence in the bar that replaces the dialog before the absolute timeout. */
  readonly bar: Message<{ endsAt: number }>;
}

/** Texts of the expired screen. */
export interface ExpiredMessages {
  readonly title: string;
  readonly reason: Message<{ reason: EndReason; policy: SessionPolicy }>;
  readonly signIn: string;
  readonly reload: string;
  /** Shown while other tabs and the server are asked for newer activity. */
  readonly verifying: string;
  /** Shown before the page's title. */
  readonly pageTitle: string;
}

/** Texts of both dialogs if the server cannot be reached. */
export interface DialogSection {
  /** In place of the reason `idle`, if the user was active but the server did not receive that. */
  readonly unreported: string;
}

/** What the expired screen shows. */
export interface ExpiredTexts extends ExpiredMessages, DialogSection {}

/** The texts of both dialogs in one language. */
export interface DialogMessages {
  readonly warning: WarningMessages;
  readonly expired: ExpiredMessages;
  readonly dialog: DialogSection;
}

/** Any part of the texts. Missing texts stay English. */
export type DialogOverrides = {
  readonly [Section in keyof DialogMessages]?: Partial<DialogMessages[Section]> | undefined;
};
