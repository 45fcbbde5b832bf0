import type { ListedSession } from '@curfew/core/protocol';
import { formatDayAndClock, formatInstant } from '../format/time.ts';
import { browserName } from './browser-name.ts';

interface SessionsTableProps {
  readonly sessions: readonly ListedSession[];
  readonly busy: boolean;
  readonly onSignOut: (sid: string) => void;
}

/** The current session has no button of its own, because every page has one. */
export function SessionsTable({ sessions, busy, onSignOut }: SessionsTableProps) {
  return (
    <table className="table">
      <caption className="visually-hidden">Where you are signed in</caption>
      <thead>
        <tr>
          <th scope="col">Browser</th>
          <th scope="col" className="table__wide-only">
            Signed in
          </th>
          <th scope="col">Last active</th>
          <th scope="col">
            <span className="visually-hidden">End it</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {sessions.map(({ sid, userAgent, createdAt, seenAt, current }) => (
          <tr key={sid}>
            <th scope="row">
              {browserName(userAgent)}
              {current && (
                <span className="table__second-line">
                  <span className="badge" data-tone="ok">
                    This session
                  </span>
                </span>
              )}
            </th>
            <td className="table__wide-only">
              <time dateTime={createdAt}>{formatDayAndClock(createdAt)}</time>
            </td>
            <td>
              <time dateTime={seenAt}>{formatInstant(Date.parse(seenAt), Date.now())}</time>
            </td>
            <td className="table__number">
              {!current && (
                <button
                  type="button"
                  className="button button--small"
                  aria-disabled={busy}
                  onClick={() => busy || onSignOut(sid)}
                >
                  Sign out<span className="visually-hidden"> of {browserName(userAgent)}</span>
                </button>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
