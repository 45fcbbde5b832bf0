import type { Candidate, Settings } from './candidate.ts';
import { startIdleTimer } from './idle-timer.tsx';

/** react-idle-timer for several tabs, with the election of a leader. */
export function start({ idleMs }: Settings): Candidate {
  return startIdleTimer({ timeout: idleMs, crossTab: true, syncTimers: 200, leaderElection: true });
}
