import type { ListedSession } from '@curfew/core/protocol';
import { distinguish } from './distinguish.ts';
import { SessionRow } from './SessionRow.tsx';

interface SessionsTableProps {
  readonly sessions: readonly ListedSession[];
  readonly busy: boolean;
  readonly onSignOut: (session: ListedSession) => void;
}

export function SessionsTable({ sessions, busy, onSignOut }: SessionsTableProps) {
  const sorted = [...sessions].sort(
    (a, b) => Number(b.current) - Number(a.current) || Date.parse(b.seenAt) - Date.parse(a.seenAt),
  );
  const signedInAt = distinguish(sessions);
  return (
    <table className="table">
      <caption className="visually-hidden">Where you are signed in</caption>
      <thead>
        <tr>
          <th scope="col">Device</th>
          <th scope="col" className="table__wide-only">
            Signed in
          </th>
          <th scope="col" className="table__wide-only">
            Last active
          </th>
          <th scope="col">
            <span className="visually-hidden">Sign out</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {sorted.map((session) => (
          <SessionRow
            key={session.sid}
            session={session}
            signedInAt={signedInAt.get(session.sid)}
            busy={busy}
            onSignOut={() => onSignOut(session)}
          />
        ))}
      </tbody>
    </table>
  );
}
