import { useEffect, useRef } from 'react';
import { PageHeader } from '../ui/PageHeader.tsx';
import { ResourceCard } from '../ui/ResourceCard.tsx';
import { SessionsTable } from './SessionsTable.tsx';
import { type Outcome, useSessions } from './use-sessions.ts';

const SAID: Record<Outcome, string> = {
  none: '',
  'under way': '',
  done: 'Signed out. The pages that were open there have closed.',
  failed: 'That did not succeed. Try it again.',
};

export function SessionsPage() {
  const { list, outcome, signOut, signOutOthers } = useSessions();
  const hasOthers = (list.data?.sessions.length ?? 0) > 1;
  const busy = outcome === 'under way';
  const words = useRef<HTMLParagraphElement>(null);

  // The focused button disappears with its row.
  useEffect(() => {
    if (outcome === 'done') words.current?.focus();
  }, [outcome]);

  return (
    <>
      <PageHeader
        trail={['Settings']}
        title="Your sessions"
        lead="Everywhere you are signed in. Sign out where you do not recognise it."
        meta={
          hasOthers && (
            <button
              type="button"
              className="button button--small"
              aria-disabled={busy}
              onClick={() => busy || signOutOthers()}
            >
              Sign out everywhere else
            </button>
          )
        }
      />
      <p className="outcome" role="status" tabIndex={-1} ref={words}>
        {SAID[outcome]}
      </p>
      <ResourceCard resource={list} what="sessions">
        {({ sessions }) => <SessionsTable sessions={sessions} busy={busy} onSignOut={signOut} />}
      </ResourceCard>
    </>
  );
}
