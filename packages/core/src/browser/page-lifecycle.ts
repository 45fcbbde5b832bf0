import type { PageSource } from '../ports.ts';
import { listen } from './listen.ts';

/** Events of the document pass the window too, in the capturing phase. */
const SUSPENDS = ['pagehide', 'freeze'];
const RESUMES = ['pageshow', 'resume', 'visibilitychange', 'focus'];

/**
 * Watches this page's life cycle: becoming visible, focus, `pageshow` and `resume` resume the session; `pagehide` and
 * `freeze` suspend it. Resuming is not activity.
 *
 * @see https://wicg.github.io/page-lifecycle/
 * @example
 * createSession({ policy, page: domPage() }); // the default
 */
export function domPage(): PageSource {
  return ({ resume, suspend }) => {
    const stopSuspends = listen(globalThis.window, SUSPENDS, suspend);
    const stopResumes = listen(globalThis.window, RESUMES, resume);
    return () => {
      stopSuspends();
      stopResumes();
    };
  };
}
