import { createSession } from '@curfew/core';
import type { Candidate, Settings } from './candidate.ts';
import { warnMs, watch } from './watch.ts';

/** Curfew as `createSession` makes it: tabs, record and all. */
export function start({ idleMs }: Settings): Candidate {
  const session = createSession({ policy: { idle: idleMs, max: '7d', warn: warnMs(idleMs) } });
  const candidate = watch(session);
  session.start();
  return candidate;
}
