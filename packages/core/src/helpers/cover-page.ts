import type { Session } from '../api.ts';
import { listen } from '../browser/listen.ts';
import { isPrerendering } from '../browser/when-shown.ts';
import { outsideZones } from '../browser/zones.ts';

/** The session's deadlines still apply. */
const PATIENCE_MS = 2_000;

/**
 * Prevents a page that is resumed, reloaded, prerendered or restored from the back/forward cache from being painted before its
 * session is known to be active. It sets the attribute `data-curfew` of the root element. Your app's stylesheet hides
 * the page by it:
 *
 * - `covered`: not known yet. It is set from leaving the page until the session is refreshed after the return, and
 *   while the snapshot's `verifying` is true. Markup with protected content starts with it too:
 *   `<html data-curfew="covered">`.
 * - `ended`: the session has ended. After a sign-in it stays until it is known whose session follows.
 * - no attribute: show the page.
 *
 * If the server does not answer, or no session is known, the cover is removed after two seconds. No inline style or
 * script is needed, so this works with the strictest Content-Security-Policy.
 *
 * @param session - it need not have started
 * @param root - the element with the attribute; `<html>` by default
 * @returns a function that stops it and removes the attribute
 * @example
 * // in the stylesheet: html[data-curfew='covered'] #app { visibility: hidden }
 * session.start();
 * coverPage(session);
 */
export function coverPage(session: Session, root: HTMLElement = document.documentElement): () => void {
  let starting = root.dataset.curfew === 'covered';
  let away = isPrerendering();
  let ended = false;
  let stopped = false;
  let visits = 0;
  let stopWaiting = () => {};

  /** A warning that closes returns focus into the page, so it must not be hidden yet. Frameworks close it in a microtask. */
  function follow(): void {
    const isCovering = session.getSnapshot().verifying && root.dataset.curfew === undefined;
    if (isCovering && document.activeElement?.closest('dialog')) queueMicrotask(() => queueMicrotask(show));
    else show();
  }

  function show(): void {
    if (stopped) return;
    const { status, verifying, signingIn } = session.getSnapshot();
    starting &&= status === 'pending';
    // Pending after the end is a sign-in whose person is not known yet.
    if (status !== 'pending') ended = status === 'ended' && !signingIn;
    if ((verifying && !signingIn) || starting || (away && status !== 'ended')) root.dataset.curfew = 'covered';
    else if (ended) root.dataset.curfew = 'ended';
    else delete root.dataset.curfew;
  }

  function lift(): void {
    stopWaiting();
    starting = false;
    away = false;
    show();
  }

  function leave(): void {
    away = true;
    visits++;
    show();
  }

  function comeBack(): void {
    if (!away || isPrerendering()) return;
    const visit = visits;
    wait();
    void session.refresh().then(() => visit === visits && lift());
  }

  function wait(): void {
    stopWaiting();
    stopWaiting = session.clock.setTimer(lift, PATIENCE_MS);
  }

  const stops = outsideZones(() => [
    session.subscribe(follow),
    listen(globalThis.window, ['pagehide'], leave),
    listen(globalThis.window, ['pageshow', 'prerenderingchange'], comeBack),
  ]);
  if (starting && !away) wait();
  show();
  return () => {
    stopped = true;
    for (const stop of stops) stop();
    stopWaiting();
    delete root.dataset.curfew;
  };
}
