import type { Clock, EndReason, Session, SessionPolicy, SessionSnapshot } from '@curfew/core';
import { isSameDay } from '../messages/intl.ts';
import { signInForms } from '../sign-in/forms.ts';
import { type KeptPage, NEW_PAGE, nextPage } from './kept.ts';
import { returnPath } from './return-path.ts';
import type { SignInIntent } from './types.ts';

/** Values of the sentence that says until when the page is kept. */
export interface KeptUntil {
  /** A wall-clock instant in ms. */
  readonly until: number;
  readonly isToday: boolean;
}

/** An ended session whose end is certain. */
export interface Ended {
  readonly phase: 'ended';
  /** `superseded` once another session has begun in this browser. */
  readonly reason: EndReason;
  readonly policy: SessionPolicy;
  /** Until when the page is kept; `null` if it is not. */
  readonly kept: KeptUntil | null;
  /** Whether another session has begun in this browser. Never reload by yourself: it may belong to another user. */
  readonly canReload: boolean;
  /** The user's place and the reason, for `onSignIn`. */
  intent(): SignInIntent;
}

/** What the expired screen shows. `verifying`: cover the page without a reason, and keep its content. */
export type ExpiredState = { readonly phase: 'verifying' } | Ended;

/** What a view shows of the page and over it. */
export interface GateState {
  /** `null` without a screen. */
  readonly screen: ExpiredState | null;
  readonly page: KeptPage;
}

/** The rules of the expired screen and of the page behind it, for any view of them. */
export interface GateController {
  /** The same object until something changes. */
  getState(): GateState;
  /** Follows the session while there is a subscriber. Returns a function that stops it. */
  subscribe(onChange: () => void): () => void;
}

const VERIFYING: ExpiredState = { phase: 'verifying' };
/** A timer does not run while the machine sleeps. */
const LONGEST_TIMER_MS = 60_000;

function expiredState(snapshot: SessionSnapshot, kept: KeptUntil | null): ExpiredState | null {
  const { status, verifying, reason, policy, replaced, signingIn } = snapshot;
  if (status !== 'ended' || signingIn) return null;
  if (verifying || !reason || !policy) return VERIFYING;
  const canReload = replaced || reason === 'superseded';
  // The way on is the later session, whatever ended this one.
  const shown = canReload ? 'superseded' : reason;
  const intent = () => ({ returnTo: returnPath(location), reason });
  return { phase: 'ended', reason: shown, policy, kept, canReload, intent };
}

function keptUntil({ until }: KeptPage, clock: Clock): KeptUntil | null {
  if (until === null) return null;
  const guard = clock.guard();
  return { until: until - guard, isToday: isSameDay(until - guard, clock.now() - guard) };
}

/** @param keepForMs - returns for how long the page is kept after an end by a timeout; 0 keeps nothing */
export function gateController(session: Session, keepForMs: () => number): GateController {
  const { clock } = session;
  const forms = signInForms(session);
  const listeners = new Set<() => void>();
  let seen: SessionSnapshot | undefined;
  let hadForm = false;
  let state: GateState = { screen: null, page: NEW_PAGE };
  let reported = state;
  let disarm = () => {};
  let stops: (() => void)[] = [];

  function getState(): GateState {
    const snapshot = session.getSnapshot();
    const page = nextPage(state.page, snapshot, keepForMs(), clock.now());
    const hasForm = forms.isOpen();
    if (snapshot === seen && page === state.page && hasForm === hadForm) return state;
    seen = snapshot;
    hadForm = hasForm;
    state = { screen: screenOf(snapshot, page), page };
    return state;
  }

  function screenOf(snapshot: SessionSnapshot, page: KeptPage): ExpiredState | null {
    const { status, verifying } = snapshot;
    if (status === 'pending') {
      // It is not known whose session begins. The user may be typing in the screen.
      if (page.account === null) return null;
      return state.screen ?? VERIFYING;
    }
    // A dialog in which the user signs in covers the page by itself, and must keep focus.
    if (status !== 'ended') return verifying && !hadForm ? VERIFYING : null;
    return expiredState(snapshot, keptUntil(page, clock));
  }

  function follow(): void {
    const { page } = getState();
    disarm();
    if (page.until !== null) {
      const leftMs = Math.max(0, page.until - clock.now());
      disarm = clock.setTimer(follow, Math.min(leftMs, LONGEST_TIMER_MS));
    }
    if (state === reported) return;
    reported = state;
    for (const listener of listeners) listener();
  }

  return {
    getState,
    subscribe(onChange) {
      if (listeners.size === 0) stops = [session.subscribe(follow), forms.subscribe(follow)];
      listeners.add(onChange);
      follow();
      return () => {
        listeners.delete(onChange);
        if (listeners.size > 0) return;
        for (const stop of stops) stop();
        disarm();
      };
    },
  };
}
