import { createSession, type PolicyOptions, type Session } from '@curfew/core';
import type { ServerPort } from '@curfew/core/adapters';
import {
  type ManualClock,
  manualClock,
  memoryStorage,
  memoryTabs,
  type SessionInOptions,
  sessionIn,
} from '@curfew/core/testing';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;

const POLICY: PolicyOptions = { idle: '15m', max: '12h', warn: '2m' };

/** A tab that neither listens to the document nor watches the page. */
const alone = () => ({ activity: [], page: () => () => {} });

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
export function openTab({ policy = POLICY, server, signInPage = '', onEnded }: TabOptions = {}): Tab {
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
      ...alone(),
      signInPage,
      onEnded,
    });
  return { clock, session: open(), open };
}

/**
 * A tab whose session is in a given state, for the loaders of stories. A story that has its state before it renders looks
 * the same in development, in the built Storybook and in the docs.
 */
export function tabIn(state: Parameters<typeof sessionIn>[0], options?: SessionInOptions): Tab {
  const parts = { policy: POLICY, ...options, ...alone(), tabs: memoryTabs(), storage: memoryStorage() };
  const session = sessionIn(state, parts);
  const { clock } = session;
  return { clock, session, open: () => createSession({ ...parts, clock }) };
}

/** Advances the clock of a story, and waits until React has rendered. */
export async function pass({ clock }: Tab, ms: number): Promise<void> {
  clock.advance(ms);
  // React renders a change of a store in a microtask.
  await Promise.resolve();
}
