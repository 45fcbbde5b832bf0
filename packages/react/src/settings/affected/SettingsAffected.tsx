'use client';

import type { ReactElement } from 'react';
import { affected as english } from '../../messages/en/affected.ts';
import { useTexts } from '../../messages/use-texts.ts';
import { useSettings } from '../context.ts';
import { Histogram } from './Histogram.tsx';
import { useSessionCounts } from './use-session-counts.ts';

/** Two histograms of the live sessions, with the limits in the form. Needs `onSessions`. */
export function SettingsAffected(): ReactElement | null {
  const { onSessions, base, draft, texts: form } = useSettings();
  const [texts] = useTexts('affected', english);
  const [counts, again] = useSessionCounts(onSessions, base.version);
  if (!onSessions) return null;
  const sessions = counts.type === 'known' && counts.sessions.total > 0 ? counts.sessions : null;
  return (
    <section className="curfew-affected" aria-label={texts.title} aria-busy={counts.type === 'loading'}>
      {sessions ? (
        <>
          <Histogram kind="idle" sessions={sessions} limitMs={draft.idleMs} savedMs={base.idleMs} />
          <Histogram kind="age" sessions={sessions} limitMs={draft.maxMs} savedMs={base.maxMs} />
        </>
      ) : (
        <p>{counts.type === 'known' ? texts.none : texts[counts.type]}</p>
      )}
      {counts.type === 'failed' && (
        <button type="button" className="curfew-button curfew-small" onClick={again}>
          {form.tryAgain}
        </button>
      )}
    </section>
  );
}
