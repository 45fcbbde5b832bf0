import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createSession } from '../create-session.ts';
import { forwardActivity } from '../helpers/forward-activity.ts';
import type { Clock } from '../ports.ts';
import { manualClock } from '../testing/manual-clock.ts';
import { inThisZone, leaveZones, outsideZones } from './zones.ts';

/** What zone.js offers, with two zones. */
let zone = 'root';

function runIn<T>(name: string, task: () => T): T {
  const before = zone;
  zone = name;
  try {
    return task();
  } finally {
    zone = before;
  }
}

const zoneOf = (name: string) => ({
  run: <T>(task: () => T) => runIn(name, task),
  wrap:
    (callback: (...args: unknown[]) => unknown) =>
    (...args: unknown[]) =>
      runIn(name, () => callback(...args)),
});

beforeEach(() =>
  vi.stubGlobal('Zone', {
    root: zoneOf('root'),
    get current() {
      return zoneOf(zone);
    },
  }),
);
afterEach(() => void vi.unstubAllGlobals());

it('runs outside, and calls back in the zone of the caller', () => {
  const seen: string[] = [];
  runIn('app', () => {
    outsideZones(() => seen.push(zone));
    const back = inThisZone(() => seen.push(zone));
    runIn('root', back);
  });
  expect(seen).toEqual(['root', 'app']);
  expect(inThisZone(undefined)).toBeUndefined();
});

it('wraps methods of instances and the functions that they return, each as the same function', () => {
  class Counter {
    at = 'nowhere';
    note(callback: () => void) {
      this.at = zone;
      callback();
      return () => {
        this.at = `released in ${zone}`;
      };
    }
  }
  const counter = leaveZones(new Counter());
  const calls: string[] = [];
  const release = runIn('app', () => counter.note(() => calls.push(zone)));
  expect([counter.at, ...calls]).toEqual(['root', 'app']);
  runIn('app', release);
  expect(counter.at).toBe('released in root');
  expect(counter.note).toBe(counter.note);
});

it('sets the timers of a session outside, also after a hold, and calls back in the zone of its start', async () => {
  const seen: string[] = [];
  const plain = manualClock(1_000_000);
  class NotingClock implements Clock {
    now = plain.now;
    guard = plain.guard;
    adopt = plain.adopt;
    setTimer(callback: () => void, delayMs: number) {
      seen.push(zone);
      return plain.setTimer(callback, delayMs);
    }
  }
  const ended: string[] = [];
  const session = createSession({
    policy: { idle: '15m', max: '12h' },
    clock: new NotingClock(),
    activity: [],
    onEnded: () => ended.push(zone),
  });
  await runIn('app', async () => {
    session.start();
    const release = session.hold('video');
    release();
    void session.extend();
    session.signOut();
  });
  await null;
  expect(new Set(seen)).toEqual(new Set(['root']));
  expect(ended).toEqual(['app']);
});

it('calls back before the end in the zone of its start', async () => {
  const clock = manualClock(1_000_000);
  const called: string[] = [];
  const session = createSession({
    policy: { idle: '15m', max: '12h' },
    clock,
    activity: [],
    onBeforeEnd: () => called.push(zone),
  });
  runIn('app', () => session.start());
  clock.advance(899_000);
  for (let turn = 0; turn < 5; turn++) await null;
  expect(called).toEqual(['app']);
});

it('listens outside in a frame that forwards its activity', () => {
  const seen: string[] = [];
  const source = () => {
    seen.push(zone);
    return () => {};
  };
  runIn('app', () =>
    forwardActivity({ to: { postMessage() {} }, targetOrigin: 'https://a.example', activity: [source] }),
  );
  expect(seen).toEqual(['root']);
});

it('changes nothing without zone.js', () => {
  vi.unstubAllGlobals();
  const object = { a: () => 1 };
  expect(leaveZones(object)).toBe(object);
  expect(outsideZones(() => 2)).toBe(2);
});
