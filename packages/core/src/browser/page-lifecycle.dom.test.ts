import { afterEach, expect, it, vi } from 'vitest';
import { createSession } from '../create-session.ts';
import type { Clock } from '../ports.ts';
import { type FakeServer, fakeServer } from '../testing/fake-server.ts';
import { manualClock } from '../testing/manual-clock.ts';
import { memoryStorage } from '../testing/memory-storage.ts';
import { memoryTabs } from '../testing/memory-tabs.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

let stops: (() => void)[] = [];

afterEach(() => {
  for (const stop of stops) stop();
  stops = [];
  Reflect.deleteProperty(document, 'visibilityState');
});

function become(state: DocumentVisibilityState): void {
  Object.defineProperty(document, 'visibilityState', { value: state, configurable: true });
  document.dispatchEvent(new Event('visibilitychange'));
}

/** A machine that sleeps. As in browsers, a timer then continues with the time that it had left. */
function openPage({ withServer = false } = {}) {
  const awake = manualClock(1_000_000);
  let slept = 0;
  const timers = new Set<object>();
  const clock: Clock = {
    ...awake,
    now: () => awake.now() + slept,
    setTimer(callback, delayMs) {
      const timer = {};
      timers.add(timer);
      const cancel = awake.setTimer(() => {
        timers.delete(timer);
        callback();
      }, delayMs);
      return () => {
        timers.delete(timer);
        cancel();
      };
    },
  };
  const policy = { idle: '15m', max: '12h', warn: '2m' };
  const server: FakeServer | undefined = withServer ? fakeServer({ clock, policy }) : undefined;
  const storage = memoryStorage();
  const session = createSession({
    ...(server ? { server } : { policy }),
    clock,
    storage,
    tabs: memoryTabs(),
    activity: [],
  });
  const stop = session.start();
  stops.push(stop);
  return {
    session,
    server,
    storage,
    timers,
    stop,
    pass: awake.advance,
    sleep(ms: number) {
      slept += ms;
    },
  };
}

const settled = () => new Promise<void>((resolve) => setTimeout(resolve));

it.each([
  ['an active page', 20_300],
  ['a warning', 13 * MINUTE + 20_300],
])('ends the session within a second after the machine was asleep: %s', (_, before) => {
  const { session, pass, sleep } = openPage();
  pass(before);
  sleep(HOUR);
  expect(session.getSnapshot().status).not.toBe('ended');
  pass(1_000);
  expect(session.getSnapshot().status).toBe('ended');
});

it('covers the page within a second, before the server has answered', async () => {
  const { session, server, pass, sleep } = openPage({ withServer: true });
  await settled();
  pass(20_300);
  sleep(HOUR);
  if (server) server.away = true;
  pass(1_000);
  expect(session.getSnapshot()).toMatchObject({ status: 'ended', verifying: true });
  await settled();
});

it('warns after the machine was asleep for less than the idle timeout', async () => {
  const { session, pass, sleep } = openPage();
  pass(20_300);
  sleep(14 * MINUTE);
  pass(1_000);
  await settled();
  pass(500);
  await settled();
  expect(session.getSnapshot()).toMatchObject({ status: 'warning', limit: 'idle' });
});

it('ends the session at its deadline after the machine was asleep for a while before it', () => {
  const { session, pass, sleep } = openPage();
  pass(14 * MINUTE + 45_000);
  sleep(5_000);
  pass(9_000);
  expect(session.getSnapshot().status).toBe('warning');
  pass(1_000);
  expect(session.getSnapshot().status).toBe('ended');
});

it('holds a second timer while the page is visible, and none while it is hidden, suspended or stopped', () => {
  const { timers, stop } = openPage();
  expect(timers.size).toBe(2);
  become('hidden');
  expect(timers.size).toBe(1);
  become('visible');
  expect(timers.size).toBe(2);
  window.dispatchEvent(new Event('pagehide'));
  expect(timers.size).toBe(1);
  window.dispatchEvent(new Event('pageshow'));
  expect(timers.size).toBe(2);
  stop();
  expect(timers.size).toBe(0);
});

it('reads no storage each second while the machine is not asleep', () => {
  const { storage, pass } = openPage();
  const read = vi.spyOn(storage, 'read');
  pass(29_000);
  expect(read).not.toHaveBeenCalled();
});

it('asks the server when the window receives focus after the end, and not when an element does', async () => {
  const { session, server } = openPage({ withServer: true });
  await settled();
  session.signOut();
  await settled();
  const asked = () => server?.requests.filter((request) => request === 'state').length;
  const before = asked() ?? 0;
  const field = document.body.appendChild(document.createElement('input'));
  field.focus();
  await settled();
  expect(asked()).toBe(before);
  window.dispatchEvent(new Event('focus'));
  await settled();
  expect(asked()).toBe(before + 1);
  field.remove();
});
