import { domActivity } from '@curfew/core';
import { createBareSession, domPage, localStorageAdapter, systemClock } from '@curfew/core/adapters';
import type { Candidate, Settings } from './candidate.ts';
import { warnMs, watch } from './watch.ts';

/** Curfew with only the ports that a page of one tab needs. */
export function start({ idleMs }: Settings): Candidate {
  const session = createBareSession({
    clock: systemClock(),
    policy: { version: 1, idleMs, maxMs: 604_800_000, warnMs: warnMs(idleMs) },
    storage: localStorageAdapter(),
    activity: [domActivity()],
    page: domPage(),
  });
  const candidate = watch(session);
  session.start();
  return candidate;
}
