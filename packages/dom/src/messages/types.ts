import type { EndReason, SessionPolicy } from '@curfew/core';

/** What a warning is about. */
export type WarningLimit = 'idle' | 'max';

/** Texts that differ between the two warnings. */
type ByAbout = Readonly<Record<WarningLimit, string>>;

/** A message with values in it, which it words in the given locale: by `durationText`, `timeText`, `pluralText`. */
export type Message<Values> = (values: Values, locale: string) => string;

/** Texts of the warning. Instants are wall-clock ms. */
export interface WarningMessages {
  readonly title: ByAbout;
  /** Fixed while the warning is open. The time comes first: read last, it would be stale. */
  readonly description: Message<{ limit: WarningLimit; leftMs: number; endsAt: number }>;
  readonly extend: ByAbout;
  readonly signOut: ByAbout;
  /** Announced at 5, 2 and 1 minutes, 30 and 10 seconds before the end. */
  readonly left: Message<{ limit: WarningLimit; leftMs: number }>;
  /** Put before the page's title. */
  readonly pageTitle: Message<{ leftMs: number }>;
  readonly failed: string;
  readonly stillSignedIn: string;
  /** The sentence in the bar that the maximum's dialog shrinks to. */
  readonly bar: Message<{ endsAt: number }>;
}

/** Texts of the expired screen. */
export interface ExpiredMessages {
  readonly title: string;
  readonly reason: Message<{ reason: EndReason; policy: SessionPolicy }>;
  readonly signIn: string;
  readonly reload: string;
  /** While other tabs and the server are asked whether it is really over. */
  readonly verifying: string;
  /** Put before the page's title. */
  readonly pageTitle: string;
}

/** The texts of both dialogs in one language. */
export interface DialogMessages {
  readonly warning: WarningMessages;
  readonly expired: ExpiredMessages;
}

/** Any part of them. What is left out stays English. */
export type DialogOverrides = {
  readonly [Section in keyof DialogMessages]?: Partial<DialogMessages[Section]> | undefined;
};
