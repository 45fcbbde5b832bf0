import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { settle } from '../../test/settle.ts';
import type { BeforeEndEvent } from '../api.ts';
import { createSession, type SessionOptions } from '../create-session.ts';
import type { PageEvents } from '../ports.ts';
import { fakeServer } from '../testing/fake-server.ts';
import { manualClock } from '../testing/manual-clock.ts';
import { memoryStorage } from '../testing/memory-storage.ts';
import { memoryTabs } from '../testing/memory-tabs.ts';
import { serverSync } from './server-sync.ts';

const policy = { idle: '60s', max: '10m', warn: '20s' };

const reported = vi.fn();
beforeEach(() => vi.stubGlobal('reportError', reported));
afterEach(() => {
  vi.unstubAllGlobals();
  reported.mockReset();
});

/** A promise that is settled from outside. */
function deferred() {
  let resolve = () => {};
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}

/** Tabs of one browser. What they call is kept. */
function browser(more: SessionOptions = { policy }) {
  const clock = manualClock(1_000_000);
  const parts = { clock, tabs: memoryTabs(), storage: memoryStorage(), activity: [], ...more };

  function open(save: (event: BeforeEndEvent) => unknown = () => {}, options: SessionOptions = {}) {
    let page: PageEvents = { resume() {}, suspend() {} };
    const calls: BeforeEndEvent[] = [];
    const onEnded = vi.fn();
    const session = createSession({
      ...parts,
      page: (events) => {
        page = events;
        return () => {};
      },
      onBeforeEnd(event) {
        calls.push(event);
        return save(event);
      },
      onEnded,
      ...options,
    });
    const stop = session.start();
    return {
      session,
      stop,
      calls,
      onEnded,
      snapshot: session.getSnapshot,
      reasons: () => calls.map(({ reason }) => reason),
      aborts: () => calls.map(({ signal }) => signal.aborted),
      resume: () => page.resume(),
      suspend: () => page.suspend(),
    };
  }

  async function pass(ms: number) {
    clock.advance(ms);
    await settle();
  }

  return { clock, open, pass };
}

describe('while the page runs', () => {
  it('is called once in each tab, 2 s before the end, which it does not delay', async () => {
    const { open, pass } = browser();
    const tabs = [open(() => new Promise(() => {})), open()] as const;
    await pass(57_999);
    for (const tab of tabs) expect(tab.calls).toEqual([]);
    await pass(1);
    for (const tab of tabs) {
      expect(tab.reasons()).toEqual(['idle']);
      expect(tab.snapshot()).toMatchObject({ status: 'warning', verifying: false });
    }
    await pass(1_999);
    expect(tabs[0].aborts()).toEqual([false]);
    await pass(1);
    expect(tabs[0].aborts()).toEqual([true]);
    await pass(60_000);
    for (const tab of tabs) {
      expect(tab.snapshot()).toMatchObject({ status: 'ended', reason: 'idle', verifying: false });
      expect(tab.calls).toHaveLength(1);
      expect(tab.onEnded).toHaveBeenCalledTimes(1);
    }
    expect(tabs[1].aborts()).toEqual([false]);
  });

  it('has ended in the step in which the deadline passes', () => {
    const { clock, open } = browser();
    const tab = open(() => new Promise(() => {}));
    clock.advance(60_000);
    expect(tab.snapshot()).toMatchObject({ status: 'ended', verifying: false });
  });

  it('is called before the absolute timeout', async () => {
    const { open, pass } = browser();
    const tab = open();
    for (let second = 0; second < 598; second += 26) {
      void tab.session.extend();
      await pass(26_000);
    }
    expect(tab.reasons()).toEqual(['max']);
  });

  it('aborts if the session is extended, and is called again before the next end', async () => {
    const { open, pass } = browser();
    const tab = open(() => new Promise(() => {}));
    await pass(59_000);
    void tab.session.extend();
    expect(tab.aborts()).toEqual([true]);
    await pass(57_000);
    expect(tab.calls).toHaveLength(1);
    await pass(1_000);
    expect(tab.reasons()).toEqual(['idle', 'idle']);
    expect(tab.aborts()).toEqual([true, false]);
  });

  it('is called at once if less time is left when the page opens', async () => {
    const { open, pass } = browser();
    open();
    await pass(59_000);
    const late = open();
    await settle();
    expect(late.reasons()).toEqual(['idle']);
  });

  it.each(['signed-out', 'revoked', 'policy', 'superseded'] as const)(
    'is not called for an end with the reason %s, which aborts it',
    async (reason) => {
      const { open, pass } = browser();
      const early = open();
      early.session.signOut(reason);
      await pass(120_000);
      expect(early.calls).toEqual([]);
      const next = browser();
      const late = next.open(() => new Promise(() => {}));
      await next.pass(59_000);
      late.session.signOut(reason);
      expect(late.snapshot()).toMatchObject({ status: 'ended', reason, verifying: false });
      expect(late.aborts()).toEqual([true]);
    },
  );

  it('aborts if the person signs in again meanwhile', async () => {
    const { open, pass } = browser();
    const tab = open(() => new Promise(() => {}));
    tab.session.signedIn({ account: 'p' });
    await pass(59_000);
    tab.session.signedIn({ account: 'p' });
    expect(tab.aborts()).toEqual([true]);
    await pass(57_999);
    expect(tab.calls).toHaveLength(1);
    await pass(1);
    expect(tab.calls).toHaveLength(2);
  });

  it('is neither called nor waited for once the session is stopped', async () => {
    const { open, pass } = browser();
    const [stopped, late] = [open(), open(() => new Promise(() => {}))];
    stopped.stop();
    await pass(59_000);
    late.stop();
    expect(late.aborts()).toEqual([true]);
    await pass(60_000);
    stopped.session.reportActivity();
    await settle();
    expect(stopped.calls).toEqual([]);
  });

  it('reports what it throws or rejects with, but not that it was aborted', async () => {
    const fault = new Error('a fault of the app');
    const aborted = ({ signal }: BeforeEndEvent) =>
      new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
    const { open, pass } = browser();
    open(() => {
      throw fault;
    });
    open(() => Promise.reject(fault));
    const tab = open(aborted);
    await pass(58_000);
    await pass(2_000);
    expect(tab.aborts()).toEqual([true]);
    expect(reported.mock.calls).toEqual([[fault], [fault]]);
  });
});

describe('after a sleep past the deadline', () => {
  it('is called while the page is covered, and the end waits for it', async () => {
    const { clock, open, pass } = browser();
    const { promise, resolve } = deferred();
    const covered: boolean[] = [];
    const tab = open(() => {
      covered.push(tab.snapshot().verifying);
      return promise;
    });
    clock.sleep(120_000);
    tab.resume();
    await pass(1_000);
    expect(tab.reasons()).toEqual(['idle']);
    expect(covered).toEqual([true]);
    expect(tab.snapshot()).toMatchObject({ status: 'ended', reason: 'idle', verifying: true });
    expect(tab.onEnded).not.toHaveBeenCalled();
    resolve();
    await settle();
    expect(tab.snapshot()).toMatchObject({ status: 'ended', reason: 'idle', verifying: false });
    expect(tab.onEnded).toHaveBeenCalledTimes(1);
    expect(tab.aborts()).toEqual([false]);
  });

  it('waits for 2 s at most, also if the server does not answer', async () => {
    const clock = manualClock(1_000_000);
    const server = fakeServer({ clock, policy });
    const { open, pass } = browser({ server, clock });
    const tab = open(() => new Promise(() => {}));
    await settle();
    server.away = true;
    clock.sleep(120_000);
    tab.resume();
    await settle();
    expect(tab.calls).toHaveLength(1);
    clock.advance(1_999);
    await settle();
    expect(tab.snapshot().verifying).toBe(true);
    clock.advance(1);
    await settle();
    expect(tab.snapshot()).toMatchObject({ status: 'ended', verifying: false });
    expect(tab.aborts()).toEqual([true]);
    await pass(10_000);
    expect(tab.calls).toHaveLength(1);
  });

  it('aborts if the server knows of activity elsewhere', async () => {
    const clock = manualClock(1_000_000);
    const { state, heartbeat, logout } = fakeServer({ clock, policy }).transport;
    const { open } = browser({ server: serverSync({ state, heartbeat, logout }), clock });
    const asleep = open(() => new Promise(() => {}), { tabs: memoryTabs(), storage: memoryStorage() });
    const busy = open();
    await settle();
    for (let second = 0; second < 90; second += 10) {
      clock.sleep(10_000);
      await busy.session.extend();
    }
    asleep.resume();
    expect(asleep.snapshot().verifying).toBe(true);
    await settle();
    expect(asleep.snapshot()).toMatchObject({ status: 'active', verifying: false });
    expect(asleep.aborts()).toEqual([true]);
    expect(asleep.onEnded).not.toHaveBeenCalled();
  });

  it('is called if another tab has recorded the end meanwhile', async () => {
    const { clock, open, pass } = browser();
    const late = { ...clock, setTimer: () => () => {} };
    const hidden = open(() => new Promise(() => {}), { clock: late });
    open();
    await pass(60_000);
    expect(hidden.snapshot()).toMatchObject({ status: 'ended', reason: 'idle', verifying: true });
    expect(hidden.reasons()).toEqual(['idle']);
    expect(hidden.onEnded).not.toHaveBeenCalled();
    await pass(2_000);
    hidden.resume();
    await settle();
    expect(hidden.snapshot()).toMatchObject({ status: 'ended', verifying: false });
    expect(hidden.onEnded).toHaveBeenCalledTimes(1);
  });

  it('is not called in a page that opens after the end', async () => {
    const { open, pass } = browser();
    open();
    await pass(60_000);
    const late = open();
    await settle();
    expect(late.snapshot()).toMatchObject({ status: 'ended', verifying: false });
    expect(late.calls).toEqual([]);
  });
});
