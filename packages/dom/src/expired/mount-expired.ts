import { type DurationInput, parseDuration, type Session } from '@curfew/core';
import { inThisZone, outsideZones } from '@curfew/core/adapters';
import { write } from '../elements/element.ts';
import { liveRegion } from '../elements/live-region.ts';
import { expired as english } from '../messages/en/expired.ts';
import { toLocale } from '../messages/locale.ts';
import { textsOver } from '../messages/texts.ts';
import { hide } from '../modal/hide.ts';
import { takeTurn } from '../modal/take-turn.ts';
import type { DialogOptions } from '../options.ts';
import type { SignInSlot } from '../sign-in/slot.ts';
import { gateController } from './controller.ts';
import { forgetFields } from './forget-fields.ts';
import { openScreen, type Screen } from './open-screen.ts';
import type { SignInIntent } from './types.ts';

/** Options of {@link mountExpired}. */
export interface ExpiredOptions extends DialogOptions {
  /** Called when the user presses the sign-in button. Required without `signIn`, which replaces the button. */
  readonly onSignIn?: ((intent: SignInIntent) => void) | undefined;
  /** Fills the screen with the sign-in form of your app, so that the user signs in without leaving the page. */
  readonly signIn?: SignInSlot | undefined;
  /**
   * The protected part of the page. It is hidden and inert while the session has ended; its nodes stay, because a framework
   * may own them. The rest of the page is only covered. Not the body, which contains the screen.
   */
  readonly hide?: HTMLElement | null | undefined;
  /**
   * Whether the page is kept until the same person has signed in again, with its input, scroll positions and focus. It is
   * kept after an end by the idle or the absolute timeout, if the session has an account. After any other end it stays
   * covered until it is loaded anew.
   *
   * @default false
   */
  readonly keep?: boolean | undefined;
  /**
   * For how long after its end the page is kept. Then it is loaded anew.
   *
   * @default '8h'
   */
  readonly keepFor?: DurationInput | undefined;
  /**
   * Called when the page must go: another person has signed in in it, or it was kept, and the time is over or it must not be
   * shown again. It must load a page; the page stays covered. By default it reloads this one.
   */
  readonly onDiscard?: (() => void) | undefined;
}

/**
 * Covers the page when the session ends, shows the reason and offers to sign in again. While `verifying` is true, it
 * covers the page without a reason.
 *
 * Call it once per page, in a browser. It neither starts nor stops the session.
 *
 * @returns a function that removes the screen
 * @throws TypeError if `hide` contains the body, `keepFor` is no duration, or there is neither `onSignIn` nor `signIn`
 * @example
 * mountExpired(session, {
 *   hide: document.querySelector('#app'),
 *   onSignIn: ({ returnTo }) => location.assign(`/sign-in?to=${encodeURIComponent(returnTo)}`),
 * });
 * @example
 * // Sign in over the page, which is as before afterwards.
 * mountExpired(session, {
 *   hide: document.querySelector('#app'),
 *   keep: true,
 *   signIn: (element) => element.append(document.querySelector('#sign-in').content.cloneNode(true)),
 * });
 */
export function mountExpired(session: Session, options: ExpiredOptions): () => void {
  const { onSignIn, signIn, onDiscard } = options;
  const inZone = { onSignIn: inThisZone(onSignIn), signIn: inThisZone(signIn), onDiscard: inThisZone(onDiscard) };
  return outsideZones(() => mount(session, { ...options, ...inZone }));
}

function mount(session: Session, options: ExpiredOptions): () => void {
  const { onSignIn, signIn, hide: part, keep, keepFor = '8h', locale = 'en', messages } = options;
  const { onDiscard = () => location.reload() } = options;
  if (part?.contains(document.body)) throw new TypeError('mountExpired needs a part of the body to hide.');
  if (!onSignIn && !signIn) throw new TypeError('mountExpired needs onSignIn or signIn.');
  const { clock } = session;
  const keepForMs = keep ? parseDuration(keepFor) : 0;
  const gate = gateController(session, () => keepForMs);
  const texts = textsOver(english, messages?.expired);
  const screenOptions = { texts, locale: toLocale(locale), onSignIn, signIn };
  const [announced, removeAnnounced] = keep ? liveRegion() : [];
  let screen: Screen | null = null;
  let show: (() => void) | undefined;
  let leaveTurn: (() => void) | undefined;
  let wasKept: boolean | undefined;
  let keptUntil: number | null = null;
  /** Nothing can be unmounted here, so the page is this person's until it is loaded anew. */
  let owner: string | null = null;
  let isLeaving = false;

  function hidePart(isKept: boolean): void {
    if (isKept === wasKept) return;
    show?.();
    show = part ? hide(part, isKept) : undefined;
    wasKept = isKept;
  }

  function close(): void {
    // So that focus can return into it.
    show?.();
    show = undefined;
    if (announced && screen && wasKept) write(announced, texts.back);
    wasKept = undefined;
    screen?.close();
    screen = null;
    leaveTurn?.();
    leaveTurn = undefined;
  }

  function discard(): void {
    if (isLeaving) return;
    isLeaving = true;
    onDiscard();
  }

  function update(): void {
    const { id, status } = session.getSnapshot();
    const { screen: state, page } = gate.getState();
    const isOver = keptUntil !== null && page.state === 'discarded' && clock.now() >= keptUntil;
    keptUntil = page.until;
    const isShown = page.state === 'shown';
    const isLost = isShown && (keep ? page.discards > 0 : owner !== null && page.account !== owner);
    // It is not known whose session begins, or the page must not be shown again.
    const isWithheld = status !== 'ended' && !isShown && (keep ? page.discards > 0 : owner !== null);
    if (isShown) owner ??= page.account;
    if (!state && !isLost && !isWithheld) {
      close();
      return;
    }
    leaveTurn ??= takeTurn(`expired ${id}`, clock, 0, () => {
      if (announced) write(announced, '');
      screen = openScreen(screenOptions);
      if (leaveTurn) update();
    });
    if (isOver || isLost) discard();
    if (isLost || isWithheld) hidePart(false);
    if (state?.phase !== 'ended') return;
    hidePart(page.state === 'kept');
    screen?.show(state);
  }

  function leave({ persisted }: PageTransitionEvent): void {
    if (screen && !persisted) forgetFields();
  }

  const unsubscribe = gate.subscribe(update);
  window.addEventListener('pagehide', leave);
  update();
  return () => {
    unsubscribe();
    window.removeEventListener('pagehide', leave);
    close();
    removeAnnounced?.();
  };
}
