import type { Session } from '@curfew/core';
import { expired as english } from '../messages/en/expired.ts';
import type { DialogOptions } from '../options.ts';
import { openScreen, type Screen } from './openScreen.ts';
import type { SignInIntent } from './types.ts';

/** Options of {@link mountExpired}. */
export interface ExpiredOptions extends DialogOptions {
  /** Called when the person asks to sign in again. */
  readonly onSignIn: (intent: SignInIntent) => void;
  /**
   * The protected part of the page: emptied once the session is over, so that nothing of it stays in the browser's
   * memory of it. What is left out is only covered, so that unsaved work is there after a new sign-in.
   */
  readonly clear?: Element | null | undefined;
}

/**
 * Covers the page once the session is over, says why, and offers to sign in again. It covers it too, without a word
 * about an end, while other tabs and the server are still being asked.
 *
 * Call it once a page, in a browser. It neither starts nor stops the session.
 *
 * @returns its own undo, which takes the screen out of the page again
 * @throws RangeError if the locale is not well formed, once there is something to say
 * @example
 * mountExpired(session, {
 *   clear: document.querySelector('#app'),
 *   onSignIn: ({ returnTo }) => location.assign(`/sign-in?to=${encodeURIComponent(returnTo)}`),
 * });
 */
export function mountExpired(
  session: Session,
  { onSignIn, clear, locale = 'en', messages }: ExpiredOptions,
): () => void {
  const texts = { ...english, ...messages?.expired };
  let screen: Screen | null = null;

  function update(): void {
    const snapshot = session.getSnapshot();
    if (snapshot.status !== 'ended') {
      screen?.close();
      screen = null;
      return;
    }
    screen ??= openScreen(texts, locale, onSignIn);
    if (snapshot.verifying) return;
    clear?.replaceChildren();
    screen.tell(snapshot);
  }

  const unsubscribe = session.subscribe(update);
  update();
  return () => {
    unsubscribe();
    screen?.close();
  };
}
