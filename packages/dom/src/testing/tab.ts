import { createSession, type PolicyOptions, type Session } from '@curfew/core';
import type { ServerPort } from '@curfew/core/adapters';
import { type ManualClock, manualClock, memoryStorage, memoryTabs } from '@curfew/core/testing';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;

/** 24 November 2026, 12:00 UTC, in ms. */
const NOON = 1_795_521_600_000;

/** One browser tab for tests and stories: nothing in it happens by itself. */
export interface Tab {
  readonly clock: ManualClock;
  readonly session: Session;
  /** Another tab of the same browser. */
  readonly open: () => Session;
}

interface TabOptions {
  readonly policy?: PolicyOptions;
  readonly server?: (clock: ManualClock) => ServerPort;
}

/** A tab with a session of 15 minutes, 12 hours at most, warned 2 minutes before. */
export function openTab({ policy = { idle: '15m', max: '12h', warn: '2m' }, server }: TabOptions = {}): Tab {
  const clock = manualClock(NOON);
  const tabs = memoryTabs();
  const storage = memoryStorage();
  const link = server?.(clock);
  const open = () =>
    createSession({
      ...(link ? { server: link } : { policy }),
      clock,
      tabs,
      storage,
      activity: [],
      page: () => () => {},
    });
  return { clock, session: open(), open };
}

/**
 * A tab whose session started `ms` ago, for the loaders of stories. A story that is in its state before it renders looks
 * the same in development, in the built Storybook and in the docs.
 */
export function runningTab(ms = 0, options?: TabOptions): Tab {
  const tab = openTab(options);
  tab.session.start();
  tab.clock.advance(ms);
  return tab;
}

/** Lets time pass in a story, and React show what came of it. */
export async function pass({ clock }: Tab, ms: number): Promise<void> {
  clock.advance(ms);
  // React answers a store in a microtask.
  await Promise.resolve();
}
