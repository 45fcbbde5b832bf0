import { useEffect, useRef, useState } from 'react';
import { SETTINGS_TRAIL } from '../settings/trails.ts';
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx';
import { Freshness } from '../ui/Freshness.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { ResourceCard } from '../ui/ResourceCard.tsx';
import { SessionsTable } from './SessionsTable.tsx';
import { countOthers, useSessions } from './use-sessions.ts';

export function SessionsPage() {
  const { list, outcome, signOut, signOutOthers } = useSessions();
  const [asks, setAsks] = useState(false);
  const others = (list.data?.sessions.length ?? 1) - 1;
  const busy = outcome.type === 'under way';
  const words = useRef<HTMLParagraphElement>(null);

  // The focused button disappears with its row.
  useEffect(() => {
    if (outcome.type === 'done') words.current?.focus();
  }, [outcome]);

  function confirm() {
    setAsks(false);
    void signOutOthers();
  }

  return (
    <>
      <PageHeader
        trail={SETTINGS_TRAIL}
        title="Your sessions"
        lead="Everywhere you are signed in. Sign out of any session you don’t recognise."
        meta={
          others > 0 && (
            <button
              type="button"
              className="button button--small"
              aria-disabled={busy}
              onClick={() => busy || setAsks(true)}
            >
              Sign out everywhere else
            </button>
          )
        }
      />
      <p className="outcome" role="status" tabIndex={-1} ref={words} data-type={outcome.type}>
        {outcome.text}
      </p>
      <ResourceCard resource={list} what="sessions">
        {({ sessions }) => (
          <>
            <SessionsTable sessions={sessions} busy={busy} onSignOut={signOut} />
            {others === 0 && <p className="table__note">You are not signed in anywhere else.</p>}
          </>
        )}
      </ResourceCard>
      {list.failed && <Freshness updatedAt={list.updatedAt} failed />}
      {asks && others > 0 && (
        <ConfirmDialog
          title={`Sign out of ${countOthers(others)}?`}
          confirm={`Sign out of ${countOthers(others)}`}
          cancel="Cancel"
          onConfirm={confirm}
          onCancel={() => setAsks(false)}
        >
          Any pages open there close immediately, and unsaved work is lost. You’ll stay signed in here.
        </ConfirmDialog>
      )}
    </>
  );
}
