'use client';

import type { ReactElement } from 'react';
import { affected as english } from '../../messages/en/affected.ts';
import { useTexts } from '../../messages/use-texts.ts';
import { useSettings } from '../context.ts';
import { barsOf } from './bars.ts';
import { Histogram } from './Histogram.tsx';
import { useSessionCounts } from './use-session-counts.ts';

/** Two histograms of the live sessions, with the limits in the form. Needs `onSessions`. */
export function SettingsAffected(): ReactElement | null {
  const { onSessions, base, draft, preview, texts: form } = useSettings();
  const [texts] = useTexts('affected', english);
  const [counts, again] = useSessionCounts(onSessions, base.version, preview);
  if (!onSessions) return null;
  const sessions = counts.type === 'known' && counts.sessions.total > 0 ? counts.sessions : null;
  const counted = (kind: 'idle' | 'age', field: 'idleMs' | 'maxMs') => {
    const limitMs: number | null = draft[field];
    return { kind, limitMs, ...barsOf(sessions?.[kind] ?? [], limitMs ?? Number.POSITIVE_INFINITY, base[field]) };
  };
  const idle = counted('idle', 'idleMs');
  const age = counted('age', 'maxMs');
  const ends = preview.type === 'known' && preview.of === sessions?.total ? preview.ends : -1;
  /** All that a save ends are beyond the one limit if none is beyond the other. */
  const exact = (one: typeof idle, other: typeof idle) =>
    other.most === 0 && one.least <= ends ? { ...one, least: ends, most: ends } : one;
  return (
    <section className="curfew-affected" aria-label={texts.title} aria-busy={counts.type === 'loading'}>
      {sessions ? (
        <>
          <Histogram {...exact(idle, age)} of={sessions.total} />
          <Histogram {...exact(age, idle)} of={sessions.total} />
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
