import type { WarningLimit, WarningMessages } from '../messages/types.ts';

/** The state that the dialog and the bar show. */
export interface WarningState {
  readonly limit: WarningLimit;
  /** Waiting for the user, asking the server, or failed to extend. CSS sees it as `data-phase`. */
  readonly phase: 'open' | 'extending' | 'failed';
  /** The time left, in ms, rounded up to whole seconds. */
  readonly endsMs: number;
  /** The time left when this end became known, in ms. It does not count down. */
  readonly leftMs: number;
  /** The end by the user's clock: a wall-clock instant in ms. */
  readonly endsAt: number;
}

/** The texts of a warning, and the actions of its buttons. */
export interface WarningHost {
  readonly texts: WarningMessages;
  readonly locale: string;
  /** Whether the page's title shows the time left too. */
  readonly title: boolean;
  /** Stays signed in. Before the absolute timeout, shrinks the dialog to the bar. */
  readonly stay: () => void;
  readonly signOut: () => void;
}

/** A view of a warning: the dialog or the bar. */
export interface WarningFace {
  show(state: WarningState): void;
  close(): void;
}
