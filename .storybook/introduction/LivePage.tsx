import { durationText } from '@curfew/dom';
import { digitsText, useSession, useTimeLeft } from '@curfew/react';
import { type ReactElement, useEffect } from 'react';
import type { Live } from './live.ts';

const MINUTE = 60_000;

/** The page of a host, and the buttons that make it wait less. */
export function LivePage({ live }: { readonly live: Live }): ReactElement {
  useEffect(() => live.run(), [live]);
  const status = useSession(({ status }) => status);
  const left = useTimeLeft();
  const pass = (minutes: number) => () => live.clock.advance(minutes * MINUTE);
  return (
    <main className="live">
      <h1>Orders</h1>
      <p>
        Session <span data-status={status}>{status}</span>. Signs out in{' '}
        <strong>{left ? digitsText(left.idleMs, 'en') : '–'}</strong> if inactive, in{' '}
        <strong>{left ? durationText(Math.ceil(left.maxMs / MINUTE) * MINUTE, 'en') : '–'}</strong> regardless of
        activity.
      </p>
      <div className="live-actions">
        <button type="button" onClick={pass(13)}>
          Let 13 minutes pass
        </button>
        <button type="button" onClick={pass(15)}>
          Let 15 minutes pass
        </button>
      </div>
    </main>
  );
}
