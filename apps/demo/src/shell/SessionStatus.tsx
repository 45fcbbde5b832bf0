import { useSession, useTimeLeft } from '@curfew/react';
import { formatInstant, formatLeft } from '../format/time.ts';
import { session } from '../session.ts';

/** Both remaining times of the session. Alone in its component, so that a second's tick renders nothing else. */
export function SessionStatus() {
  const left = useTimeLeft();
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
