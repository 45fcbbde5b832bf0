import type { WarningLimit, WarningMessages } from '../messages/types.ts';

/** What the dialog and the bar show. */
export interface WarningState {
  readonly limit: WarningLimit;
  /** Waiting for an answer, asking the server, or refused by it. Shown to CSS as `data-phase`. */
  readonly phase: 'open' | 'extending' | 'failed';
  /** The time left, in ms, rounded up to whole seconds. */
  readonly endsMs: number;
  /** The time left when this end became known, in ms. It stands still. */
  readonly leftMs: number;
  /** The end by the person's own watch: a wall-clock instant in ms. */
  readonly endsAt: number;
}

/** How a warning speaks, and what its buttons do. */
export interface WarningHost {
  readonly texts: WarningMessages;
  readonly locale: string;
  /** Whether to tell the time left in the page's title too. */
  readonly title: boolean;
  /** Stays signed in; about the maximum, shrinks to the bar. */
  readonly stay: () => void;
  readonly signOut: () => void;
}

/** What a warning looks like: the dialog, or the bar. */
export interface WarningFace {
  show(state: WarningState): void;
  close(): void;
}
