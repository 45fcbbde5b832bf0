import type { PageSource } from '../ports.ts';
import { listen } from './listen.ts';
import { watchSleep } from './machine-sleep.ts';

/** Events of the document pass the window too, when capturing. */
const SUSPENDS = ['pagehide', 'freeze'];
const RESUMES = ['pageshow', 'resume', 'visibilitychange', 'focus'];

/**
 * Watches this page's life cycle: becoming visible, focus, `pageshow` and `resume` resume the session; `pagehide` and
 * `freeze` suspend it. Resuming is not activity.
 *
 * While the page is visible, it also compares the time once a second: the session resumes after the machine was asleep.
 *
 * @see https://wicg.github.io/page-lifecycle/
 * @example
 * createSession({ policy, page: domPage() }); // the default
 */
export function domPage(): PageSource {
  return ({ resume, suspend }, clock) => {
    const { document, window } = globalThis;
    let stopWatching: (() => void) | undefined;

    function stopWatch(): void {
      stopWatching?.();
      stopWatching = undefined;
    }

    function watch(): void {
      if (document?.visibilityState === 'visible') stopWatching ??= watchSleep(clock, resume);
      else stopWatch();
    }

    const stopSuspends = listen(window, SUSPENDS, () => {
      stopWatch();
      suspend();
    });
    const stopResumes = listen(window, RESUMES, ({ target }) => {
      // Focus of an element.
      if (target instanceof Element) return;
      watch();
      resume();
    });
    watch();
    return () => {
      stopWatch();
      stopSuspends();
      stopResumes();
    };
  };
}
