import type { Candidate, Settings } from './candidate.ts';
import { startIdleTimer } from './idle-timer.tsx';

/** react-idle-timer with its defaults: each tab for itself. */
export function start({ idleMs }: Settings): Candidate {
  return startIdleTimer({ timeout: idleMs });
}
