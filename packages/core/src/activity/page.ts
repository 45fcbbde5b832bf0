import type { PageSource } from '../ports.ts';

/**
 * Watches this page's life: becoming visible, focus, `pageshow` and `resume` wake the session; `pagehide` and `freeze`
 * send it to rest. Waking is not activity.
 *
 * @see https://wicg.github.io/page-lifecycle/
 * @example
 * createSession({ policy, page: domPage() }); // the default
 */
export function domPage(): PageSource {
  return ({ wake, rest }) => {
    const { window, document } = globalThis;
    if (!window) return () => {};
    const listening = new AbortController();
    const options = { signal: listening.signal, capture: true };
    window.addEventListener('pageshow', (event) => wake(event.persisted), options);
    window.addEventListener('focus', () => wake(false), options);
    window.addEventListener('pagehide', rest, options);
    document.addEventListener('visibilitychange', () => document.hidden || wake(false), options);
    document.addEventListener('resume', () => wake(false), options);
    document.addEventListener('freeze', rest, options);
    return () => listening.abort();
  };
}
