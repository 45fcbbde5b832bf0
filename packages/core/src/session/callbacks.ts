import type { SessionPorts } from '../api.ts';
import { type Facts, sessionOf } from '../state/facts.ts';
import type { SessionSnapshot } from '../state/snapshot.ts';
import { attempt } from './attempt.ts';

type CallBack = (facts: Facts | null, before: SessionSnapshot, after: SessionSnapshot) => void;

export function createCallbacks(
  { onWarning, onEnded }: Pick<SessionPorts, 'onWarning' | 'onEnded'>,
  current: () => Facts | null,
): CallBack {
  let reportedEnd: string | null = null;

  function reportEnd(known: Facts & { readonly ended: object }): void {
    const latest = current();
    // Another tab may have named an earlier cause meanwhile.
    const { reason } = (latest && sessionOf(latest) === sessionOf(known) && latest.ended) || known.ended;
    onEnded?.({ reason });
  }

  return (facts, before, after) => {
    const isOver = facts?.ended && !after.signingIn && !after.verifying;
    if (isOver && reportedEnd !== sessionOf(facts)) {
      reportedEnd = sessionOf(facts);
      const known = { ...facts, ended: facts.ended };
      // Frameworks render in a microtask: the page is covered before a navigation can ask the user to stay.
      queueMicrotask(() => attempt(() => reportEnd(known)));
    } else if (after.limit && after.limit !== before.limit) {
      const { limit, endsAt } = after;
      attempt(() => onWarning?.({ limit, endsAt: endsAt as number }));
    }
  };
}
