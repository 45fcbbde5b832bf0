// @ts-nocheck
import type { PageSource } from '../ports.ts';
import { listen } from './listen.ts';

/** Those of the document pass the window too, on their way down. */
const RESTS = ['pagehide', 'freeze'];
const WAKES = ['pageshow', 'resume', 'visibilitychange', 'focus'];

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
    const stopRests = listen(globalThis.window, RESTS, rest);
    const stopWakes = listen(globalThis.window, WAKES, wake);
    return () => {
      stopRests();
      stopWakes();
    };
  };
}
