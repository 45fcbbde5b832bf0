import { type ManualClock, manualClock } from '@curfew/core/testing';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { PAGE } from '../test/hosts.ts';
import { settle } from '../test/open-on-clock.ts';
import { createCurfew } from './create-curfew.ts';
import type { CurfewEvent } from './curfew-event.ts';
import { StoreUnavailableError } from './errors.ts';
import { lazyStore } from './store/lazy-store.ts';
import { memoryStore } from './store/memory.ts';
import type { Store } from './store/types.ts';

const MINUTE = 60_000;

let clock: ManualClock;
let store: Store;
let events: CurfewEvent[];

beforeEach(() => {
  clock = manualClock(1_800_000_000_000);
  store = memoryStore({ now: clock.now });
  events = [];
});

function open(more: Partial<Parameters<typeof createCurfew>[0]> = {}) {
  const curfew = createCurfew({
    store,
    policies: { default: { idle: '15m', max: '12h' } },
    cleanup: false,
    clock,
    onEvent: (event) => void events.push(event),
    ...more,
  });
  onTestFinished(() => curfew.close());
  const request = (path: string, cookie = '', init: RequestInit = {}) =>
    new Request(`https://app.example.com${path}`, { ...init, headers: { ...PAGE, cookie } });
  return {
    curfew,
    request,
    get: (path: string, cookie = '') => curfew.handler(request(`/curfew/v1${path}`, cookie)),
    async signIn(subject = 'ann', cookie = '') {
      const created = await curfew.createSession(request('/sign-in', cookie), { subject });
      return { ...created, cookie: created.setCookie.split(';')[0] ?? '' };
    },
  };
}

describe('onEvent', () => {
  it('reports sign-ins, and each end once with its reason', async () => {
    store = lazyStore(async () => memoryStore({ now: clock.now }));
    const { curfew, signIn, get, request } = open();
    const a = await signIn();
    const b = await signIn('ann', a.cookie);
    const c = await signIn('bob');
    await curfew.signOut(request('/', b.cookie));
    clock.advance(15 * MINUTE);
    expect((await get('/session', c.cookie)).status).toBe(401);
    const engine = await curfew.ready();
    clock.advance(10 * MINUTE);
    await engine.sweep();
    await engine.sweep();
    const reported = events.map((event) =>
      event.kind === 'end' || event.kind === 'sign-in' ? { ...event, session: event.session.sid } : event,
    );
    expect(reported.filter(({ kind }) => kind !== 'refused')).toEqual([
      { kind: 'sign-in', session: a.session.sid },
      { kind: 'end', session: a.session.sid, reason: 'superseded' },
      { kind: 'sign-in', session: b.session.sid },
      { kind: 'sign-in', session: c.session.sid },
      { kind: 'end', session: b.session.sid, reason: 'signed-out' },
      { kind: 'end', session: c.session.sid, reason: 'idle' },
    ]);
    expect(events[0]).toEqual({
      kind: 'sign-in',
      session: { sid: a.session.sid, subject: 'ann', tenant: null, policyId: 'default' },
    });
  });

  it('reports a sign-in that fails, with its error', async () => {
    const down = new StoreUnavailableError(new Error('down'));
    const { curfew, signIn } = open();
    await curfew.ready();
    vi.spyOn(store, 'create').mockRejectedValue(down);
    await expect(signIn()).rejects.toThrow(StoreUnavailableError);
    expect(events).toEqual([{ kind: 'sign-in-failed', error: down }]);
    const late = open({ store: lazyStore(() => Promise.reject(new Error('closed'))) });
    await expect(late.signIn()).rejects.toThrow(StoreUnavailableError);
    expect(events.at(-1)).toMatchObject({ kind: 'sign-in-failed', error: { cause: new Error('closed') } });
  });

  it('reports each refused request with its endpoint and code', async () => {
    const { curfew, request, get, signIn } = open({ rateLimits: { perSession: 4 } });
    const { cookie } = await signIn();
    events = [];
    const beat = (body: string, with_ = cookie) =>
      curfew.handler(request('/curfew/v1/heartbeat', with_, { method: 'POST', body }));
    await beat('{"v":1,"ageMs":0}');
    await beat('{"v":1,"ageMs":-1}');
    await beat('{"v":1,"ageMs":0}', '');
    clock.advance(15 * MINUTE);
    await beat('{"v":1,"ageMs":0}');
    await get('/sessions/0190', cookie);
    await curfew.authenticate(request('/orders', cookie));
    for (let n = 0; n < 6; n++) await get('/admin/policies/default', cookie);
    await get('/none', cookie);
    const all = events.map((event) => event.kind === 'refused' && [event.endpoint, event.code, event.reason]);
    expect(all).toEqual([
      ['/heartbeat', 'bad_body', null],
      ['/heartbeat', 'no_session', null],
      ['/heartbeat', 'session_ended', 'idle'],
      ['/sessions/{sid}', 'method_not_allowed', null],
      [null, 'session_ended', 'idle'],
      ['/admin/policies/{id}', 'session_ended', 'idle'],
      ['/admin/policies/{id}', 'session_ended', 'idle'],
      ...Array(4).fill(['/admin/policies/{id}', 'rate_limited', null]),
      [null, 'rate_limited', null],
    ]);
  });

  it('reports the event streams that it drops, and why', async () => {
    const { get, signIn } = open();
    const { cookie } = await signIn();
    const drops = () => events.flatMap((event) => (event.kind === 'stream-dropped' ? event.cause : []));
    const streams = [];
    for (let n = 0; n < 9; n++) streams.push(await get('/events', cookie));
    expect(drops()).toEqual(['replaced']);
    for (const { body } of streams) await body?.cancel();
    clock.advance(13 * MINUTE);
    await get('/events', cookie);
    vi.spyOn(store, 'find').mockRejectedValue(new StoreUnavailableError(new Error('down')));
    for (let n = 0; n < 9; n++) {
      clock.advance(15_000);
      await settle();
    }
    expect(drops()).toEqual(['replaced', 'store_unavailable']);
  });

  it('reports an event stream that its client does not read', async () => {
    const { curfew, get, signIn } = open();
    const { cookie } = await signIn();
    await get('/events', cookie);
    const engine = await curfew.ready();
    for (let n = 1; n < 300 && !events.some(({ kind }) => kind === 'stream-dropped'); n++) {
      const durations = { idleMs: (15 + (n % 2)) * MINUTE, maxMs: 720 * MINUTE, warnMs: MINUTE };
      await engine.savePolicy({ id: 'default', durations, ifVersion: n, by: 'admin' });
      await settle();
    }
    expect(events).toContainEqual({ kind: 'stream-dropped', cause: 'unread' });
  });

  it('breaks nothing if it throws', async () => {
    const warned = vi.spyOn(process, 'emitWarning').mockImplementation(() => {});
    const { get, signIn } = open({
      onEvent() {
        throw new Error('a fault of the app');
      },
    });
    const { cookie } = await signIn();
    expect((await get('/session', cookie)).status).toBe(200);
    expect((await get('/session')).status).toBe(401);
    expect(warned).toHaveBeenCalledTimes(2);
  });

  it('breaks nothing if it rejects', async () => {
    const warned = vi.spyOn(process, 'emitWarning').mockImplementation(() => {});
    const { get, signIn } = open({
      async onEvent() {
        throw new Error('a later fault of the app');
      },
    });
    const { cookie } = await signIn();
    expect((await get('/session', cookie)).status).toBe(200);
    expect(warned).toHaveBeenCalledWith(new Error('a later fault of the app'));
  });
});

describe('stats', () => {
  it('counts open streams, and what the rate limits remember', async () => {
    const { curfew, get, signIn } = open({ addressOf: () => '203.0.113.9' });
    const cookies = [(await signIn()).cookie, (await signIn()).cookie];
    expect(curfew.stats()).toEqual({ streams: 0, rateLimited: { sessions: 0, addresses: 0 } });
    const [stream] = await Promise.all(cookies.map((cookie) => get('/events', cookie)));
    expect(curfew.stats()).toEqual({ streams: 2, rateLimited: { sessions: 2, addresses: 1 } });
    await stream?.body?.cancel();
    expect(curfew.stats().streams).toBe(1);
  });
});

describe('auditRetention', () => {
  it('deletes older lines with each sweep, however many there are', async () => {
    const { curfew } = open({ auditRetention: '90d' });
    const engine = await curfew.ready();
    const trim = vi.spyOn(store, 'trimAudit').mockResolvedValueOnce(1_000).mockResolvedValueOnce(1_017);
    await engine.sweep();
    expect(trim.mock.calls).toEqual(Array(3).fill([90 * 86_400_000, 1_000]));
  });

  it('is for ever by default, and must be a duration', async () => {
    const { curfew } = open();
    const engine = await curfew.ready();
    const trim = vi.spyOn(store, 'trimAudit');
    await engine.sweep();
    expect(trim).not.toHaveBeenCalled();
    expect(() => open({ auditRetention: 0 })).toThrow(RangeError);
    expect(() => open({ auditRetention: 'for ever' })).toThrow(TypeError);
  });
});
