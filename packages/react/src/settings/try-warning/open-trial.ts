import type { Clock, PolicyDurations, Session } from '@curfew/core';
import { createBareSession } from '@curfew/core/adapters';
import { durationsOf } from '@curfew/core/state';
import { fastClock } from './fast-clock.ts';

/** What the preview shows: the warning of a limit, or the expired screen. */
export type TrialChoice = 'idle' | 'max' | 'ended';

/** How many times as fast as the page's the clock of a preview is. */
export const SPEED = 10;

/** A session that only the preview knows. */
export interface OpenedTrial {
  readonly session: Session;
  readonly close: () => void;
}

/**
 * Opens a session without tabs, storage, server and activity, and brings it to its warning or its end. Its clock shows
 * the present time at the warning.
 *
 * @param durations - a valid policy
 * @param real - the clock of the page's session
 */
export function openTrial(choice: TrialChoice, durations: PolicyDurations, real: Clock): OpenedTrial {
  const { maxMs, warnMs } = durations;
  // As long as the absolute timeout, so that the idle timeout does not come first.
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
