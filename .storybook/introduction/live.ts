import { createSession, type Session } from '@curfew/core';
import { type ManualClock, manualClock, memoryStorage, memoryTabs } from '@curfew/core/testing';

/** A session whose time passes as on the wall, and faster where it is asked to. */
export interface Live {
  readonly session: Session;
  readonly clock: ManualClock;
  /** Lets time pass, until it is undone. */
  readonly run: () => () => void;
}

/** How often the clock is moved, in ms. */
const FRAME_MS = 100;

export function openLive(): Live {
  const clock = manualClock(Date.now());
  const session = createSession({
    policy: { idle: '15m', max: '12h', warn: '2m' },
    clock,
    tabs: memoryTabs(),
    storage: memoryStorage(),
    activity: [],
  });
  return {
    session,
    clock,
    run() {
      const timer = setInterval(() => clock.advance(FRAME_MS), FRAME_MS);
      return () => clearInterval(timer);
    },
  };
}
