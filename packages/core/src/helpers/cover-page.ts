import type { Session } from '../api.ts';
import { listen } from '../browser/listen.ts';

/** How long a page stays covered for a server that does not answer. The session's own deadlines hold meanwhile. */
const PATIENCE_MS = 2_000;

/**
 * Keeps a page that is woken, reloaded or taken from the back/forward cache from being painted before it is known
 * whether its session lives. It says so in the attribute `data-curfew` of the root element, and the host's stylesheet
 * hides by that:
 *
 * - `covered`: not known yet. From the moment the page is left until the session has asked after it came back, and
 *   whenever a deadline has passed and the server is being asked. Markup that carries protected content begins like
 *   this too: `<html data-curfew="covered">`.
 * - `ended`: over.
 * - no attribute: show it.
 *
 * Where nobody answers the cover is lifted after two seconds. No inline style or script is needed, so the strictest
 * Content-Security-Policy will do.
 *
 * @param session - it need not have started
 * @param root - the element with the attribute; `<html>` by default
 * @returns its own undo
 * @example
 * // in the stylesheet: html[data-curfew='covered'] body { visibility: hidden }
 * session.start();
 * coverPage(session);
 */
export function coverPage(session: Session, root: HTMLElement = document.documentElement): () => void {
  let starting = root.dataset.curfew === 'covered';
  let away = false;
  let visits = 0;
  let stopWaiting = () => {};

  function show(): void {
    const { status, verifying } = session.getSnapshot();
    starting &&= status === 'pending';
    if (verifying || starting || (away && status !== 'ended')) root.dataset.curfew = 'covered';
    else if (status === 'ended') root.dataset.curfew = 'ended';
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
    if (!away) return;
    const visit = visits;
    wait();
    void session.refresh().then(() => visit === visits && lift());
  }

  function wait(): void {
    stopWaiting();
    stopWaiting = session.clock.setTimer(lift, PATIENCE_MS);
  }

  const stops = [
    session.subscribe(show),
    listen(globalThis.window, ['pagehide'], leave),
    listen(globalThis.window, ['pageshow'], comeBack),
  ];
  if (starting) wait();
  show();
  return () => {
    for (const stop of stops) stop();
    stopWaiting();
    delete root.dataset.curfew;
  };
}
