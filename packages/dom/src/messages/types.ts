import type { EndReason, SessionPolicy } from '@curfew/core';

/** The limit that a warning announces: the idle or the absolute timeout. */
export type WarningLimit = 'idle' | 'max';

type ByLimit = Readonly<Record<WarningLimit, string>>;

/** A message with values. It words them in the given locale, with `durationText`, `timeText` or `pluralText`. */
export type Message<Values> = (values: Values, locale: string) => string;

/** When a session ends. */
interface EndValues {
  /** A wall-clock instant in ms. */
  readonly endsAt: number;
  /** In the last minute, a time without seconds may be over already. */
  readonly inSeconds: boolean;
}

/** Texts of the warning. */
export interface WarningMessages {
  readonly title: ByLimit;
  /**
   * Names the time of the end, not the time left, which would be out of date as it is read. `canSignIn`: the dialog offers to
   * sign in again before the absolute timeout.
   */
  readonly description: Message<EndValues & { limit: WarningLimit; canSignIn: boolean }>;
  /** The button that extends the session; before the absolute timeout, the one that shrinks the dialog to the bar. */
  readonly extend: Message<EndValues & { limit: WarningLimit }>;
  readonly signOut: ByLimit;
  /** The button that shows your app's sign-in form in the dialog, before the absolute timeout. */
  readonly signInAgain: string;
  /** The button that returns from that form. */
  readonly backToCountdown: string;
  /** Announced 5, 2 and 1 minutes, 30 and 10 seconds before the end. */
  readonly left: Message<{ limit: WarningLimit; leftMs: number }>;
  /** Shown before the page's title. */
  readonly pageTitle: Message<{ leftMs: number }>;
  /** The session could not be extended. */
  readonly failed: Message<EndValues>;
  readonly stillSignedIn: string;
  /** The sentence in the bar that replaces the dialog before the absolute timeout. */
  readonly bar: Message<EndValues>;
}

/** Texts of the expired screen. */
export interface ExpiredMessages {
  /** `signed-out`: the user did it, in this tab or another of this browser. */
  readonly title: Message<{ reason: EndReason }>;
  /** True of every end with this reason, for instance also if the user was active while the server was unreachable. */
  readonly reason: Message<{ reason: EndReason; policy: SessionPolicy }>;
  /** The page is kept until that time, if the same person signs in again. Name the day unless it is today. */
  readonly kept: Message<{ until: number; isToday: boolean }>;
  readonly signIn: string;
  readonly reload: string;
  /** Shown while other tabs and the server are asked for newer activity. */
  readonly verifying: string;
  /** Shown before the page's title. */
  readonly pageTitle: string;
  /** Announced after a new sign-in, if the page was kept. */
  readonly back: string;
  /** Announced after a new sign-in, if it was not. */
  readonly signedInAgain: string;
}

/** Texts of the dialog in which a signed-in person signs in again, before an action that needs it. */
export interface ProofMessages {
  readonly title: string;
  readonly text: string;
  readonly cancel: string;
}

/** The texts of the dialogs in one language. */
export interface DialogMessages {
  readonly warning: WarningMessages;
  readonly expired: ExpiredMessages;
  readonly proof: ProofMessages;
}

/** Any part of the texts. Missing texts stay English. */
export type DialogOverrides = {
  readonly [Section in keyof DialogMessages]?: Partial<DialogMessages[Section]> | undefined;
};
