import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createSession, type SessionOptions } from '../create-session.ts';
import type { PageEvents, TabAdapter } from '../ports.ts';
import { fakeServer } from '../testing/fake-server.ts';
import { manualClock } from '../testing/manual-clock.ts';
import { memoryStorage } from '../testing/memory-storage.ts';
import { memoryTabs } from '../testing/memory-tabs.ts';
import { createWorld } from '../testing/world/world.ts';
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

function create(options: SessionOptions = {}) {
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
  return { clock, session, status: () => session.getSnapshot().status };
}

function open(options?: SessionOptions) {
  const created = create(options);
  created.session.start();
  return created;
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

it('expires once at its deadline', () => {
  const { clock, session } = open();
  const causes: string[] = [];
  session.observe(({ cause }) => causes.push(cause));
  clock.advance(60_000);
  expect(causes.filter((cause) => cause === 'expire')).toEqual(['expire']);
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
  const { session } = create({ activity: [() => fail, () => stop] });
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

it('begins the next session in a callback of the last one', async () => {
  const { session } = open({ onEnded: () => session.signedIn() });
  const { id } = session.getSnapshot();
  session.signOut();
  await null;
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

it('accepts a hold in a subscriber, if the last input is long ago', () => {
  const { clock, session } = open();
  session.reportActivity();
  clock.advance(40_000);
  let release: (() => void) | undefined;
  session.subscribe(() => {
    if (session.getSnapshot().status === 'active') release ??= session.hold('video');
  });
  void session.extend();
  expect(session.getSnapshot().holds).toEqual(['video']);
  release?.();
  expect(session.getSnapshot().holds).toEqual([]);
});

it('reports activity in a subscriber although a hold is overdue', () => {
  const { clock, session, status } = open();
  session.hold('video');
  clock.sleep(19_000);
  session.subscribe(() => void session.reportActivity());
  session.hold('upload');
  clock.advance(39_000);
  expect(status()).toBe('active');
});

it('reports an end that it finds when it is started again', async () => {
  const onEnded = vi.fn();
  const { clock, session } = create({ onEnded });
  session.start()();
  clock.advance(60_000);
  session.reportActivity();
  expect(onEnded).not.toHaveBeenCalled();
  session.start();
  await null;
  expect(onEnded.mock.calls).toEqual([[{ reason: 'idle' }]]);
});

it('leads the next session if a subscriber begins it', () => {
  const { session } = open();
  const leading: boolean[] = [];
  session.observe((observation) => leading.push(observation.leading));
  session.subscribe(() => {
    if (session.getSnapshot().status === 'ended') session.signedIn();
  });
  session.signOut();
  expect(session.getSnapshot().status).toBe('active');
  expect(leading.at(-1)).toBe(true);
});

it('reports the end of a session that a callback replaces at once', async () => {
  const onEnded = vi.fn();
  const { clock, session, status } = open({
    onWarning() {
      session.signOut();
      session.signedIn();
    },
    onEnded,
  });
  clock.advance(40_000);
  await null;
  expect(onEnded.mock.calls).toEqual([[{ reason: 'signed-out' }]]);
  expect(status()).toBe('active');
});

it('resolves an extension in a callback by what became of the session', async () => {
  const results: Promise<boolean>[] = [];
  const { clock, session } = open({
    onWarning() {
      session.signOut();
      results.push(session.extend());
    },
  });
  clock.advance(40_000);
  expect(await Promise.all(results)).toEqual([false]);
});

it('begins the session that the server names, though an answer arrived while it was stopped', async () => {
  const clock = manualClock(1_000_000);
  const server = fakeServer({ clock, policy });
  const parts = { clock, tabs: memoryTabs(), storage: memoryStorage(), activity: [], page: () => () => {} };
  const turns = async () => {
    for (let turn = 0; turn < 50; turn++) await null;
  };
  createSession({ ...parts, tabs: memoryTabs(), server }).start();
  await turns();
  server.signIn();
  const session = createSession({ ...parts, server });
  session.start()();
  await turns();
  session.start();
  await turns();
  expect(session.getSnapshot()).toMatchObject({ status: 'active', id: server.session().sid });
});

it('sends what a tab has missed again at the next timer, as long as storage has it not', async () => {
  const world = createWorld({ policy, withServer: true });
  const [leader, other] = [world.open(), world.open()];
  await world.pass(1_000);
  world.disk.state = 'blocked';
  world.channel.conditions.loss = 1;
  world.server?.setPolicy({ ...policy, idle: '90s' });
  await world.pass(1_000);
  world.channel.conditions.loss = 0;
  expect(leader.session.getSnapshot().policy?.idleMs).toBe(90_000);
  await world.pass(30_000);
  expect(other.session.getSnapshot().policy?.idleMs).toBe(90_000);
});

it('repeats a message that storage does not have with timers alone, not with each input', async () => {
  const world = createWorld({ policy });
  const tab = world.open();
  await world.pass(1_000);
  world.disk.state = 'full';
  await world.act(tab.input, tab);
  const posts = world.channel.posts();
  for (let time = 0; time < 20; time++) await world.act(tab.session.reportActivity, tab);
  await world.pass(1_000);
  expect(world.channel.posts() - posts).toBeLessThan(3);
});
