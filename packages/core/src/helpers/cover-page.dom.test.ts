import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { settle } from '../../test/settle.ts';
import { createSession } from '../create-session.ts';
import { fakeServer } from '../testing/fake-server.ts';
import { manualClock } from '../testing/manual-clock.ts';
import { memoryStorage } from '../testing/memory-storage.ts';
import { memoryTabs } from '../testing/memory-tabs.ts';
import { coverPage } from './cover-page.ts';

const policy = { idle: '60s', max: '10m', warn: '20s' };
const clock = manualClock(1_000_000);
const root = document.documentElement;
let stops: (() => void)[] = [];

function covered({ withServer = true, markup = false, start = true } = {}) {
  const server = fakeServer({ clock, policy });
  const session = createSession({
    ...(withServer ? { server } : { policy }),
    clock,
    tabs: memoryTabs(),
    storage: memoryStorage(),
    activity: [],
  });
  if (markup) root.dataset.curfew = 'covered';
  if (start) stops.push(session.start());
  stops.push(coverPage(session));
  return { server, session };
}

const cover = () => root.dataset.curfew;
const leave = () => dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
const comeBack = () => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));

beforeEach(() => {
  stops = [];
});
afterEach(() => {
  Reflect.deleteProperty(document, 'prerendering');
  for (const stop of stops.reverse()) stop();
  expect(cover()).toBeUndefined();
});

describe('coverPage', () => {
  it('removes the cover of the markup at once if the session is known to be active', () => {
    covered({ withServer: false, markup: true });
    expect(cover()).toBeUndefined();
  });

  it('keeps the cover of the markup until the server has answered', async () => {
    covered({ markup: true });
    expect(cover()).toBe('covered');
    await settle();
    expect(cover()).toBeUndefined();
  });

  it('removes the cover of the markup after two seconds if no session is known by then', async () => {
    const { server } = covered({ markup: true, start: false });
    server.away = true;
    clock.advance(1_999);
    expect(cover()).toBe('covered');
    clock.advance(1);
    expect(cover()).toBeUndefined();
  });

  it('does not cover a page whose markup has no cover', () => {
    covered({ start: false });
    expect(cover()).toBeUndefined();
  });

  it('covers the page while a passed deadline is verified, then sets ended', async () => {
    covered();
    await settle();
    clock.sleep(61_000);
    dispatchEvent(new Event('focus'));
    expect(cover()).toBe('covered');
    await settle();
    expect(cover()).toBe('ended');
  });

  it('lets a dialog that closes return focus before it covers the page, and covers it before a frame', async () => {
    const { session } = covered();
    await settle();
    document.body.innerHTML = '<input><dialog open><button>Stay</button></dialog>';
    const dialog = document.querySelector('dialog') as HTMLDialogElement;
    document.querySelector('button')?.focus();
    let atClose: string | undefined = 'not closed';
    const unsubscribe = session.subscribe(() => {
      unsubscribe();
      queueMicrotask(() => {
        atClose = cover();
        document.querySelector('input')?.focus();
        dialog.remove();
      });
    });
    clock.sleep(61_000);
    dispatchEvent(new Event('focus'));
    await Promise.resolve();
    await Promise.resolve();
    expect(atClose).toBeUndefined();
    expect(cover()).toBe('covered');
    await settle();
    expect(cover()).toBe('ended');
    document.body.innerHTML = '';
  });

  it('covers a page that is left, until the server answers that the session is active', async () => {
    covered();
    await settle();
    leave();
    expect(cover()).toBe('covered');
    comeBack();
    expect(cover()).toBe('covered');
    await settle();
    expect(cover()).toBeUndefined();
  });

  it('never shows a page whose session ended after it was left', async () => {
    const { server } = covered();
    await settle();
    leave();
    server.end('revoked');
    comeBack();
    expect(cover()).toBe('covered');
    await settle();
    expect(cover()).toBe('ended');
  });

  it('keeps the cover if the answer belongs to an earlier return', async () => {
    covered();
    await settle();
    leave();
    comeBack();
    leave();
    await settle();
    expect(cover()).toBe('covered');
    comeBack();
    await settle();
    expect(cover()).toBeUndefined();
  });

  it('removes the cover after two seconds if the server does not answer', async () => {
    const { server, session } = covered();
    await settle();
    session.refresh = () => new Promise(() => {});
    server.away = true;
    leave();
    comeBack();
    clock.advance(1_999);
    expect(cover()).toBe('covered');
    clock.advance(1);
    expect(cover()).toBeUndefined();
  });

  it.each(['user', 'other'])(
    'sets ended after a sign-in until it is known whose session it is: %s',
    async (account) => {
      const { server, session } = covered();
      await settle();
      clock.advance(61_000);
      await settle();
      expect(cover()).toBe('ended');
      server.signIn(account);
      session.signedIn();
      expect(session.getSnapshot().status).toBe('pending');
      expect(cover()).toBe('ended');
      await settle();
      expect(session.getSnapshot()).toMatchObject({ status: 'active', account });
      expect(cover()).toBeUndefined();
    },
  );

  it('keeps the cover after a sign-in whose session the server does not name', async () => {
    const { server, session } = covered();
    await settle();
    clock.advance(61_000);
    await settle();
    server.away = true;
    session.signedIn();
    leave();
    expect(cover()).toBe('covered');
    comeBack();
    clock.advance(2_000);
    expect(session.getSnapshot().status).toBe('pending');
    expect(cover()).toBe('ended');
  });

  it('covers an active page after a sign-in until it is known whose session it is', async () => {
    const { server, session } = covered();
    await settle();
    server.signIn();
    session.signedIn();
    expect(session.getSnapshot()).toMatchObject({ status: 'active', verifying: true });
    expect(cover()).toBe('covered');
    await settle();
    expect(cover()).toBeUndefined();
  });

  it.each([
    ['the same person is signed in', undefined, undefined],
    ['another person has signed in', 'other', 'superseded'],
    ['the person has signed out', null, 'signed-out'],
  ] as const)(
    'covers a prerendered page until the server answers after it is shown: %s',
    async (_, account, reason) => {
      const prerender = (isPrerendering: boolean) =>
        Object.defineProperty(document, 'prerendering', { value: isPrerendering, configurable: true });
      prerender(true);
      const { server, session } = covered({ markup: true });
      await settle();
      dispatchEvent(new PageTransitionEvent('pageshow'));
      await settle();
      clock.advance(30_000);
      expect(session.getSnapshot()).toMatchObject({ status: 'active', account: 'user' });
      expect(cover()).toBe('covered');
      if (account) server.signIn(account);
      if (account === null) server.end('signed-out');
      prerender(false);
      document.dispatchEvent(new Event('prerenderingchange'));
      // The stream may answer first.
      expect(cover()).toBeDefined();
      await settle();
      expect(cover()).toBe(reason && 'ended');
      expect(session.getSnapshot()).toMatchObject({ account: 'user', reason: reason ?? null });
    },
  );

  it('sends no request and covers nothing on the first pageshow event', async () => {
    const { server } = covered();
    await settle();
    const asked = () => server.requests.filter((request) => request === 'state').length;
    const before = asked();
    dispatchEvent(new PageTransitionEvent('pageshow', { persisted: false }));
    expect(cover()).toBeUndefined();
    expect(asked()).toBe(before);
  });
});
