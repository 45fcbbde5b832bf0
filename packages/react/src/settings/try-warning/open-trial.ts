import type { Clock, PolicyDurations, Session } from '@curfew/core';
import { createBareSession } from '@curfew/core/adapters';
import { durationsOf } from '@curfew/core/state';
import { fastClock } from './fast-clock.ts';

export type TrialChoice = 'idle' | 'max' | 'ended';

export const SPEED = 10;

export interface OpenedTrial {
  readonly session: Session;
  readonly close: () => void;
}

/** Without tabs, storage, server and activity, and with a valid policy. Its clock shows the present time at the warning. */
export function openTrial(choice: TrialChoice, durations: PolicyDurations, real: Clock): OpenedTrial {
  const { maxMs, warnMs } = durations;
  // So that the idle timeout does not come first.
  const idleMs = choice === 'max' ? maxMs : durations.idleMs;
  const clock = fastClock(real, real.now() - real.guard() - idleMs + warnMs, SPEED);
  const session = createBareSession({ clock, policy: { ...durationsOf(durations), idleMs, version: 1 } });
  const stop = session.start();
  if (choice === 'max') {
    const workMs = Math.floor(maxMs / 2);
    clock.skip(workMs);
    session.reportActivity();
    clock.skip(maxMs - workMs - warnMs);
  } else {
    clock.skip(choice === 'ended' ? idleMs : idleMs - warnMs);
  }
  return {
    session,
    close() {
      stop();
      clock.stop();
    },
  };
}
