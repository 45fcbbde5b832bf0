import { describe, expect, it, vi } from 'vitest';
import { browser } from '../../test/browser.ts';
import { testPage } from '../../test/page.ts';
import { domActivity } from '../activity/dom.ts';
import { scrollActivity } from '../activity/scroll.ts';
import { createSession } from '../create-session.ts';
import type { TabMessage } from '../state/index.ts';
import { manualClock } from '../testing/manual-clock.ts';
import { memoryStorage } from '../testing/memory-storage.ts';
import { memoryTabs } from '../testing/memory-tabs.ts';

const policy = { idle: '60s', max: '10m', warn: '20s' };

/** The timers of the clock that are set. */
function timersOf(clock: ReturnType<typeof manualClock>) {
  const timers = new Set<object>();
  const { setTimer } = clock;
  clock.setTimer = (callback, delayMs) => {
    const timer = {};
    timers.add(timer);
    const cancel = setTimer(() => {
      timers.delete(timer);
      callback();
    }, delayMs);
    return () => {
      timers.delete(timer);
      cancel();
    };
  };
  return timers;
}

/** A tab that counts its timers, messages, writes and changes. */
function countedTab() {
  const clock = manualClock(1_000_000);
  const timers = timersOf(clock);
  const page = testPage();
  const tabs = memoryTabs();
  const storage = memoryStorage();
  const session = createSession({
    policy: { idle: '15m', max: '12h' },
    clock,
    tabs,
    storage,
    activity: [domActivity(page.target), scrollActivity(page.target)],
  });
  const stop = session.start();
  const posted = vi.fn();
  tabs.adapter.connect(posted);
  const written = vi.spyOn(storage, 'write');
  const changed = vi.fn();
  session.subscribe(changed);
  const work = () => posted.mock.calls.length + written.mock.calls.length + changed.mock.calls.length;
  return { clock, page, session, stop, posted, written, changed, work, timers };
}

/** Dispatches one event of each kind that a user's input can cause. */
function input(page: ReturnType<typeof testPage>) {
  for (const type of ['pointerdown', 'scroll', 'pointermove', 'keydown', 'beforeinput', 'wheel', 'pointerup']) {
    page.dispatch(type);
  }
}

it('holds one timer without input, two with input, and none when stopped', () => {
  const { clock, page, session, stop, timers } = countedTab();
  expect(timers.size).toBe(1);
  const release = session.hold('video');
  for (let tenth = 0; tenth < 300; tenth++) {
    input(page);
    expect(timers.size).toBeLessThanOrEqual(2);
    clock.advance(100);
    expect(timers.size).toBeLessThanOrEqual(2);
  }
  clock.advance(5_000);
  expect(timers.size).toBe(1);
  release();
  stop();
  expect(timers.size).toBe(0);
  expect(page.listening()).toEqual([]);
});

it('does nothing for input within a throttle window, and sends and writes once for the first input of the next', () => {
  const { clock, page, posted, written, changed, work } = countedTab();
  clock.advance(2_000);
  input(page);
  expect([posted.mock.calls.length, written.mock.calls.length, changed.mock.calls.length]).toEqual([1, 1, 0]);
  const before = work();
  for (let tenth = 0; tenth < 9; tenth++) {
    clock.advance(100);
    input(page);
    expect(work()).toBe(before);
  }
  clock.advance(100);
  input(page);
  expect([posted.mock.calls.length, written.mock.calls.length, changed.mock.calls.length]).toEqual([2, 2, 0]);
});

it('does not listen to moves within a throttle window', () => {
  const { page } = countedTab();
  input(page);
  expect(page.listening()).toEqual(['pointerdown']);
});

describe('several tabs', () => {
  it('writes and posts once a throttle window, and does not change the snapshot while the user is active', () => {
    const { clock, tabs, storage, open } = browser({ policy });
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
    const { clock, tabs, open } = browser({ policy });
    open();
    open();
    const received = vi.fn();
    tabs.adapter.connect(received);
    clock.advance(59_000);
    expect(received).not.toHaveBeenCalled();
  });

  it('corrects outdated messages, and answers a burst of them, such as a frozen tab’s queue, only once', () => {
    const { clock, tabs, storage, open } = browser({ policy });
    const tab = open();
    const earlier = storage.read() as TabMessage;
    clock.advance(5_000);
    tab.session.signOut();
    clock.advance(1_000);
    const received = vi.fn();
    const other = tabs.adapter.connect(received);
    for (let sentAt = 0; sentAt < 5_000; sentAt += 100) other.post({ ...earlier, now: earlier.now + sentAt });
    expect(received).toHaveBeenCalledTimes(1);
    clock.advance(1);
    other.post({ ...earlier, now: clock.now() });
    expect(received).toHaveBeenCalledTimes(2);
  });

  it('holds one timer', () => {
    const { clock, open } = browser({ policy });
    const timers = timersOf(clock);
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
