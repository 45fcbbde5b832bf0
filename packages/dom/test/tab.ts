import { createSession, type PolicyOptions, type Session } from '@curfew/core';
import type { ServerPort } from '@curfew/core/adapters';
import { type ManualClock, manualClock, memoryStorage, memoryTabs } from '@curfew/core/testing';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;

/** 24 November 2026, 12:00 UTC, in ms. */
const NOON = 1_795_521_600_000;

/** One browser tab for tests and stories. Only `clock.advance` runs its timers. */
export interface Tab {
  readonly clock: ManualClock;
  readonly session: Session;
  /** Opens another tab of the same browser. */
  readonly open: () => Session;
}

interface TabOptions {
  readonly policy?: PolicyOptions;
  readonly server?: (clock: ManualClock) => ServerPort;
  readonly signInPage?: string;
  readonly onEnded?: () => void;
}

/**
 * By default, the idle timeout is 15 minutes, the absolute timeout 12 hours, and the warning comes 2 minutes before.
 */
export function openTab({
  policy = { idle: '15m', max: '12h', warn: '2m' },
  server,
  signInPage = '',
  onEnded,
}: TabOptions = {}): Tab {
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
      signInPage,
      onEnded,
      page: () => () => {},
    });
  return { clock, session: open(), open };
}

/**
 * Returns a tab whose session started `ms` ago, for the loaders of stories. A story that has its state before it
 * renders looks the same in development, in the built Storybook and in the docs.
 */
export function runningTab(ms = 0, options?: TabOptions): Tab {
  const tab = openTab(options);
  tab.session.start();
  tab.clock.advance(ms);
  return tab;
}

/** Advances the clock of a story, and waits until React has rendered. */
export async function pass({ clock }: Tab, ms: number): Promise<void> {
  clock.advance(ms);
  // React renders a change of a store in a microtask.
  await Promise.resolve();
}
