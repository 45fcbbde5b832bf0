import { useSession, useTimeLeft } from '@curfew/react';
import { formatInstant, formatLeft } from '../format/time.ts';
import { session } from '../session.ts';

const MINUTE = 60_000;

/** The time until both ends. A component of its own, so that a tick renders nothing else. */
export function SessionStatus() {
  const left = useTimeLeft({ interval: MINUTE });
  const status = useSession((snapshot) => snapshot.status);
  const maxAt = useSession((snapshot) => snapshot.maxAt);
  const { clock } = session;
  if (!left || !maxAt) return <p className="status-pill">Checking the session…</p>;
  return (
    <p className="status-pill" data-status={status}>
      Idle in {formatLeft(left.idleMs)} · ends {formatInstant(maxAt - clock.guard(), clock.now() - clock.guard())}
    </p>
  );
}
