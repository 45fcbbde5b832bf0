import type { ReactElement } from 'react';

/** What to try, in order. */
export function Guide(): ReactElement {
  return (
    <section className="guide" aria-label="What to try">
      <h2>What to try</h2>
      <ol>
        <li>
          Press <b>Jump to the warning</b>. Both tabs warn.
        </li>
        <li>
          Press <b>Stay signed in</b> in one tab. The other closes its warning too.
        </li>
        <li>
          <b>Freeze</b> Tab 1, jump to the warning, and press <b>+ 1 min</b> three times. Tab 2 is signed out.{' '}
          <b>Thaw</b> Tab 1: it covers its page at once.
        </li>
        <li>
          Press <b>Sign in again</b> in one tab. Then press <b>Sleep 1 h</b>: no tab shows its page after the machine
          has woken up.
        </li>
        <li>
          Sign in again, uncheck <b>Server reachable</b>, jump to the warning, and press <b>Stay signed in</b>: it
          fails, and the tab ends on time.
        </li>
        <li>
          Choose other durations under <b>Server</b>. Every tab follows them.
        </li>
      </ol>
    </section>
  );
}
