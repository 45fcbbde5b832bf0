import { createSession } from '@curfew/core';
import type { Candidate, Settings } from './candidate.ts';
import { warnMs, watch } from './watch.ts';

/** Curfew as `createSession` creates it, with tabs and storage. */
export function start({ idleMs }: Settings): Candidate {
  const session = createSession({ policy: { idle: idleMs, max: '7d', warn: warnMs(idleMs) } });
  const candidate = watch(session);
  session.start();
  return candidate;
}
