import type { Session } from '@curfew/core';
import { type Candidate, steadyNow } from './candidate.ts';

/** In ms. During the warning mouse moves do not count, so a machine that stalls for a moment must not reach it. */
export function warnMs(idleMs: number): number {
  return Math.min(idleMs / 8, 120_000);
}

/** A Curfew session as a candidate of the benchmark. */
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
