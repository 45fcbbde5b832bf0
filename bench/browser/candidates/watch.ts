import type { Session } from '@curfew/core';
import { type Candidate, steadyNow } from './candidate.ts';

/** A Curfew session as the benchmark asks about it. */
export function watch(session: Session): Candidate {
  const { clock } = session;
  let toldAt: number | null = null;
  const over = () => session.getSnapshot().status === 'ended';
  session.subscribe(() => {
    if (over()) toldAt ??= steadyNow();
  });
  return {
    deadline: () => (session.getDeadlines()?.endsAt ?? Infinity) - clock.now() + Date.now(),
    over,
    toldAt: () => toldAt ?? (over() ? steadyNow() : null),
  };
}
