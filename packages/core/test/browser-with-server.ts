import type { SessionOptions } from '../src/create-session.ts';
import { serverSync } from '../src/session/server-sync.ts';
import { fakeServer } from '../src/testing/fake-server.ts';
import type { ManualClock } from '../src/testing/manual-clock.ts';
import { memoryStorage } from '../src/testing/memory-storage.ts';
import { memoryTabs } from '../src/testing/memory-tabs.ts';
import { browser } from './browser.ts';
import { settle } from './settle.ts';

export const CLOCKS_DIFFER_MS = 3_600_000;

export const count = (requests: readonly string[], kind: string) => requests.filter((one) => one === kind).length;

/** The idle timeout is 60 s, the warning comes 20 s before. */
export function serverBeside(clock: ManualClock) {
  const policy = { idle: '60s', max: '10m', warn: '20s' };
  return fakeServer({ clock: { ...clock, now: () => clock.now() + CLOCKS_DIFFER_MS }, policy });
}

/** Several tabs of one browser and their server. */
export function browserWithServer({ streams = true } = {}) {
  const { clock, tabs, pass, open } = browser();
  const server = serverBeside(clock);
  const { state, heartbeat, logout } = server.transport;
  const polled = { state, heartbeat, logout };
  const link = streams ? server : serverSync(polled);
  return {
    clock,
    tabs,
    pass,
    server,
    /** The requests, if there are no streams. */
    polled,
    async open(options: SessionOptions = {}) {
      const tab = open({ server: link, ...options });
      await settle();
      return tab;
    },
  };
}

/** A tab with these shares neither channel nor storage with others. */
export const apart = () => ({ tabs: memoryTabs(), storage: memoryStorage() });
