import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createSession, type SessionOptions } from '../create-session.ts';
import type { PageEvents, TabAdapter } from '../ports.ts';
import { manualClock } from '../testing/manual-clock.ts';
import { memoryStorage } from '../testing/memory-storage.ts';
import { memoryTabs } from '../testing/memory-tabs.ts';
import { serverSync } from './server-sync.ts';
import { tabSync } from './tab-sync.ts';

const policy = { idle: '60s', max: '10m', warn: '20s' };
const fault = new Error('a fault of the app');
const fail = () => {
  throw fault;
};

const reported = vi.fn();
beforeEach(() => vi.stubGlobal('reportError', reported));
afterEach(() => {
  vi.unstubAllGlobals();
  reported.mockReset();
});

function open(options: SessionOptions = {}) {
  const clock = manualClock(1_000_000);
  const session = createSession({
    policy,
    clock,
    tabs: memoryTabs(),
    storage: memoryStorage(),
    activity: [],
    page: () => () => {},
    ...options,
  });
  session.start();
  return { clock, session, status: () => session.getSnapshot().status };
}

it('calls the other subscribers if one throws, and reports it', () => {
  const { clock, session, status } = open();
  const other = vi.fn();
  session.subscribe(fail);
  session.store.subscribe(fail);
  session.subscribe(other);
  clock.advance(40_000);
  expect(other).toHaveBeenCalledTimes(1);
  expect(reported.mock.calls).toEqual([[fault], [fault]]);
  clock.advance(20_000);
  expect(status()).toBe('ended');
});

it('ends on time if observers and callbacks throw', () => {
  const { clock, session, status } = open({ onWarning: fail, onEnded: fail });
  session.observe(fail);
  clock.advance(60_000);
  expect(status()).toBe('ended');
  expect(reported).toHaveBeenCalledWith(fault);
});

it('starts the other sources if one throws', () => {
  const other = vi.fn(() => () => {});
  const { status } = open({ activity: [fail, other], page: fail });
  expect(other).toHaveBeenCalledTimes(1);
  expect(reported).toHaveBeenCalledTimes(2);
  expect(status()).toBe('active');
});

it('stops the other sources if one throws when it is stopped', () => {
  const stop = vi.fn();
  const clock = manualClock(1_000_000);
  const session = createSession({
    policy,
    clock,
    tabs: memoryTabs(),
    storage: memoryStorage(),
    activity: [() => fail, () => stop],
    page: () => () => {},
  });
  session.start()();
  expect(stop).toHaveBeenCalledTimes(1);
});

it('keeps its limits if storage throws', () => {
  const { clock, session, status } = open({ storage: { read: fail, write: fail } });
  session.reportActivity();
  expect(status()).toBe('active');
  clock.advance(60_000);
  expect(status()).toBe('ended');
});

it.each<[string, TabAdapter]>([
  ['cannot be opened', { connect: fail }],
  ['cannot elect a leader', { connect: () => ({ post() {}, lead: fail, close: fail }) }],
  ['cannot send', { connect: () => ({ post: fail, lead: () => () => {}, close() {} }) }],
])('keeps its limits if the channel %s', (_, adapter) => {
  const { clock, session, status } = open({ tabs: tabSync(adapter) });
  session.reportActivity();
  clock.advance(60_000);
  expect(status()).toBe('ended');
  expect(reported).toHaveBeenCalledWith(fault);
});

it('asks again after a transport has thrown or rejected', async () => {
  const state = vi.fn().mockImplementationOnce(fail).mockRejectedValue(fault);
  const transport = { state, heartbeat: state, logout: fail };
  const { clock, session } = open({ policy: undefined, server: serverSync(transport, () => 1) });
  for (let second = 0; second < 60; second++) {
    clock.advance(1_000);
    for (let turn = 0; turn < 20; turn++) await null;
  }
  expect(state.mock.calls.length).toBeGreaterThan(3);
  expect(session.getSnapshot().status).toBe('pending');
});

it('applies what a subscriber does after the subscribers of the first change were called', () => {
  const { clock, session, status } = open();
  const seen: string[] = [];
  session.subscribe(() => {
    if (status() === 'warning') session.signOut();
    seen.push(status());
  });
  session.subscribe(() => seen.push(status()));
  clock.advance(40_000);
  expect(seen).toEqual(['warning', 'warning', 'ended', 'ended']);
});

it('begins the next session in a callback of the last one', () => {
  const clock = manualClock(1_000_000);
  const session = createSession({
    policy,
    clock,
    tabs: memoryTabs(),
    storage: memoryStorage(),
    activity: [],
    page: () => () => {},
    onEnded: () => session.signedIn(),
  });
  session.start();
  const { id } = session.getSnapshot();
  session.signOut();
  expect(session.getSnapshot()).toMatchObject({ status: 'active' });
  expect(session.getSnapshot().id).not.toBe(id);
});

it('shows no verification if storage has newer activity', () => {
  const tabs = memoryTabs();
  const storage = memoryStorage();
  const clock = manualClock(1_000_000);
  let page: PageEvents = { resume() {}, suspend() {} };
  const parts = { policy, clock, storage, activity: [] };
  const late = createSession({
    ...parts,
    tabs: memoryTabs(),
    page: (events) => {
      page = events;
      return () => {};
    },
  });
  const other = createSession({ ...parts, tabs, page: () => () => {} });
  late.start();
  other.start();
  const seen = vi.fn();
  late.subscribe(() => seen(late.getSnapshot().verifying));
  clock.sleep(35_000);
  other.reportActivity();
  clock.sleep(35_000);
  page.resume();
  expect(late.getSnapshot().status).toBe('active');
  expect(seen).not.toHaveBeenCalledWith(true);
});
