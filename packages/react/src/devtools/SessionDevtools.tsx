'use client';

import { type ReactElement, useId, useMemo, useState, useSyncExternalStore } from 'react';
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

const CORNERS = ['bottom-end', 'bottom-start', 'top-start', 'top-end'];

/**
 * A panel for developers. A log contains the last 200 events since the panel was opened. Below it are the status, facts,
 * deadlines and holds of this tab, and whether the tab leads. The panel changes nothing.
 *
 * The panel is fixed in a corner of the window, can be moved to another corner, and can be folded. It needs
 * `@curfew/react/devtools.css`. Import both only in pages that show it.
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
  const [corner, setCorner] = useState(0);
  const [isFolded, setFolded] = useState(false);
  const guard = session.clock.guard();
  return (
    <aside className="curfew-devtools" aria-labelledby={id} data-corner={CORNERS[corner]}>
      <header>
        <h2 id={id}>{WORDS.title}</h2>
        <span data-status={status}>
          {[status, limit, verifying ? WORDS.verifying : reason].filter(Boolean).join(': ')}
        </span>
        <span>{leading ? WORDS.leads : WORDS.follows}</span>
        <div className="curfew-devtools-buttons">
          <button
            type="button"
            className="curfew-devtools-corner"
            onClick={() => setCorner((corner + 1) % CORNERS.length)}
          >
            {WORDS.nextCorner}
          </button>
          <button type="button" className="curfew-devtools-fold" onClick={() => setFolded(!isFolded)}>
            {isFolded ? WORDS.unfold : WORDS.fold}
          </button>
          {onClose && (
            <button type="button" onClick={onClose}>
              {WORDS.close}
            </button>
          )}
        </div>
      </header>
      {!isFolded && (
        <>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
          <section className="curfew-devtools-body" aria-label={WORDS.log} tabIndex={0}>
            <h3>
              <span>{WORDS.log}</span>
              <button type="button" onClick={clear}>
                {WORDS.clear}
              </button>
            </h3>
            <EventLog log={log} guard={guard} locale={locale} />
          </section>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
          <section className="curfew-devtools-body" aria-label={WORDS.details} tabIndex={0}>
            <h3>{WORDS.deadlines}</h3>
            <Deadlines locale={locale} />
            <h3>{WORDS.holds}</h3>
            <p>{holds.join(', ') || WORDS.none}</p>
            <h3>{WORDS.facts}</h3>
            <FactsList facts={facts} guard={guard} locale={locale} />
          </section>
        </>
      )}
    </aside>
  );
}
