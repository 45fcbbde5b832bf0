import { describe, expect, it, vi } from 'vitest';
import { settle } from '../../test/settle.ts';
import { createSession } from '../create-session.ts';
import type { PageEvents } from '../ports.ts';
import { fakeServer } from '../testing/fake-server.ts';
import { manualClock } from '../testing/manual-clock.ts';
import { memoryStorage } from '../testing/memory-storage.ts';
import { memoryTabs } from '../testing/memory-tabs.ts';
import { guardFetch } from './guard-fetch.ts';
import { SessionEndedError } from './session-ended-error.ts';

const policy = { idle: '60s', max: '10m', warn: '20s' };

async function signedIn({ withServer = true } = {}) {
  const clock = manualClock(1_000_000);
  const server = fakeServer({ clock, policy });
  let page: PageEvents = { resume() {}, suspend() {} };
  const session = createSession({
    ...(withServer ? { server } : { policy }),
    clock,
    tabs: memoryTabs(),
    storage: memoryStorage(),
    activity: [],
    page: (events) => {
      page = events;
      return () => {};
    },
  });
  session.start();
  await settle();
  const before = server.requests.length;
  const asked = () => server.requests.slice(before);
  const send = vi.fn<typeof fetch>(async () => new Response('orders'));
  return {
    clock,
    server,
    asked,
    session,
    send,
    request: guardFetch(session, { fetch: send }),
    resume: () => page.resume(),
  };
}

const unauthorized = async () => new Response(null, { status: 401 });

describe('guardFetch', () => {
  it('passes requests, responses and errors through unchanged', async () => {
    const { request, send } = await signedIn();
    const init = { method: 'POST', body: 'x' };
    expect(await (await request('/api/orders', init)).text()).toBe('orders');
    expect(send.mock.calls).toEqual([['/api/orders', init]]);
    const failure = new TypeError('Failed to fetch');
    send.mockRejectedValueOnce(failure);
    await expect(request('/api/orders')).rejects.toBe(failure);
  });

  it('does not count requests as activity', async () => {
    const { clock, session, asked, request } = await signedIn();
    clock.advance(30_000);
    await settle();
    await request('/api/orders');
    expect(session.getDeadlines()?.idleAt).toBe(1_060_000);
    expect(asked()).not.toContain('heartbeat');
  });

  it('refreshes the session once for many 401s, and rejects if it has ended', async () => {
    const { server, asked, session, send, request } = await signedIn();
    send.mockImplementation(unauthorized);
    server.end('revoked');
    const requests = [request('/a'), request('/b'), request('/c')];
    for (const each of await Promise.allSettled(requests)) {
      expect(each).toMatchObject({ status: 'rejected', reason: { name: 'SessionEndedError', reason: 'revoked' } });
    }
    expect(asked()).toEqual(['state']);
    expect(session.getSnapshot()).toMatchObject({ status: 'ended', reason: 'revoked' });
  });

  it('returns a 401 if the session is active, and refreshes again on the next', async () => {
    const { asked, session, send, request } = await signedIn();
    send.mockImplementation(unauthorized);
    expect((await request('/api/confirm-password')).status).toBe(401);
    expect((await request('/api/confirm-password')).status).toBe(401);
    expect(asked()).toEqual(['state', 'state']);
    expect(session.getSnapshot().status).toBe('active');
  });

  it('returns the 401 if the server is unreachable, and does not end the session', async () => {
    const { server, session, send, request } = await signedIn();
    send.mockImplementation(unauthorized);
    server.away = true;
    expect((await request('/api/orders')).status).toBe(401);
    expect(session.getSnapshot().status).toBe('active');
  });

  it('returns the 401 if there is no server', async () => {
    const { session, send, request } = await signedIn({ withServer: false });
    send.mockImplementation(unauthorized);
    expect((await request('/api/orders')).status).toBe(401);
    expect(session.getSnapshot().status).toBe('active');
  });

  it('sends nothing after the end, and sends again after a sign-in', async () => {
    const { server, session, send, request } = await signedIn();
    session.signOut();
    await expect(request('/api/orders')).rejects.toThrow(SessionEndedError);
    await expect(request('/api/orders')).rejects.toThrow(/ended \(signed-out\).*Sign in, then repeat the request/);
    expect(send).not.toHaveBeenCalled();
    session.signedIn({ id: server.signIn() });
    await settle();
    expect((await request('/api/orders')).ok).toBe(true);
  });

  it('delays requests while a passed deadline is verified', async () => {
    const { clock, asked, send, request, resume } = await signedIn();
    clock.sleep(61_000);
    resume();
    const waiting = request('/api/orders');
    expect(send).not.toHaveBeenCalled();
    await expect(waiting).rejects.toMatchObject({ reason: 'idle' });
    expect(send).not.toHaveBeenCalled();
    expect(asked()).toContain('state');
  });

  it('sends delayed requests if the server knows of newer activity', async () => {
    const { clock, server, send, request, resume } = await signedIn();
    clock.advance(50_000);
    await server.transport.heartbeat({ ageMs: 0, sid: server.session().sid });
    clock.sleep(11_000);
    resume();
    const waiting = request('/api/orders');
    await Promise.resolve();
    expect(send).not.toHaveBeenCalled();
    expect((await waiting).ok).toBe(true);
  });

  it('checks the deadline itself, because timers are late after a sleep', async () => {
    const { clock, send, request } = await signedIn({ withServer: false });
    clock.sleep(61_000);
    await expect(request('/api/orders')).rejects.toMatchObject({ reason: 'idle' });
    expect(send).not.toHaveBeenCalled();
  });

  it('requests nothing from the server if the session is known to have ended', async () => {
    const { clock, asked, request } = await signedIn();
    clock.advance(61_000);
    await settle();
    const before = asked().length;
    await expect(request('/api/orders')).rejects.toMatchObject({ reason: 'idle' });
    expect(asked().length).toBe(before);
  });

  it('sends requests while no session is known', async () => {
    const clock = manualClock();
    const session = createSession({ policy, clock, tabs: memoryTabs(), storage: memoryStorage(), activity: [] });
    expect((await guardFetch(session, { fetch: async () => new Response() })('/api/public')).ok).toBe(true);
  });

  it('throws if an option is unknown or negative', async () => {
    const { session } = await signedIn();
    expect(() => guardFetch(session, { waitsMs: 1 } as object)).toThrow('guardFetch has no option "waitsMs"');
    expect(() => guardFetch(session, { limit: -1 })).toThrow(RangeError);
    expect(() => guardFetch(session, { waitMs: Number.NaN })).toThrow(RangeError);
  });
});
