import { afterEach, describe, expect, it, vi } from 'vitest';
import { settle } from '../../test/settle.ts';
import type { Session } from '../api.ts';
import { createSession } from '../create-session.ts';
import type { Clock } from '../ports.ts';
import { fakeServer } from '../testing/fake-server.ts';
import { manualClock } from '../testing/manual-clock.ts';
import { memoryStorage } from '../testing/memory-storage.ts';
import { memoryTabs } from '../testing/memory-tabs.ts';
import { type GuardFetchOptions, guardFetch } from './guard-fetch.ts';
import { SessionEndedError } from './session-ended-error.ts';

const policy = { idle: '60s', max: '10m', warn: '20s' };
const HOUR = 3_600_000;
const url = 'https://app.example/notes';

/** Tabs of one browser, their server, and the app's API behind the same cookie. */
function browser({ withServer = true } = {}) {
  const manual = manualClock(1_000_000);
  /** The timers longer than those of a session. */
  const longTimers = new Set<object>();
  const clock: Clock = {
    ...manual,
    setTimer(callback, delayMs) {
      const timer = {};
      if (delayMs > HOUR) longTimers.add(timer);
      const stop = manual.setTimer(callback, delayMs);
      return () => {
        longTimers.delete(timer);
        stop();
      };
    },
  };
  const server = fakeServer({ clock, policy });
  const tabs = memoryTabs();
  const location = { pathname: '/notes', href: '/notes' };
  vi.stubGlobal('location', location);
  const storage = memoryStorage();
  let cookie = 'user';
  /** What the API has stored: whose cookie the request had, and its body. */
  const saved: string[] = [];

  function open(options: GuardFetchOptions = {}) {
    const parts = { clock, tabs, storage, activity: [], signInPage: '/sign-in' };
    const session = createSession(withServer ? { ...parts, server } : { ...parts, policy });
    const listeners = { now: 0 };
    const watched: Session = {
      ...session,
      subscribe(listener) {
        listeners.now++;
        const unsubscribe = session.subscribe(listener);
        return () => {
          listeners.now--;
          unsubscribe();
        };
      },
    };
    const stop = session.start();
    let arrival = Promise.resolve();
    const send = vi.fn<typeof fetch>(async (input, init) => {
      await arrival;
      // A request uses up its body, whatever the answer is.
      const body = await (input instanceof Request ? input : new Response(init?.body ?? null)).text();
      if (withServer && server.session().ended) return unauthorized();
      saved.push(`${cookie}: ${body}`);
      return new Response('saved');
    });
    /** Delays requests until the returned function is called. */
    const delay = () => {
      let arrive = () => {};
      arrival = new Promise((resolve) => {
        arrive = resolve;
      });
      return arrive;
    };
    const request = guardFetch(watched, { fetch: send, whileEnded: 'wait', ...options });
    const save = (body: string, init?: RequestInit) => request('/notes', { method: 'PUT', body, ...init });
    return { session, stop, listeners, delay, send, request, save };
  }

  function signIn(who = 'user') {
    cookie = who;
    server.signIn(who);
  }

  /** Within the document, as a router does. */
  async function goTo(pathname: string) {
    Object.assign(location, { pathname, href: pathname });
    manual.advance(1_000);
    await settle();
  }

  async function idle() {
    manual.advance(61_000);
    await settle();
  }

  return { clock: manual, longTimers, server, tabs, saved, open, signIn, goTo, idle };
}

afterEach(() => {
  vi.unstubAllGlobals();
});

const unauthorized = () => new Response(null, { status: 401 });
const ended = (reason: string) => ({ name: 'SessionEndedError', reason });

describe("guardFetch, whileEnded: 'wait'", () => {
  it('sends what three tabs save around a timeout after the same person has signed in', async () => {
    const { open, signIn, idle, saved, longTimers } = browser();
    const [a, b, c] = [open(), open(), open()];
    await settle();
    const arrive = a.delay();
    const requests = [a.save('under way at the end')];
    await settle();
    await idle();
    arrive();
    requests.push(b.save('first'), b.save('second'), c.save('third'));
    await settle();
    expect(a.send).toHaveBeenCalledTimes(1);
    expect(saved).toEqual([]);

    signIn();
    c.session.signedIn();
    for (const response of await Promise.all(requests)) expect(await response.text()).toBe('saved');
    expect(saved.toSorted()).toEqual(
      ['first', 'second', 'third', 'under way at the end'].map((body) => `user: ${body}`),
    );
    expect(saved.indexOf('user: first')).toBeLessThan(saved.indexOf('user: second'));
    expect([a, b, c].map(({ send }) => send.mock.calls.length)).toEqual([2, 2, 1]);
    expect(longTimers.size).toBe(0);
    expect([a, b, c].map(({ listeners }) => listeners.now)).toEqual([1, 1, 1]);
  });

  it('rejects all that wait if another person signs in, and sends none of them', async () => {
    const { open, signIn, idle, saved, longTimers } = browser();
    const [a, b] = [open(), open()];
    await settle();
    await idle();
    const requests = [a.save('draft'), b.save('draft')];
    signIn('other');
    b.session.signedIn();
    requests.push(b.save('made before the answer'));
    for (const each of await Promise.allSettled(requests))
      expect(each).toMatchObject({ status: 'rejected', reason: expect.any(SessionEndedError) });
    expect(b.session.getSnapshot()).toMatchObject({ status: 'active', account: 'other' });
    expect(saved).toEqual([]);
    expect([a, b].flatMap(({ send }) => send.mock.calls)).toEqual([]);
    expect(longTimers.size).toBe(0);
    await b.save('of the other');
    expect(saved).toEqual(['other: of the other']);
  });

  it.each(['user', 'other'])('sends nothing of the page before on the page that signs in: %s', async (who) => {
    const { open, signIn, goTo, idle, saved, longTimers } = browser();
    const { session, send, save, delay } = open();
    await settle();
    const arrive = delay();
    const requests = [save('under way at the end')];
    await settle();
    await idle();
    requests.push(save('draft'));
    await goTo('/sign-in');
    expect(session.getSnapshot()).toMatchObject({ status: 'ended', signingIn: true });
    arrive();
    await settle();
    expect((await save('the sign-in itself')).status).toBe(401);
    expect(send).toHaveBeenCalledTimes(2);
    signIn(who);
    expect(saved).toEqual([]);
    session.signedIn();
    const results = await Promise.allSettled(requests);
    expect(results.map(({ status }) => status)).toEqual(Array(2).fill(who === 'user' ? 'fulfilled' : 'rejected'));
    expect(saved.toSorted()).toEqual(who === 'user' ? ['user: draft', 'user: under way at the end'] : []);
    expect(longTimers.size).toBe(0);
  });

  it.each(['wait', 'reject'] as const)('does not send between a sign-in and the answer: %s', async (whileEnded) => {
    const { open, signIn, idle, saved } = browser();
    const tab = open({ whileEnded });
    await settle();
    await idle();
    signIn();
    tab.session.signedIn();
    expect(tab.session.getSnapshot().status).toBe('pending');
    const request = tab.save('draft');
    await Promise.resolve();
    expect(tab.send).not.toHaveBeenCalled();
    await request;
    expect(saved).toEqual(['user: draft']);
  });

  it.each(['user', 'other'])('does not send before the answer to a sign-in before the end: %s', async (account) => {
    const { open, signIn, saved } = browser();
    const tab = open({ whileEnded: 'reject' });
    await settle();
    signIn(account);
    tab.session.signedIn();
    expect(tab.session.getSnapshot()).toMatchObject({ status: 'active', verifying: true });
    const request = tab.save('draft');
    await (account === 'user' ? request : expect(request).rejects.toMatchObject(ended('superseded')));
    expect(saved).toEqual(account === 'user' ? ['user: draft'] : []);
  });

  it.each(['signed-out', 'revoked', 'policy'] as const)('rejects at once after %s', async (reason) => {
    const { open, server } = browser();
    const tab = open();
    await settle();
    server.end(reason);
    await settle();
    await expect(tab.save('draft')).rejects.toMatchObject(ended(reason));
  });

  it('rejects what waits if an earlier sign-out becomes known', async () => {
    const { clock, open, idle, tabs, longTimers } = browser();
    const tab = open();
    await settle();
    let facts: unknown;
    tab.session.observe((observation) => {
      facts = observation.facts;
    });
    await idle();
    const request = tab.save('draft');
    expect(longTimers.size).toBe(1);
    const message = {
      v: 1,
      now: clock.now(),
      guard: 0,
      facts: { ...Object(facts), ended: { reason: 'signed-out', at: 1_030_000 } },
    };
    tabs.adapter.connect(() => {}).post(message as never);
    await expect(request).rejects.toMatchObject(ended('signed-out'));
    expect(longTimers.size).toBe(0);
  });

  it('rejects after waitMs, by a timer or at the sign-in after a sleep', async () => {
    const { clock, open, idle, signIn, saved } = browser();
    const tab = open({ waitMs: 2 * HOUR });
    await settle();
    await idle();
    const first = tab.save('draft');
    // From the end, not from the request.
    clock.advance(2 * HOUR - 1_000);
    await expect(first).rejects.toMatchObject(ended('idle'));
    await expect(tab.save('later')).rejects.toMatchObject(ended('idle'));

    signIn();
    tab.session.signedIn();
    await settle();
    await idle();
    const second = tab.save('draft');
    clock.sleep(2 * HOUR);
    signIn();
    tab.session.signedIn();
    await expect(second).rejects.toMatchObject(ended('idle'));
    expect(saved).toEqual([]);
  });

  it('rejects at once beyond the limit, until another request has settled', async () => {
    const { open, idle, signIn, saved } = browser();
    const tab = open({ limit: 2 });
    await settle();
    await idle();
    const leaving = new AbortController();
    const waiting = [tab.save('one'), tab.save('two', { signal: leaving.signal })];
    await expect(tab.save('three')).rejects.toMatchObject(ended('idle'));
    leaving.abort(new Error('The field was removed'));
    await expect(waiting[1]).rejects.toThrow('The field was removed');
    const four = tab.save('four');
    signIn();
    tab.session.signedIn();
    await Promise.all([waiting[0], four]);
    expect(saved).toEqual(['user: one', 'user: four']);
  });

  it.each(['init', 'Request'])('stops waiting if the signal of %s aborts, and leaves nothing behind', async (kind) => {
    const { open, idle, longTimers } = browser();
    const tab = open();
    await settle();
    await idle();
    const controller = new AbortController();
    const { signal } = controller;
    const request = kind === 'init' ? tab.request(url, { signal }) : tab.request(new Request(url, { signal }));
    await Promise.resolve();
    expect(longTimers.size).toBe(1);
    controller.abort(new Error('left'));
    await expect(request).rejects.toThrow('left');
    expect(longTimers.size).toBe(0);
    expect(tab.listeners.now).toBe(1);
    await expect(tab.request(url, { signal })).rejects.toThrow('left');
    expect(longTimers.size).toBe(0);
  });

  it('rejects after waitMs even if the session was stopped', async () => {
    const { clock, open, idle, longTimers } = browser();
    const tab = open();
    await settle();
    await idle();
    const request = tab.save('draft');
    tab.stop();
    clock.advance(8 * HOUR);
    await expect(request).rejects.toMatchObject(ended('idle'));
    expect(longTimers.size).toBe(0);
    expect(tab.listeners.now).toBe(1);
  });

  it.each([
    ['a Request', () => [new Request(url, { method: 'PUT', body: 'draft' })]],
    ['bytes', () => [url, { method: 'PUT', body: new TextEncoder().encode('draft') }]],
    ['a blob', () => [url, { method: 'PUT', body: new Blob(['draft']) }]],
  ] as [string, () => Parameters<typeof fetch>][])('sends %s again after the 401 that was the end', async (_, made) => {
    const { open, idle, signIn, saved } = browser();
    const tab = open();
    await settle();
    const arrive = tab.delay();
    const request = tab.request(...made());
    await idle();
    arrive();
    await settle();
    expect(tab.send).toHaveBeenCalledTimes(1);
    signIn();
    tab.session.signedIn();
    expect(await (await request).text()).toBe('saved');
    expect(saved).toEqual(['user: draft']);
  });

  it('rejects after the 401 that was the end if the body is a stream', async () => {
    const { open, idle } = browser();
    const tab = open();
    await settle();
    const arrive = tab.delay();
    const { body } = new Response('draft');
    const request = tab.request(url, { method: 'PUT', body, duplex: 'half' } as RequestInit);
    await idle();
    arrive();
    await expect(request).rejects.toMatchObject(ended('idle'));
    expect(tab.send).toHaveBeenCalledTimes(1);
  });

  it('sends again after a 401 if the same person has signed in meanwhile', async () => {
    const { open, signIn } = browser();
    const tab = open();
    await settle();
    tab.send.mockImplementationOnce(async () => {
      signIn();
      return unauthorized();
    });
    expect(await (await tab.save('draft')).text()).toBe('saved');
    expect(tab.send).toHaveBeenCalledTimes(2);
  });

  it('returns a 401 that was not the end', async () => {
    const { open } = browser();
    const tab = open();
    await settle();
    tab.send.mockResolvedValueOnce(unauthorized());
    expect((await tab.save('draft')).status).toBe(401);
    expect(tab.send).toHaveBeenCalledTimes(1);
  });

  it('works without a server if sign-ins name the account, and rejects without one', async () => {
    const { open, idle, clock } = browser({ withServer: false });
    const tab = open();
    await idle();
    await expect(tab.save('draft')).rejects.toMatchObject(ended('idle'));
    tab.session.signedIn({ account: 'user' });
    clock.advance(61_000);
    const same = tab.save('draft');
    tab.session.signedIn({ account: 'user' });
    expect(await (await same).text()).toBe('saved');
    clock.advance(61_000);
    const other = tab.save('draft');
    tab.session.signedIn({ account: 'other' });
    await expect(other).rejects.toMatchObject(ended('superseded'));
    expect(tab.send).toHaveBeenCalledTimes(1);
  });
});
