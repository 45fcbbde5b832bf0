import type { Candidate, Settings } from './candidate.ts';
import { startIdleTimer } from './idle-timer.tsx';

/** react-idle-timer with the settings that its documentation recommends for several tabs. */
export function start({ idleMs }: Settings): Candidate {
  return startIdleTimer({ timeout: idleMs, crossTab: true, syncTimers: 200 });
}
