import type { ListedSession } from '@curfew/core/protocol';
import { formatAgo } from '../format/time.ts';
import { RelativeTime } from '../ui/RelativeTime.tsx';
import { DeviceIcon } from './DeviceIcon.tsx';
import { deviceOf } from './device.ts';

interface SessionRowProps {
  readonly session: ListedSession;
  /** Only if another session looks the same. */
  readonly signedInAt: string | undefined;
  readonly busy: boolean;
  readonly onSignOut: () => void;
}

/** Every page has a button for the current session. */
export function SessionRow({ session, signedInAt, busy, onSignOut }: SessionRowProps) {
  const { userAgent, createdAt, seenAt, current } = session;
  const { name, kind } = deviceOf(userAgent);
  return (
    <tr data-current={current}>
      <th scope="row">
        <div className="device">
          <DeviceIcon kind={kind} />
          <div>
            {name}
            <span className="table__second-line device__kind">
              {current && (
                <span className="badge" data-tone="ok">
                  This session
                </span>
              )}
              <span>{kind}</span>
            </span>
            <span className="table__second-line table__narrow-only">
              Last active <RelativeTime at={seenAt} />
              <br />
              Signed in {signedInAt ?? <RelativeTime at={createdAt} />}
            </span>
          </div>
        </div>
      </th>
      <td className="table__wide-only">{signedInAt ?? <RelativeTime at={createdAt} />}</td>
      <td className="table__wide-only">
        <RelativeTime at={seenAt} />
      </td>
      <td className="table__number">
        {!current && (
          <button
            type="button"
            className="button button--small"
            aria-disabled={busy}
            onClick={() => busy || onSignOut()}
          >
            Sign out
            <span className="visually-hidden">
              {' '}
              of {name}, {signedInAt && `signed in ${signedInAt}, `}last active{' '}
              {formatAgo(Date.parse(seenAt), Date.now())}
            </span>
          </button>
        )}
      </td>
    </tr>
  );
}
