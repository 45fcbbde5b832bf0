import { describe, expect, it, vi } from 'vitest';
import type { Session } from '../api.ts';
import { createSession, type SessionOptions } from '../create-session.ts';
import type { ActivitySource, PageEvents, StorageAdapter } from '../ports.ts';
import type { TabMessage } from '../state/index.ts';
import { manualClock } from '../testing/manual-clock.ts';
import { memoryStorage } from '../testing/memory-storage.ts';
import { memoryTabs } from '../testing/memory-tabs.ts';

const policy = { idle: '60s', max: '10m', warn: '20s' };

/** Storage that the browser denies. */
const BLOCKED: StorageAdapter = { read: () => null, write() {} };

/** Several tabs of one browser, on one clock, without a server. */
function browser() {
  const clock = manualClock(1_000_000);
  const tabs = memoryTabs();
  const storage = memoryStorage();
  function open(options: SessionOptions = {}) {
    let page: PageEvents = { resume() {}, suspend() {} };
    let input = () => 0;
    const onWarning = vi.fn();
    const onEnded = vi.fn();
    const source: ActivitySource = (report) => {
      input = report;
      return () => {
        input = () => 0;
      };
    };
    const session: Session = createSession({
      policy,
      clock,
      tabs,
      storage,
      activity: [source],
      page: (events) => {
        page = events;
        return () => {};
      },
      onWarning,
      onEnded,
      ...options,
    });
    const stop = session.start();
    const status = () => session.getSnapshot().status;
    return {
      session,
      stop,
      onWarning,
      onEnded,
      status,
      input: () => input(),
      resume: () => page.resume(),
      suspend: () => page.suspend(),
    };
  }
  return { clock, tabs, storage, open };
}

describe('a session in several tabs, without a server', () => {
  it('stays active in all tabs through activity in one', () => {
    const { clock, open } = browser();
    const [a, b] = [open(), open()];
    for (let second = 0; second < 120; second++) {
      a.input();
      clock.advance(1_000);
    }
    expect([a.status(), b.status()]).toEqual(['active', 'active']);
    expect(b.onWarning).not.toHaveBeenCalled();
  });

  it('warns and ends in every tab at the deadline, and calls back once each', async () => {
    const { clock, open } = browser();
    const [a, b] = [open(), open()];
    clock.advance(40_000);
    expect([a.status(), b.status()]).toEqual(['warning', 'warning']);
    expect(a.session.getSnapshot()).toMatchObject({ limit: 'idle', endsAt: 1_060_000 });
    clock.advance(19_999);
    expect(a.status()).toBe('warning');
    clock.advance(1);
    for (const tab of [a, b]) {
      expect(tab.session.getSnapshot()).toMatchObject({ status: 'ended', reason: 'idle', endsAt: 1_060_000 });
      expect(tab.onWarning.mock.calls).toMatchObject([[{ limit: 'idle' }]]);
      await null;
      expect(tab.onEnded.mock.calls).toEqual([[{ reason: 'idle' }]]);
    }
  });

  it('clears the warning in every tab when one extends, but not by activity', async () => {
    const { clock, open } = browser();
    const [a, b] = [open(), open()];
    clock.advance(45_000);
    a.input();
    expect([a.status(), b.status()]).toEqual(['warning', 'warning']);
    expect(await b.session.extend()).toBe(true);
    expect([a.status(), b.status()]).toEqual(['active', 'active']);
    clock.advance(39_999);
    expect(a.status()).toBe('active');
    clock.advance(1);
    expect(a.status()).toBe('warning');
    expect(a.onWarning).toHaveBeenCalledTimes(2);
  });

  it('ends at the absolute timeout, which neither activity nor extend moves', async () => {
    const { clock, open } = browser();
    const tab = open();
    for (let second = 0; second < 580; second++) {
      tab.input();
      clock.advance(1_000);
    }
    expect(tab.session.getSnapshot()).toMatchObject({ status: 'warning', limit: 'max', endsAt: 1_600_000 });
    await tab.session.extend();
    expect(tab.status()).toBe('warning');
    for (let second = 0; second < 20; second++) {
      tab.input();
      clock.advance(1_000);
    }
    expect(tab.session.getSnapshot()).toMatchObject({ status: 'ended', reason: 'max' });
    expect(tab.onWarning.mock.calls).toMatchObject([[{ limit: 'max' }]]);
  });

  it('ends in every tab at once on sign-out, also in tabs that open later', () => {
    const { open } = browser();
    const [a, b] = [open(), open()];
    a.session.signOut();
    expect(b.session.getSnapshot()).toMatchObject({ status: 'ended', reason: 'signed-out' });
    expect(open().session.getSnapshot()).toMatchObject({ status: 'ended', reason: 'signed-out' });
  });

  it('shows the same deadlines in a tab that opens later, and does not extend by a reload', () => {
    const { clock, open } = browser();
    const a = open();
    clock.advance(30_000);
    const late = open();
    expect(late.session.getDeadlines()).toEqual({ idleAt: 1_060_000, maxAt: 1_600_000, endsAt: 1_060_000 });
    expect(a.session.getDeadlines()).toEqual(late.session.getDeadlines());
    late.stop();
    a.stop();
    clock.advance(20_000);
    expect(open().status()).toBe('warning');
    clock.advance(20_000);
    expect(open().session.getSnapshot()).toMatchObject({ status: 'ended', reason: 'idle' });
  });

  it('ends in a tab that slept past the deadline, and the first key does not make it active again', async () => {
    const { clock, open } = browser();
    const tab = open();
    clock.sleep(61_000);
    tab.input();
    expect(tab.session.getSnapshot()).toMatchObject({ status: 'ended', reason: 'idle' });
    tab.input();
    await null;
    expect(tab.onEnded).toHaveBeenCalledTimes(1);
  });

  it('ends at the first timer after a sleep, half a minute later at most', () => {
    const { clock, open } = browser();
    const tab = open();
    clock.sleep(3_600_000);
    clock.advance(30_000);
    expect(tab.status()).toBe('ended');
  });

  it('stays active in a tab that slept without messages while another was active', () => {
    const { clock, storage, open } = browser();
    const deaf = open({ tabs: memoryTabs() });
    const busy = open();
    for (let second = 0; second < 90; second++) {
      busy.input();
      clock.sleep(1_000);
    }
    expect(storage.read()).toMatchObject({ facts: { lastActivityAt: 1_089_000 } });
    deaf.resume();
    expect(deaf.status()).toBe('active');
    expect(deaf.onWarning).not.toHaveBeenCalled();
    expect(deaf.onEnded).not.toHaveBeenCalled();
  });

  it('closes the channel while suspended, and catches up on resume even if storage is blocked', async () => {
    const { storage, open } = browser();
    let blocked = false;
    const a = open({ storage: { ...storage, read: () => (blocked ? null : storage.read()) } });
    const b = open();
    blocked = true;
    a.suspend();
    b.session.signOut();
    expect(a.status()).toBe('active');
    a.resume();
    expect(a.session.getSnapshot()).toMatchObject({ status: 'ended', reason: 'signed-out' });
    await null;
    expect(a.onEnded.mock.calls).toEqual([[{ reason: 'signed-out' }]]);
  });

  it('begins a new session after a sign-in, and ends tabs that still show the previous one', () => {
    const { open } = browser();
    const [a, b] = [open(), open()];
    const first = a.session.getSnapshot().id;
    a.session.signedIn();
    expect(a.status()).toBe('active');
    expect(a.session.getSnapshot().id).not.toBe(first);
    expect(b.session.getSnapshot()).toMatchObject({ status: 'ended', reason: 'superseded', id: first });
    expect(open().session.getSnapshot().id).toBe(a.session.getSnapshot().id);
  });

  it('joins the session of other tabs if storage is blocked, and keeps all of them', () => {
    const { clock, open } = browser();
    const a = open({ storage: BLOCKED });
    clock.advance(5_000);
    const b = open({ storage: BLOCKED });
    expect(b.session.getSnapshot().id).toBe(a.session.getSnapshot().id);
    expect([a.status(), b.status()]).toEqual(['active', 'active']);
    clock.advance(25_000);
    b.input();
    clock.advance(35_000);
    expect(a.status()).toBe('active');
    a.session.signOut();
    expect(b.session.getSnapshot().reason).toBe('signed-out');
    expect(open({ storage: BLOCKED }).status()).toBe('ended');
  });

  it('keeps the session if the app clears its storage and another tab opens', () => {
    for (const [isCleared, isSignedIn] of [true, false].flatMap((one) => [true, false].map((other) => [one, other]))) {
      const { clock, storage, open } = browser();
      const [b, a] = [open(), open()];
      if (isSignedIn) a.session.signedIn();
      if (isSignedIn) b.session.refresh();
      clock.advance(5_000);
      if (isCleared) storage.write(null as never);
      const c = open();
      const state = `cleared: ${isCleared}, signed in: ${isSignedIn}`;
      expect(c.session.getSnapshot().id, state).toBe(a.session.getSnapshot().id);
      expect([a.status(), c.status()], state).toEqual(['active', 'active']);
      expect(b.status()).toBe(isSignedIn ? 'ended' : 'active');
      expect(a.onEnded).not.toHaveBeenCalled();
    }
  });

  it('ends on time, also if a page opens after the deadline while storage is blocked', () => {
    const { clock, open } = browser();
    const asleep = open({ storage: BLOCKED });
    clock.sleep(120_000);
    const late = open({ storage: BLOCKED });
    asleep.resume();
    clock.advance(1_000);
    expect(asleep.session.getSnapshot()).toMatchObject({ status: 'ended', reason: 'idle' });
    expect(late.status()).toBe('ended');
  });

  it('keeps a policy that another tab has set when a page returns whose id is smaller', () => {
    const { clock, open } = browser();
    const first = open({ storage: BLOCKED });
    first.suspend();
    clock.advance(5_000);
    const [x, y] = [open({ storage: BLOCKED }), open({ storage: BLOCKED })];
    x.session.setPolicy({ idleMs: 90_000, maxMs: 600_000, warnMs: 20_000 });
    clock.advance(2_000);
    first.resume();
    for (const tab of [first, x, y]) expect(tab.session.getSnapshot().policy?.idleMs).toBe(90_000);
  });

  it('writes its facts again after the app has cleared its storage, also the end', () => {
    const { clock, storage, open } = browser();
    const tab = open();
    storage.write(null as never);
    clock.advance(30_000);
    expect(storage.read()).toMatchObject({ facts: { id: tab.session.getSnapshot().id } });
    tab.session.signOut();
    storage.write(null as never);
    tab.resume();
    expect(open().session.getSnapshot()).toMatchObject({ status: 'ended', reason: 'signed-out' });
  });

  it('takes over the policy of a page that joins', () => {
    const { clock, open } = browser();
    const a = open({ storage: BLOCKED });
    clock.advance(5_000);
    open({ storage: BLOCKED, policy: { idle: '5m', max: '10m', warn: '20s' } });
    expect(a.session.getSnapshot().policy?.idleMs).toBe(300_000);
  });

  it('announces a warning once if it goes on with the policy of the page that joins', () => {
    const { clock, open } = browser();
    const a = open({ storage: BLOCKED });
    a.suspend();
    const b = open({ storage: BLOCKED });
    b.session.setPolicy({ idleMs: 300_000, maxMs: 600_000, warnMs: 20_000 });
    b.suspend();
    clock.advance(1_000);
    const c = open({ storage: BLOCKED });
    clock.advance(40_000);
    b.resume();
    expect(c.session.getSnapshot()).toMatchObject({ status: 'warning', id: b.session.getSnapshot().id });
    expect(c.onWarning).toHaveBeenCalledTimes(1);
  });

  it('announces no warning of the stored policy in a page that opens with another', () => {
    const { clock, open } = browser();
    open();
    clock.advance(45_000);
    const late = open({ policy: { idle: '5m', max: '10m', warn: '20s' } });
    expect(late.status()).toBe('active');
    expect(late.onWarning).not.toHaveBeenCalled();
  });

  it('shows in an ended page that a session has begun in another tab, and that it has ended', () => {
    const { open } = browser();
    const [a, b] = [open(), open()];
    a.session.signOut();
    expect(b.session.getSnapshot()).toMatchObject({ reason: 'signed-out', replaced: false });
    a.session.signedIn();
    expect(b.session.getSnapshot()).toMatchObject({ status: 'ended', reason: 'signed-out', replaced: true });
    expect(a.session.getSnapshot().replaced).toBe(false);
    a.session.signOut();
    expect(b.session.getSnapshot().replaced).toBe(false);
  });

  it('refuses an id that does not sort after the ones before, and keeps the session', () => {
    const { open } = browser();
    const tab = open();
    // A sign-in replaces what the page began by itself, whatever its id is.
    tab.session.signedIn({ id: '00000000-0000-7000-8000-000000000001' });
    const { id } = tab.session.getSnapshot();
    expect(id).toBe('00000000-0000-7000-8000-000000000001');
    for (const wrong of [
      id as string,
      '00000000-0000-7000-8000-000000000000',
      'b5f7e1d6-3f43-4bd4-8f2b-1f2f5d2f4a11',
      'z',
    ])
      expect(() => tab.session.signedIn({ id: wrong })).toThrow('session.signedIn needs a UUIDv7');
    expect(tab.session.getSnapshot()).toMatchObject({ status: 'active', id });
    expect(() => tab.session.signedIn({ id: '' })).toThrow('session.signedIn needs a UUIDv7');
    const later = '0fffffff-0000-7000-8000-000000000000';
    tab.session.signedIn({ id: later });
    expect(tab.session.getSnapshot()).toMatchObject({ status: 'active', id: later });
  });

  it('never revives an ended session by late facts or by a lost race for storage', () => {
    const { clock, tabs, storage, open } = browser();
    const a = open();
    const alive = storage.read();
    a.session.signOut();
    tabs.adapter.connect(() => {}).post(alive as never);
    expect(a.status()).toBe('ended');

    const { open: openOther, storage: record } = browser();
    const [b, c] = [openOther(), openOther()];
    clock.advance(2_000);
    b.session.signOut();
    expect(record.read()).toMatchObject({ facts: { ended: { reason: 'signed-out' } } });
    expect(c.status()).toBe('ended');
  });

  it('repairs the stored facts when a tab that missed the end overwrote it', () => {
    const { tabs, storage, open } = browser();
    const a = open();
    const alive = storage.read() as never;
    const deadFacts = { ...(alive as { facts: object }).facts, ended: { reason: 'signed-out', at: 1_000_000 } };
    storage.write(alive);
    tabs.adapter.connect(() => {}).post({ ...(alive as object), facts: deadFacts } as never);
    expect(a.status()).toBe('ended');
    expect(storage.read()).toMatchObject({ facts: { ended: { reason: 'signed-out' } } });
  });
});

describe('cost', () => {
  it('writes and posts once a throttle window, and does not change the snapshot while the user is active', () => {
    const { clock, tabs, storage, open } = browser();
    const [a, b, c] = [open(), open(), open()];
    const received = vi.fn();
    tabs.adapter.connect(received);
    const write = vi.spyOn(storage, 'write');
    const changed = vi.fn();
    a.session.subscribe(changed);
    for (let tenth = 0; tenth < 600; tenth++) {
      clock.advance(100);
      for (const tab of [a, b, c]) tab.input();
    }
    expect(received.mock.calls.length).toBeLessThanOrEqual(60);
    expect(write.mock.calls.length).toBeLessThanOrEqual(60);
    expect(changed).not.toHaveBeenCalled();
  });

  it('sends nothing without activity', () => {
    const { clock, tabs, open } = browser();
    open();
    open();
    const received = vi.fn();
    tabs.adapter.connect(received);
    clock.advance(59_000);
    expect(received).not.toHaveBeenCalled();
  });

  it('corrects outdated messages, and answers a burst of them, such as a frozen tab’s queue, only once', () => {
    const { clock, tabs, storage, open } = browser();
    const tab = open();
    const alive = storage.read() as TabMessage;
    clock.advance(5_000);
    tab.session.signOut();
    clock.advance(1_000);
    const received = vi.fn();
    const other = tabs.adapter.connect(received);
    for (let sentAt = 0; sentAt < 5_000; sentAt += 100) other.post({ ...alive, now: alive.now + sentAt });
    expect(received).toHaveBeenCalledTimes(1);
    clock.advance(1);
    other.post({ ...alive, now: clock.now() });
    expect(received).toHaveBeenCalledTimes(2);
  });

  it('holds one timer', () => {
    const { clock, open } = browser();
    const timers = new Set<object>();
    const { setTimer } = clock;
    clock.setTimer = (callback, delay) => {
      const timer = {};
      timers.add(timer);
      const cancel = setTimer(() => {
        timers.delete(timer);
        callback();
      }, delay);
      return () => {
        timers.delete(timer);
        cancel();
      };
    };
    const tab = open();
    for (let second = 0; second < 200; second++) {
      tab.input();
      clock.advance(1_000);
      expect(timers.size).toBe(1);
    }
    tab.stop();
    expect(timers.size).toBe(0);
  });
});

describe('life cycle', () => {
  it('continues when started, stopped and started, as StrictMode does', () => {
    const { clock, open } = browser();
    const tab = open();
    tab.stop();
    const stop = tab.session.start();
    clock.advance(40_000);
    expect(tab.status()).toBe('warning');
    expect(tab.onWarning).toHaveBeenCalledTimes(1);
    stop();
    stop();
    clock.advance(40_000);
    expect(tab.onEnded).not.toHaveBeenCalled();
  });

  it('runs until the last of several starts is stopped', async () => {
    const { clock, open } = browser();
    const tab = open();
    tab.session.start();
    tab.stop();
    tab.stop();
    clock.advance(60_000);
    await null;
    expect(tab.onEnded).toHaveBeenCalledTimes(1);
  });

  it('is pending before it is started', () => {
    const { clock, tabs, storage } = browser();
    const session = createSession({ policy, clock, tabs, storage, activity: [], page: () => () => {} });
    expect(session.getSnapshot().status).toBe('pending');
    expect(session.getDeadlines()).toBeNull();
  });

  it('ends once when onWarning itself ends the session', async () => {
    const { clock, open } = browser();
    const tab = open({ onWarning: () => tab.session.signOut() });
    clock.advance(40_000);
    expect(tab.session.getSnapshot()).toMatchObject({ status: 'ended', reason: 'signed-out' });
    await null;
    expect(tab.onEnded).toHaveBeenCalledTimes(1);
  });

  it.each([
    [{}, /createSession needs a policy or a server/],
    [{ policy: { idle: '2h', max: '1h' } }, /policy needs warn < idle <= max <= 7 days/],
    [{ policy: { idle: '5m', max: '1h', warn: '5m' } }, /policy needs warn < idle/],
    [{ policy: { idle: '5m', max: '8d' } }, /max <= 7 days/],
    [{ policy: { iddle: '15m', max: '1h' } }, /policy has no option "iddle"/],
    [{ policy: { idle: '15m', max: '1h' }, onWarn: () => {} }, /createSession has no option "onWarn"/],
    [{ policy: { idle: '15m', max: { hour: 1 } } }, /{"hour":1} is not a duration/],
    [{ policy: { idle: 'soon', max: '1h' } }, /"soon" is not a duration/],
  ])('throws an error with the remedy for %j', (options, sentence) => {
    expect(() => createSession(options as SessionOptions)).toThrow(sentence);
  });

  it('warns two minutes before, or after half of a shorter idle timeout', () => {
    const warn = (idle: string) => {
      const { open } = browser();
      return open({ policy: { idle, max: '12h' } }).session.getSnapshot().policy?.warnMs;
    };
    expect(warn('15m')).toBe(120_000);
    expect(warn('3m')).toBe(90_000);
  });
});

describe('a policy that changes, without a server', () => {
  const longer = { idleMs: 300_000, maxMs: 3_600_000, warnMs: 20_000 };

  it('applies at once in every tab, and in tabs that open later with it', () => {
    const { clock, open } = browser();
    const [a, b] = [open(), open()];
    clock.advance(30_000);
    a.session.setPolicy(longer);
    for (const tab of [a, b]) expect(tab.session.getDeadlines()?.idleAt).toBe(1_300_000);
    clock.advance(200_000);
    const c = open({ policy: { idle: '5m', max: '1h', warn: '20s' } });
    for (const tab of [a, b, c]) {
      expect(tab.status()).toBe('active');
      expect(tab.session.getSnapshot().policy).toMatchObject(longer);
    }
  });

  it('is that of the release that was opened last, in tabs of the earlier one too', () => {
    const { clock, open } = browser();
    const old = open();
    clock.advance(30_000);
    const next = open({ policy: { idle: '5m', max: '1h', warn: '20s' } });
    expect(old.session.getSnapshot().policy).toMatchObject(longer);
    clock.advance(100_000);
    expect([old.status(), next.status()]).toEqual(['active', 'active']);
    const again = open({ policy: { idle: '5m', max: '1h', warn: '20s' } });
    expect(again.session.getSnapshot().policy?.version).toBe(next.session.getSnapshot().policy?.version);
  });

  it('warns at once, and ends, if it is shorter than the time that has passed', async () => {
    const { clock, open } = browser();
    const tab = open();
    clock.advance(30_000);
    tab.session.setPolicy({ idleMs: 40_000, maxMs: 600_000, warnMs: 15_000 });
    expect(tab.status()).toBe('warning');
    clock.advance(10_000);
    await null;
    expect(tab.onEnded.mock.calls).toEqual([[{ reason: 'idle' }]]);
  });

  it('leaves an ended session ended, and applies to the next', () => {
    const { clock, open } = browser();
    const tab = open();
    clock.advance(60_000);
    tab.session.setPolicy(longer);
    expect(tab.session.getSnapshot()).toMatchObject({ status: 'ended', policy: { idleMs: 60_000 } });
    tab.session.signedIn();
    expect(tab.session.getSnapshot()).toMatchObject({ status: 'active', policy: longer });
  });

  it('applies to the next session in a tab that did not set it', () => {
    const { open } = browser();
    const [a, b] = [open(), open()];
    a.session.setPolicy(longer);
    b.session.signOut();
    b.session.signedIn();
    expect(b.session.getSnapshot()).toMatchObject({ status: 'active', policy: longer });
  });

  it('is rejected if it contradicts itself, or if a server has the policy', () => {
    const { open } = browser();
    const tab = open();
    for (const wrong of [
      { idleMs: 5 },
      { warnMs: 300_000 },
      { maxMs: Number.NaN },
      { warnMs: -1 },
      { maxMs: 604_800_001 },
      { idleMs: 300_000.5 },
    ])
      expect(() => tab.session.setPolicy({ ...longer, ...wrong })).toThrow('0 <= warnMs < idleMs <= maxMs');
    expect(tab.session.getSnapshot().policy?.idleMs).toBe(60_000);
    const withServer = createSession({ server: '/curfew/v1' });
    expect(() => withServer.setPolicy(longer)).toThrow('must not be used with a server');
  });
});
