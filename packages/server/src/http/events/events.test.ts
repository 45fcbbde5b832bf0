import { type SessionEvents, sessionEventSchemas } from '@curfew/core/protocol';
import { type ManualClock, manualClock } from '@curfew/core/testing';
import * as v from 'valibot';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { PAGE } from '../../../test/hosts.ts';
import { openOnClock, settle } from '../../../test/open-on-clock.ts';
import type { SessionEngine } from '../../engine-types.ts';
import { StoreUnavailableError } from '../../errors.ts';
import type { Store } from '../../store/types.ts';
import { MINUTE, newSession, POLICY } from '../../testing/stage.ts';
import { createSessionHandler } from '../handler.ts';
import type { SessionHandler } from '../session-handler.ts';

const ORIGIN = 'https://app.example.com';

let clock: ManualClock;
let store: Store;
let engine: SessionEngine;
let curfew: SessionHandler;

beforeEach(async () => {
  clock = manualClock(1_800_000_000_000);
  ({ store, engine, curfew } = await openOnClock(clock));
});

/** Lets time pass in steps, so that the work of one timer ends before the next. */
async function pass(ms: number, step = 5_000): Promise<void> {
  for (let left = ms; left > 0; left -= step) {
    clock.advance(Math.min(step, left));
    await settle();
  }
}

const to = (path: string, headers: Record<string, string> = {}) =>
  new Request(`${ORIGIN}/curfew/v1${path}`, { headers });
const post = (path: string, cookie: string, body: unknown) =>
  curfew.handler(
    new Request(`${ORIGIN}/curfew/v1${path}`, {
      method: 'POST',
      headers: { ...PAGE, cookie },
      body: JSON.stringify(body),
    }),
  );
const change = (durations: Partial<typeof POLICY>, ifVersion = 1) =>
  engine.savePolicy({ id: 'default', durations: { ...POLICY, ...durations }, ifVersion, by: 'admin' });

async function signIn(headers: Record<string, string> = {}, subject = 'ann') {
  const created = await curfew.createSession(to('/', headers), { subject });
  return { ...created, cookie: created.setCookie.split(';')[0] ?? '' };
}

type Told = { [Name in keyof SessionEvents]: readonly [Name, SessionEvents[Name]] }[keyof SessionEvents] | 'comment';

/** Each event is validated with its schema. */
async function listen(cookie: string) {
  const response = await curfew.handler(to('/events', { cookie, 'Sec-Fetch-Site': 'same-origin' }));
  const told: Told[] = [];
  const stream = { response, told, closed: false, hangUp: () => reader.cancel() };
  if (!response.body) throw new Error('The response has no body.');
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  const collect = async (): Promise<void> => {
    for (let { value, done } = await reader.read(); !done; { value, done } = await reader.read()) {
      for (const text of (value ?? '').split('\n\n').slice(0, -1)) told.push(parse(text));
    }
    stream.closed = true;
  };
  void collect();
  await settle();
  return stream;
}

function parse(text: string): Told {
  if (text === ':') return 'comment';
  const [, name, data] = /^event: (\w+)\ndata: (.+)$/.exec(text) ?? [];
  const schema = sessionEventSchemas[name as keyof SessionEvents];
  return [name, v.parse(schema as v.GenericSchema, JSON.parse(data ?? ''))] as unknown as Told;
}
const names = (told: readonly Told[]) => told.map((one) => (one === 'comment' ? one : one[0]));

describe('GET /events', () => {
  it('begins with the state, and with headers that prevent buffering by proxies', async () => {
    const { cookie, state } = await signIn();
    const { response, told } = await listen(cookie);
    expect(response.status).toBe(200);
    expect(response.headers.get('Content-Type')).toBe('text/event-stream');
    expect(response.headers.get('Cache-Control')).toBe('no-store, no-transform');
    expect(response.headers.get('X-Accel-Buffering')).toBe('no');
    expect(response.headers.has('Set-Cookie')).toBe(false);
    expect(told).toEqual([['state', state]]);
  });

  it('does not extend the session while it is open, and ends at the idle timeout', async () => {
    const { cookie } = await signIn();
    const stream = await listen(cookie);
    await pass(9 * MINUTE);
    await stream.hangUp();
    const later = await listen(cookie);
    await pass(6 * MINUTE - 1);
    expect(later.closed).toBe(false);
    await pass(1);
    expect(later.told.at(-1)).toEqual(['ended', { reason: 'idle' }]);
    expect(later.closed).toBe(true);
  });

  it('ends at the absolute timeout', async () => {
    await change({ maxMs: 15 * MINUTE });
    const { cookie } = await signIn();
    await pass(14 * MINUTE);
    await post('/heartbeat', cookie, { v: 1, ageMs: 0 });
    const { told } = await listen(cookie);
    await pass(MINUTE);
    expect(told.at(-1)).toEqual(['ended', { reason: 'max' }]);
  });

  it('sends a comment every 15 s, each after a read of the session', async () => {
    const { cookie } = await signIn();
    const { told } = await listen(cookie);
    const find = vi.spyOn(store, 'find');
    await pass(MINUTE);
    expect(names(told)).toEqual(['state', 'comment', 'comment', 'comment', 'comment']);
    expect(find).toHaveBeenCalledTimes(4);
  });

  it('sends the new state at the next read after a heartbeat, and uses the new deadline', async () => {
    const { cookie } = await signIn();
    await pass(8 * MINUTE);
    const stream = await listen(cookie);
    await pass(5_000);
    await post('/heartbeat', cookie, { v: 1, ageMs: 0 });
    await pass(10_000);
    expect(names(stream.told)).toEqual(['state', 'state', 'comment']);
    expect(stream.told[1]).toMatchObject(['state', { rev: 1, idle: { remainingMs: 15 * MINUTE - 10_000 } }]);
    await pass(8 * MINUTE);
    expect(stream.closed).toBe(false);
  });

  it('sends a policy event at once when the durations change', async () => {
    const { cookie } = await signIn();
    const { told } = await listen(cookie);
    await change({ idleMs: 5 * MINUTE });
    await settle();
    expect(told[1]).toMatchObject(['policy', { policy: { version: 2, idleMs: 5 * MINUTE } }]);
    await pass(5 * MINUTE);
    expect(told.at(-1)).toEqual(['ended', { reason: 'idle' }]);
  });

  it('sends no policy that applies to later sessions only, and then the one for all', async () => {
    const { cookie } = await signIn();
    const old = await listen(cookie);
    const change = { id: 'default', durations: { ...POLICY, idleMs: 5 * MINUTE }, by: 'admin' };
    await engine.savePolicy({ ...change, ifVersion: 1, apply: 'next-sign-in' });
    await settle();
    const later = await listen((await signIn()).cookie);
    expect(names(old.told)).toEqual(['state']);
    expect(later.told).toMatchObject([['state', { policy: { version: 2, idleMs: 5 * MINUTE } }]]);
    await pass(6 * MINUTE);
    expect(later.told.at(-1)).toEqual(['ended', { reason: 'idle' }]);
    await engine.savePolicy({ ...change, ifVersion: 2, durations: { ...POLICY, idleMs: 10 * MINUTE } });
    await settle();
    expect(old.told.at(-1)).toMatchObject(['policy', { policy: { version: 3, idleMs: 10 * MINUTE } }]);
  });

  it('reads no session when another policy changes', async () => {
    const { cookie } = await signIn();
    await listen(cookie);
    await engine.ensurePolicy('other', POLICY);
    const find = vi.spyOn(store, 'find');
    await engine.savePolicy({ id: 'other', durations: { ...POLICY, warnMs: 1 }, ifVersion: 1, by: 'admin' });
    await settle();
    expect(find).not.toHaveBeenCalled();
  });

  it('ends at once when a change of policy ends the session', async () => {
    const { cookie } = await signIn();
    await pass(6 * MINUTE);
    const stream = await listen(cookie);
    await change({ idleMs: 5 * MINUTE });
    await settle();
    expect(stream.told.at(-1)).toEqual(['ended', { reason: 'policy' }]);
    expect(stream.closed).toBe(true);
  });

  it('ends at once with the reason when the user signs out', async () => {
    const { cookie } = await signIn();
    const streams = [await listen(cookie), await listen(cookie)];
    const other = await listen((await signIn()).cookie);
    await post('/logout', cookie, {});
    await settle();
    for (const { told, closed } of streams) {
      expect(told.at(-1)).toEqual(['ended', { reason: 'signed-out' }]);
      expect(closed).toBe(true);
    }
    expect(names(other.told)).toEqual(['state']);
  });

  it("ends at once when another user's sign-in, or one in another browser, supersedes the session", async () => {
    const { cookie } = await signIn();
    const { told } = await listen(cookie);
    await signIn({ cookie }, 'bob');
    await settle();
    expect(told.at(-1)).toEqual(['ended', { reason: 'superseded' }]);
    const elsewhere = await listen((await signIn()).cookie);
    await store.create(newSession('another browser', { policyId: 'default', maxSessions: 1 }));
    await settle();
    expect(elsewhere.told.at(-1)).toEqual(['ended', { reason: 'superseded' }]);
  });

  it('sends bye a second after the same user has signed in again in this browser, when the cookie has arrived', async () => {
    const { cookie } = await signIn();
    const stream = await listen(cookie);
    const next = await signIn({ cookie });
    // Other reads of the session meanwhile report no end either.
    await pass(500);
    await change({ idleMs: 5 * MINUTE });
    await settle();
    await pass(499);
    expect(names(stream.told)).toEqual(['state']);
    expect(stream.closed).toBe(false);
    await pass(1);
    expect(names(stream.told)).toEqual(['state', 'bye']);
    expect(stream.closed).toBe(true);
    expect((await listen(next.cookie)).told).toMatchObject([['state', { sid: next.session.sid }]]);
    expect((await curfew.handler(to('/events', { cookie }))).status).toBe(401);
  });

  it('sends the end within 15 s if this node receives no notification', async () => {
    store.subscribe = () => () => {};
    curfew = createSessionHandler(engine, { clock });
    const { cookie } = await signIn();
    const ending = await listen(cookie);
    await engine.end(cookie.split('=')[1] ?? '', { reason: 'signed-out' });
    await pass(14_999);
    expect(ending.closed).toBe(false);
    await pass(1);
    expect(ending.told.at(-1)).toEqual(['ended', { reason: 'signed-out' }]);
  });

  it('reads every session when the connection between nodes is restored', async () => {
    let hear: Parameters<Store['subscribe']>[0] = () => {};
    store.subscribe = (listener) => {
      hear = listener;
      return () => {};
    };
    curfew = createSessionHandler(engine, { clock });
    const { cookie } = await signIn();
    const { told } = await listen(cookie);
    await change({ idleMs: 5 * MINUTE });
    hear({ kind: 'unknown' });
    await settle();
    expect(names(told)).toEqual(['state', 'policy']);
  });

  it('sends a change that happens while the stream opens', async () => {
    const { cookie } = await signIn();
    const find = store.find;
    vi.spyOn(store, 'find').mockImplementationOnce(async (tokenHash) => {
      const found = await find(tokenHash);
      await change({ idleMs: 5 * MINUTE });
      return found;
    });
    const { told } = await listen(cookie);
    expect(told).toMatchObject([
      ['state', { policy: { version: 1 } }],
      ['policy', { policy: { version: 2 } }],
    ]);
  });

  it('sends a change that happens while the session is read', async () => {
    const { cookie } = await signIn();
    const { told } = await listen(cookie);
    const find = store.find;
    vi.spyOn(store, 'find').mockImplementationOnce(async (tokenHash) => {
      const found = await find(tokenHash);
      await change({ idleMs: 4 * MINUTE }, 2);
      return found;
    });
    await change({ idleMs: 5 * MINUTE });
    await settle();
    expect(told.slice(1)).toMatchObject([
      ['policy', { policy: { version: 2 } }],
      ['policy', { policy: { version: 3 } }],
    ]);
  });

  it('sends bye with a short delay after ten minutes', async () => {
    await change({ idleMs: 60 * MINUTE });
    const stream = await listen((await signIn()).cookie);
    await pass(10 * MINUTE - 1);
    expect(stream.closed).toBe(false);
    await pass(1);
    expect(stream.closed).toBe(true);
    const last = stream.told.at(-1);
    expect(last).toEqual(['bye', { reconnectMs: expect.any(Number) }]);
    expect(last?.[1]).toSatisfy(({ reconnectMs }) => reconnectMs > 0 && reconnectMs <= 1_000);
  });

  it('closes only the oldest stream of a session when it opens a ninth', async () => {
    const { cookie } = await signIn();
    const other = await listen((await signIn()).cookie);
    const streams = [];
    for (let i = 0; i < 9; i++) streams.push(await listen(cookie));
    await settle();
    expect(streams.map(({ closed }) => closed)).toEqual([true, ...Array(8).fill(false)]);
    expect(streams[0]?.told.at(-1)).toEqual(['bye', { reconnectMs: expect.any(Number) }]);
    expect(other.closed).toBe(false);
  });

  it('does not count streams that the client has closed', async () => {
    const { cookie } = await signIn();
    const kept = await listen(cookie);
    for (let i = 0; i < 20; i++) await (await listen(cookie)).hangUp();
    await settle();
    expect(kept.closed).toBe(false);
    const find = vi.spyOn(store, 'find');
    await pass(15_000);
    expect(find).toHaveBeenCalledTimes(1);
  });

  it('sends nothing while the store is unavailable, resumes when it is back, and closes at the deadline', async () => {
    const { cookie } = await signIn();
    const stream = await listen(cookie);
    const find = vi.spyOn(store, 'find').mockRejectedValue(new StoreUnavailableError(new Error('down')));
    await pass(MINUTE);
    expect(names(stream.told)).toEqual(['state']);
    find.mockRestore();
    await pass(15_000);
    expect(names(stream.told)).toEqual(['state', 'comment']);
    await stream.hangUp();
    await pass(13 * MINUTE);
    const last = await listen(cookie);
    vi.spyOn(store, 'find').mockRejectedValue(new StoreUnavailableError(new Error('down')));
    await pass(MINUTE);
    expect(last.closed).toBe(true);
    expect(names(last.told)).not.toContain('ended');
  });

  it('closes at the deadline if the store hangs, and reads no more for streams that are closed', async () => {
    const cookies = [];
    for (let n = 0; n < 300; n++) cookies.push((await signIn({}, `person-${n}`)).cookie);
    await pass(13 * MINUTE);
    const open = [];
    for (const cookie of cookies) open.push(await listen(cookie));
    const answers: (() => void)[] = [];
    const find = vi
      .spyOn(store, 'find')
      .mockImplementation(
        () => new Promise((_, fail) => void answers.push(() => fail(new StoreUnavailableError(new Error('hangs'))))),
      );
    await pass(2 * MINUTE);
    expect(open.filter(({ closed }) => closed)).toEqual([]);
    await pass(1_000);
    expect(open.filter(({ closed }) => !closed)).toEqual([]);
    expect(curfew.stats().streams).toBe(0);
    // The others were waiting for their turn.
    expect(find).toHaveBeenCalledTimes(256);
    for (const answer of answers) answer();
    await settle();
    expect(find).toHaveBeenCalledTimes(256);
  });

  it('answers other requests while many streams receive a change', async () => {
    for (let n = 0; n < 600; n++) await listen((await signIn({}, `person-${n}`)).cookie);
    const find = vi.spyOn(store, 'find');
    await change({ idleMs: 5 * MINUTE });
    await settle();
    expect(find.mock.calls.length).toBeGreaterThan(0);
    expect(find.mock.calls.length).toBeLessThan(600);
    await expect.poll(() => find.mock.calls.length).toBe(600);
  });

  it('sends bye when the node drains, to new streams too', async () => {
    const { cookie } = await signIn();
    const early = await listen(cookie);
    curfew.drain();
    const late = await listen(cookie);
    await settle();
    for (const { told, closed } of [early, late]) {
      expect(names(told)).toEqual(['state', 'bye']);
      expect(closed).toBe(true);
    }
  });

  it.each([
    [{ 'Sec-Fetch-Site': 'cross-site' }, 403, 'csrf'],
    [{ 'Sec-Fetch-Site': 'same-site' }, 403, 'csrf'],
    [{ 'Sec-Fetch-Site': 'none' }, 403, 'csrf'],
    [{ Origin: 'https://evil.example' }, 403, 'csrf'],
  ])('rejects pages of other sites: %j', async (headers, status, code) => {
    const { cookie } = await signIn();
    const response = await curfew.handler(to('/events', { cookie, ...headers } as Record<string, string>));
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ code });
  });

  it('responds with 401 if the session has ended, with the reason, or if there is none', async () => {
    const { cookie } = await signIn();
    await post('/logout', cookie, {});
    const dead = await curfew.handler(to('/events', { cookie }));
    expect(dead.status).toBe(401);
    expect(await dead.json()).toMatchObject({ code: 'session_ended', reason: 'signed-out' });
    expect((await curfew.handler(to('/events'))).status).toBe(401);
  });
});
