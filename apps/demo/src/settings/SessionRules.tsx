import { useSession } from '@curfew/react';
import { formatDuration } from '../format/time.ts';

/** The session's rules in one sentence, as they are at this moment: it changes when an administrator changes them. */
export function SessionRules() {
  const policy = useSession((snapshot) => snapshot.policy);
  if (!policy) return <p className="session-rules">The rules are not known yet.</p>;
  return (
    <p className="session-rules">
      You are signed out <strong>after {formatDuration(policy.idleMs)}</strong> without activity, and{' '}
      <strong>{formatDuration(policy.maxMs)}</strong> after sign-in whatever you do.{' '}
      {policy.warnMs > 0 ? (
        <>
          You are warned <strong>{formatDuration(policy.warnMs)}</strong> before.
        </>
      ) : (
        'You are not warned before.'
      )}
    </p>
  );
}
