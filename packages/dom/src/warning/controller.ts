import type { Session } from '@curfew/core';
import type { WarningLimit } from '../messages/types.ts';
import { signInForms } from '../sign-in/forms.ts';
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
  /** Whether the dialog shows your app's sign-in form. Only before the absolute timeout. */
  readonly isSigningIn: boolean;
  /** Whether the form has signed a person in, and it is not known who: cover the page around the dialog. */
  readonly isVerifying: boolean;
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
  /** Stays signed in. Before the absolute timeout, shrinks the dialog to the bar, or returns to it from the form. */
  stay(): void;
  /** Shows the form in the dialog. The warning closes by itself when the person has signed in. */
  signIn(): void;
  /** Returns from the form to the countdown. */
  back(): void;
  signOut(): void;
}

export function warningController(session: Session): WarningController {
  const { clock } = session;
  const listeners = new Set<() => void>();
  const forms = signInForms(session);
  let state: WarningState | null = null;
  let covered: WarningState | null = null;
  let openedAt = 0;
  let stops: (() => void)[] = [];
  let closeForm: (() => void) | undefined;
  let wasShrunk = false;

  /**
   * A press ends the warning in this tab at once, if the server's own is not due yet. But the server's deadline applies
   * until it has confirmed the press.
   */
  function isUnconfirmed({ phase, endsAt }: WarningState): boolean {
    const { idleAt = endsAt } = session.getDeadlines() ?? {};
    return phase !== 'open' && session.getSnapshot().status === 'active' && idleAt < endsAt + IGNORED_MS;
  }

  function noteForm(isOpen = Boolean(state?.isSigningIn)): void {
    if (isOpen) {
      closeForm ??= forms.open();
    } else {
      closeForm?.();
      closeForm = undefined;
    }
  }

  function become(next: WarningState | null): void {
    state = next;
    noteForm();
    for (const listener of listeners) listener();
  }

  function follow(): void {
    const { limit, endsAt, verifying } = session.getSnapshot();
    if (!limit || endsAt === null) {
      covered = null;
      if (state && !isUnconfirmed(state)) become(null);
      return;
    }
    if (verifying && !state?.isSigningIn) {
      // The expired screen covers the page until it is known who has signed in.
      covered = state ?? covered;
      if (state) become(null);
      return;
    }
    const known = state ?? covered;
    if (state?.limit === limit && state.endsAt === endsAt && state.isVerifying === verifying) return;
    if (!state) openedAt = clock.now();
    const isMax = limit === 'max';
    become({
      limit,
      openedLimit: known?.openedLimit ?? limit,
      phase: isMax ? 'open' : (state?.phase ?? 'open'),
      isShrunk: isMax && Boolean(known?.isShrunk),
      isSigningIn: isMax && Boolean(known?.isSigningIn),
      isVerifying: verifying,
      leftMs: known?.endsAt === endsAt ? known.leftMs : roundUp(endsAt - clock.now()),
      endsAt,
    });
  }

  async function extend(known: WarningState): Promise<void> {
    const own = openedAt;
    become({ ...known, phase: 'extending' });
    const phase = (await session.extend()) ? 'open' : 'failed';
    // Another warning may have opened meanwhile.
    if (!state || own !== openedAt) return;
    become({ ...state, phase });
    follow();
  }

  function back(): void {
    if (!state) return;
    become({ ...state, isSigningIn: false, isShrunk: wasShrunk });
    follow();
  }

  const isEarly = () => clock.now() - openedAt < IGNORED_MS;

  return {
    getState: () => state,
    subscribe(onChange) {
      listeners.add(onChange);
      noteForm();
      if (stops.length === 0) {
        // A heartbeat that moves the deadline changes no snapshot.
        stops = [session.subscribe(follow), session.observe(follow)];
      }
      follow();
      return () => {
        listeners.delete(onChange);
        if (listeners.size > 0) return;
        for (const stop of stops.splice(0)) stop();
        noteForm(false);
      };
    },
    stay() {
      if (!state || isEarly() || state.phase === 'extending') return;
      if (state.isSigningIn) back();
      else if (state.limit === 'max') become({ ...state, isShrunk: true });
      else void extend(state);
    },
    signIn() {
      if (state?.limit !== 'max' || isEarly()) return;
      wasShrunk = state.isShrunk;
      become({ ...state, isSigningIn: true, isShrunk: false });
    },
    back,
    signOut() {
      if (!isEarly()) session.signOut();
    },
  };
}
