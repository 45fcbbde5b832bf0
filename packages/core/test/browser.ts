import { type Mock, vi } from 'vitest';
import type { EndedEvent, WarningEvent } from '../src/api.ts';
import { createSession, type SessionOptions } from '../src/create-session.ts';
import type { ActivitySource, PageEvents } from '../src/ports.ts';
import { manualClock } from '../src/testing/manual-clock.ts';
import { memoryStorage } from '../src/testing/memory-storage.ts';
import { memoryTabs } from '../src/testing/memory-tabs.ts';
import { settle } from './settle.ts';

/** A promise that resolves when it is released. */
export function gate() {
  let resolve = () => {};
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return {
    promise,
    async release() {
      resolve();
      await settle();
    },
  };
}

/** Tabs of one browser, on one clock. */
export function browser(more: SessionOptions = {}) {
  const clock = manualClock(1_000_000);
  const tabs = memoryTabs();
  const storage = memoryStorage();

  function open(options: SessionOptions = {}) {
    let page: PageEvents = { resume() {}, suspend() {} };
    let input = () => 0;
    const source: ActivitySource = (report) => {
      input = report;
      return () => {
        input = () => 0;
      };
    };
    const onEnded: Mock<(event: EndedEvent) => void> = vi.fn();
    const onWarning: Mock<(event: WarningEvent) => void> = vi.fn();
    const session = createSession({
      clock,
      tabs,
      storage,
      activity: [source],
      page: (events) => {
        page = events;
        return () => {};
      },
      onEnded,
      onWarning,
      ...more,
      ...options,
    });
    const shown: string[] = [];
    session.subscribe(() => {
      const { status, account, verifying } = session.getSnapshot();
      shown.push([status, account, ...(verifying ? ['verifying'] : [])].join(' '));
    });
    const stop = session.start();
    return {
      session,
      stop,
      onEnded,
      onWarning,
      shown,
      snapshot: session.getSnapshot,
      status: () => session.getSnapshot().status,
      input: () => input(),
      resume: () => page.resume(),
      suspend: () => page.suspend(),
    };
  }

  /** Lets time pass second by second, so that responses arrive between. */
  async function pass(seconds: number, each = () => {}) {
    for (let second = 0; second < seconds; second++) {
      each();
      clock.advance(1_000);
      await settle();
    }
  }

  return { clock, tabs, storage, open, pass };
}

type Tab = ReturnType<ReturnType<typeof browser>['open']>;

export const snapshots = (tabs: readonly Tab[]) => tabs.map((tab) => tab.snapshot());
