import type { Candidate, Settings } from './candidate.ts';
import { startIdleTimer } from './idle-timer.tsx';

/** react-idle-timer with its defaults, which share nothing between tabs. */
export function start({ idleMs }: Settings): Candidate {
  return startIdleTimer({ timeout: idleMs });
}
