import { useSessionActions } from '@curfew/react';
import { useEffect } from 'react';

/** How long the page stays covered for a server that does not answer. The session's own deadlines hold meanwhile. */
const PATIENCE_MS = 2_000;

/**
 * Covers the page when it is left, so that the browser keeps the cover: coming back by Back shows nothing that a
 * sign-out elsewhere has closed. It is lifted once the session has asked the server what became of it.
 */
export function useCoverAtRest(): void {
  const { refresh } = useSessionActions();

  useEffect(() => {
    const listening = new AbortController();
    const root = document.documentElement;
    const lift = () => root.removeAttribute('data-covered');

    async function come({ persisted }: PageTransitionEvent) {
      if (persisted) await Promise.race([refresh(), new Promise((done) => setTimeout(done, PATIENCE_MS))]);
      lift();
    }

    addEventListener('pagehide', () => root.setAttribute('data-covered', ''), listening);
    addEventListener('pageshow', come, listening);
    return () => {
      listening.abort();
      lift();
    };
  }, [refresh]);
}
