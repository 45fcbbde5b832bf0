import { afterEach, expect, it, vi } from 'vitest';
import { createSession, type SessionOptions } from '../create-session.ts';
import { guardFetch } from '../helpers/guard-fetch.ts';
import { readSnapshot } from '../helpers/read-snapshot.ts';
import type { StorageAdapter } from '../ports.ts';
import { fakeServer } from '../testing/fake-server.ts';
import { manualClock } from '../testing/manual-clock.ts';
import { memoryStorage } from '../testing/memory-storage.ts';
import { memoryTabs } from '../testing/memory-tabs.ts';
import { signInPage } from './sign-in-page.ts';

let stops: (() => void)[] = [];

afterEach(() => {
  for (const stop of stops) stop();
  stops = [];
  history.replaceState(null, '', '/');
  Reflect.deleteProperty(globalThis, 'navigation');
});

const settled = () => new Promise<void>((resolve) => setTimeout(resolve));
const at = (path: string) => history.replaceState(null, '', path);

/** A page without a server. */
function open(storage: StorageAdapter, options: SessionOptions = {}) {
  const clock = manualClock(1_000_000);
  const onEnded = vi.fn();
  const session = createSession({
    policy: { idle: '15m', max: '12h' },
    signInPage: '/sign-in',
    clock,
    storage,
    tabs: memoryTabs(),
    activity: [],
    onEnded,
    ...options,
  });
  stops.push(session.start());
  return { clock, session, onEnded };
}

it('neither shows nor reports the end of a session on the page that signs in, but on all others', async () => {
  const storage = memoryStorage();
  open(storage).session.signOut();
  for (const [path, isShown] of [
    ['/sign-in', false],
    ['/sign-in/', false],
    ['/sign-in-help', true],
    ['/', true],
  ] as const) {
    at(path);
    const { session, onEnded } = open(storage);
    await null;
    expect(session.getSnapshot()).toMatchObject({ status: 'ended', signingIn: !isShown });
    expect(onEnded).toHaveBeenCalledTimes(isShown ? 1 : 0);
  }
});

it('recognises it by a function, or by a path with or without a slash at its end', () => {
  const page = signInPage(({ hash }) => hash === '#sign-in');
  expect(page.isHere()).toBe(false);
  expect(signInPage('/').isHere()).toBe(true);
  at('/#sign-in');
  expect(page.isHere()).toBe(true);
  at('/sign-in');
  expect(signInPage('/sign-in/').isHere()).toBe(true);
  expect(signInPage('/').isHere()).toBe(false);
});

it('ends and covers on time if the function throws, and reports it', () => {
  const report = vi.fn();
  vi.stubGlobal('reportError', report);
  const { clock, session } = open(memoryStorage(), {
    signInPage() {
      throw new Error('no hash');
    },
  });
  clock.advance(5_000);
  expect(report).not.toHaveBeenCalled();
  clock.advance(15 * 60_000);
  expect(session.getSnapshot()).toMatchObject({ status: 'ended', signingIn: false });
  expect(report).toHaveBeenCalled();
  vi.unstubAllGlobals();
});

it('calls onEnded when the user leaves that page without a sign-in', async () => {
  const storage = memoryStorage();
  open(storage).session.signOut();
  at('/sign-in');
  const { clock, onEnded } = open(storage);
  await null;
  at('/orders');
  clock.advance(250);
  await null;
  expect(onEnded.mock.calls).toEqual([[{ reason: 'signed-out' }]]);
  at('/sign-in');
  clock.advance(250);
  at('/orders');
  clock.advance(250);
  await null;
  expect(onEnded).toHaveBeenCalledTimes(1);
});

it('covers at once after Back, without the Navigation API', () => {
  const { clock, session } = open(memoryStorage());
  session.signOut();
  at('/sign-in');
  clock.advance(250);
  expect(session.getSnapshot().signingIn).toBe(true);
  at('/orders');
  window.dispatchEvent(new PopStateEvent('popstate'));
  expect(session.getSnapshot().signingIn).toBe(false);
});

it.each(['the Navigation API', 'reading the address'])('follows a router, by %s', (how) => {
  const navigation = new EventTarget();
  if (how === 'the Navigation API')
    Object.defineProperty(globalThis, 'navigation', { value: navigation, configurable: true });
  const { clock, session } = open(memoryStorage());
  const move = (path: string) => {
    at(path);
    navigation.dispatchEvent(new Event('currententrychange'));
    clock.advance(250);
    return session.getSnapshot().signingIn;
  };
  session.signOut();
  expect(['/orders', '/sign-in', '/orders', '/sign-in'].map(move)).toEqual([false, true, false, true]);
  session.signedIn();
  expect(session.getSnapshot()).toMatchObject({ status: 'active', signingIn: false });
});

it('asks the server after a move, and not when a router replaces the entry where the page is', async () => {
  const navigation = new EventTarget();
  Object.defineProperty(globalThis, 'navigation', { value: navigation, configurable: true });
  const server = fakeServer({ clock: manualClock(1_000_000), policy: { idle: '15m', max: '12h', warn: '2m' } });
  const { session } = open(memoryStorage(), { policy: undefined, server });
  const asked = async (path: string) => {
    const before = server.requests.length;
    at(path);
    navigation.dispatchEvent(new Event('currententrychange'));
    await settled();
    return server.requests.length - before;
  };
  await settled();
  session.signOut();
  await settled();
  expect(await asked('/')).toBe(0);
  expect(await asked('/orders')).toBe(1);
});

it('sets no timer for it before the end, and none after a new sign-in', () => {
  const { clock, session } = open(memoryStorage());
  const setTimer = vi.spyOn(clock, 'setTimer');
  const looks = () => setTimer.mock.calls.filter(([, delayMs]) => delayMs === 250).length;
  clock.advance(5_000);
  expect(looks()).toBe(0);
  session.signOut();
  clock.advance(5_000);
  expect(looks()).toBe(21);
  session.signedIn();
  clock.advance(5_000);
  expect(looks()).toBe(21);
});

it('is known to the first script of a page too', () => {
  const storage = memoryStorage();
  const { session, clock } = open(storage);
  const read = () => readSnapshot({ storage, clock, signInPage: '/sign-in' }).signingIn;
  at('/sign-in');
  expect(read()).toBe(false);
  session.signOut();
  expect(read()).toBe(true);
  at('/');
  expect(read()).toBe(false);
});

it('lets requests of that page pass', async () => {
  const { clock, session } = open(memoryStorage());
  session.signOut();
  const send = vi.fn(async () => new Response());
  await expect(guardFetch(session, { fetch: send })('/api')).rejects.toThrow('The session has ended');
  at('/sign-in');
  clock.advance(250);
  await expect(guardFetch(session, { fetch: send })('/api')).resolves.toBeTruthy();
});
