import type { Session } from '@curfew/core';
import type { WarningLimit } from '../messages/types.ts';
import { roundUp } from './round-up.ts';

/** Presses within this time after opening are ignored, in ms: they were meant for the page beneath. */
export const IGNORED_MS = 500;

/** A warning, without its countdown. */
export interface WarningState {
  /** The limit that ends the session. */
  readonly limit: WarningLimit;
  /** The limit that the warning announced when it opened. */
  readonly openedLimit: WarningLimit;
  /** Waiting for the user, asking the server, or failed to extend. CSS sees it as `data-phase`. */
  readonly phase: 'open' | 'extending' | 'failed';
  /** Whether the dialog is shrunk to a bar. Only before the absolute timeout. */
  readonly isShrunk: boolean;
  /** The time left when this end became known, in ms, rounded up. It does not count down. */
  readonly leftMs: number;
  /** The end, by the session clock, in ms. */
  readonly endsAt: number;
}

/** The rules of a warning, for any view of it. */
export interface WarningController {
  /** `null` without a warning. The same object until something changes. */
  getState(): WarningState | null;
  /** Follows the session while there is a subscriber. Returns a function that stops it. */
  subscribe(onChange: () => void): () => void;
  /** Stays signed in. Before the absolute timeout, shrinks the dialog to the bar. */
  stay(): void;
  signOut(): void;
}

export function warningController(session: Session): WarningController {
  const { clock } = session;
  const listeners = new Set<() => void>();
  let state: WarningState | null = null;
  let openedAt = 0;
  let stop = () => {};

  function become(next: WarningState | null): void {
    state = next;
    for (const listener of listeners) listener();
  }

  function follow(): void {
    const { limit, endsAt } = session.getSnapshot();
    if (!limit || endsAt === null) {
      if (state) become(null);
      return;
    }
    if (state?.limit === limit && state.endsAt === endsAt) return;
    if (!state) openedAt = clock.now();
    const isMax = limit === 'max';
    become({
      limit,
      openedLimit: state?.openedLimit ?? limit,
      phase: isMax ? 'open' : (state?.phase ?? 'open'),
      isShrunk: isMax && Boolean(state?.isShrunk),
      leftMs: state?.endsAt === endsAt ? state.leftMs : roundUp(endsAt - clock.now()),
      endsAt,
    });
  }

  async function extend(known: WarningState): Promise<void> {
    const own = openedAt;
    become({ ...known, phase: 'extending' });
    const phase = (await session.extend()) ? 'open' : 'failed';
    // The warning may have closed meanwhile, and another may have opened.
    if (state && own === openedAt) become({ ...state, phase });
  }

  const isEarly = () => clock.now() - openedAt < IGNORED_MS;

  return {
    getState: () => state,
    subscribe(onChange) {
      if (listeners.size === 0) stop = session.subscribe(follow);
      listeners.add(onChange);
      follow();
      return () => {
        listeners.delete(onChange);
        if (listeners.size === 0) stop();
      };
    },
    stay() {
      if (!state || isEarly() || state.phase === 'extending') return;
      if (state.limit === 'max') become({ ...state, isShrunk: true });
      else void extend(state);
    },
    signOut() {
      if (!isEarly()) session.signOut();
    },
  };
}
