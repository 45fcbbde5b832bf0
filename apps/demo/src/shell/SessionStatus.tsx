import { type TimeLeft, useSession, useTimeLeft } from '@curfew/react';
import { useReachable } from '../api/reachability.ts';
import { formatInstant, formatLeft } from '../format/time.ts';
import { session } from '../session.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

/** A tick renders nothing else. Each text has an element, so that React can change it in a page that the browser translates. */
export function SessionStatus() {
  const status = useSession((snapshot) => snapshot.status);
  const rough = useTimeLeft({ interval: MINUTE });
  // The text has seconds in the last minute, even if the policy lasts no longer.
  const left = useTimeLeft({ interval: rough && rough.endsMs <= MINUTE ? SECOND : MINUTE });
  const maxAt = useSession((snapshot) => snapshot.maxAt);
  const reachable = useReachable();
  if (!left || !maxAt) return <p className="status-pill">Checking the session…</p>;
  return (
    <p className="status-pill" data-status={reachable ? status : 'away'}>
      <span>{reachable ? <Limits left={left} maxAt={maxAt} /> : <Away endsMs={left.endsMs} />}</span>
    </p>
  );
}

function Limits({ left, maxAt }: { readonly left: TimeLeft; readonly maxAt: number }) {
  const { clock } = session;
  const at = formatInstant(maxAt - clock.guard(), clock.now() - clock.guard());
  if (left.maxMs <= left.idleMs) return <span>{`Signs out in ${formatLeft(left.maxMs)}, at ${at}`}</span>;
  return (
    <>
      <span>{`Signs out in ${formatLeft(left.idleMs)} if idle`}</span>
      <span className="status-pill__latest">{` · ${at} at the latest`}</span>
    </>
  );
}

/** Activity does not reach the server, so this deadline does not move. */
function Away({ endsMs }: { readonly endsMs: number }) {
  return <span>{`Server not responding · signs out in ${formatLeft(endsMs)}`}</span>;
}
