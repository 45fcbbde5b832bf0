'use client';

import { type ReactElement, useId, useMemo, useSyncExternalStore } from 'react';
import { KitContext, useInside } from '../context.ts';
import { useSession } from '../hooks/use-session.ts';
import { Deadlines } from './Deadlines.tsx';
import { EventLog } from './EventLog.tsx';
import { FactsList } from './FactsList.tsx';
import { openLog } from './log.ts';
import { WORDS } from './words.ts';

/** Props of {@link SessionDevtools}. */
export interface SessionDevtoolsProps {
  /** Called when the developer closes the panel. Without it, the panel has no close button. */
  readonly onClose?: (() => void) | undefined;
}

/**
 * A panel for developers. It shows the status, facts, deadlines and holds of this tab, and whether the tab leads. A log
 * contains the last 200 events since the panel was opened. The panel changes nothing.
 *
 * The panel is fixed in the corner of the window. It needs `@curfew/react/devtools.css`. Import both only in pages that
 * show it.
 *
 * @throws Error outside of `<SessionProvider>`
 * @example
 * const Devtools = lazy(async () => {
 *   const { SessionDevtools } = await import('@curfew/react/devtools');
 *   return { default: SessionDevtools };
 * });
 */
export function SessionDevtools({ onClose }: SessionDevtoolsProps): ReactElement {
  const { session, locale } = useInside(KitContext, 'SessionDevtools', '<SessionProvider>');
  const { subscribe, read, clear } = useMemo(() => openLog(session), [session]);
  const { facts, leading, log } = useSyncExternalStore(subscribe, read, read);
  const { status, limit, reason, verifying, holds } = useSession();
  const id = useId();
  const guard = session.clock.guard();
  return (
    <aside className="curfew-devtools" aria-labelledby={id}>
      <header>
        <h2 id={id}>{WORDS.title}</h2>
        <span data-status={status}>
          {[status, limit, verifying ? WORDS.verifying : reason].filter(Boolean).join(': ')}
        </span>
        <span>{leading ? WORDS.leads : WORDS.follows}</span>
        {onClose && (
          <button type="button" onClick={onClose}>
            {WORDS.close}
          </button>
        )}
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <section className="curfew-devtools-body" aria-label={WORDS.details} tabIndex={0}>
        <h3>{WORDS.deadlines}</h3>
        <Deadlines locale={locale} />
        <h3>{WORDS.holds}</h3>
        <p>{holds.join(', ') || WORDS.none}</p>
        <h3>{WORDS.facts}</h3>
        <FactsList facts={facts} guard={guard} locale={locale} />
        <h3>
          {WORDS.log}
          <button type="button" onClick={clear}>
            {WORDS.clear}
          </button>
        </h3>
        <EventLog log={log} guard={guard} locale={locale} />
      </section>
    </aside>
  );
}
