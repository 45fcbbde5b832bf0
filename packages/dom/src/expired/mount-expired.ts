import type { Session } from '@curfew/core';
import { inThisZone, outsideZones } from '@curfew/core/adapters';
import { expired as english } from '../messages/en/expired.ts';
import { toLocale } from '../messages/locale.ts';
import { textsOver } from '../messages/texts.ts';
import { hide } from '../modal/hide.ts';
import { takeTurn } from '../modal/take-turn.ts';
import type { DialogOptions } from '../options.ts';
import { expiredState } from './controller.ts';
import { openScreen, type Screen } from './open-screen.ts';
import type { SignInIntent } from './types.ts';

/** Options of {@link mountExpired}. */
export interface ExpiredOptions extends DialogOptions {
  /** Called when the user presses the sign-in button. */
  readonly onSignIn: (intent: SignInIntent) => void;
  /**
   * The protected part of the page. It is hidden and inert while the session has ended; its nodes stay, because a framework
   * may own them. The rest of the page is only covered. After the sign-in of another user, reload the page. Not the body,
   * which contains the screen.
   */
  readonly hide?: HTMLElement | null | undefined;
}

/**
 * Covers the page when the session ends, shows the reason and offers to sign in again. While `verifying` is true, it
 * covers the page without a reason.
 *
 * Call it once per page, in a browser. It neither starts nor stops the session.
 *
 * @returns a function that removes the screen
 * @throws TypeError if `hide` contains the body
 * @example
 * mountExpired(session, {
 *   hide: document.querySelector('#app'),
 *   onSignIn: ({ returnTo }) => location.assign(`/sign-in?to=${encodeURIComponent(returnTo)}`),
 * });
 */
export function mountExpired(session: Session, options: ExpiredOptions): () => void {
  const onSignIn = inThisZone(options.onSignIn);
  return outsideZones(() => mount(session, { ...options, onSignIn }));
}

function mount(session: Session, { onSignIn, hide: part, locale: tag = 'en', messages }: ExpiredOptions): () => void {
  if (part?.contains(document.body)) throw new TypeError('mountExpired needs a part of the body to hide.');
  const locale = toLocale(tag);
  const texts = textsOver(english, messages?.expired);
  let screen: Screen | null = null;
  let show: (() => void) | undefined;
  let leaveTurn: (() => void) | undefined;

  function close(): void {
    // First, so that focus can return into it.
    show?.();
    show = undefined;
    screen?.close();
    screen = null;
    leaveTurn?.();
    leaveTurn = undefined;
  }

  function update(): void {
    const snapshot = session.getSnapshot();
    const state = expiredState(snapshot);
    if (!state) {
      close();
      return;
    }
    leaveTurn ??= takeTurn(`expired ${snapshot.id}`, session.clock, 0, () => {
      screen = openScreen(texts, locale, onSignIn);
      // If the turn came later.
      if (leaveTurn) update();
    });
    if (state.phase === 'verifying') return;
    if (part) show ??= hide(part);
    screen?.show(state);
  }

  const unsubscribe = session.subscribe(update);
  update();
  return () => {
    unsubscribe();
    close();
  };
}
