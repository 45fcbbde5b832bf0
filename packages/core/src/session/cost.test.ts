import { expect, it, vi } from 'vitest';
import { testPage } from '../../test/page.ts';
import { domActivity } from '../activity/dom.ts';
import { scrollActivity } from '../activity/scroll.ts';
import { createSession } from '../create-session.ts';
import { manualClock } from '../testing/manual-clock.ts';
import { memoryStorage } from '../testing/memory-storage.ts';
import { memoryTabs } from '../testing/memory-tabs.ts';

/** A tab that counts its timers, messages, writes and changes. */
function countedTab() {
  const clock = manualClock(1_000_000);
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
