import { safeParse } from 'valibot';
import { describe, expect, it, vi } from 'vitest';
import { sessionStateSchema } from '../protocol.ts';
import type { Facts } from '../state/index.ts';
import { manualClock } from '../testing/manual-clock.ts';
import { type HttpServerOptions, httpServer } from './http.ts';

const state = {
  v: 1,
  state: 'active',
  sid: '01900000-0000-7000-8000-000000000001',
  now: 1_795_466_400_123,
  idle: { remainingMs: 50_000, ageMs: 10_000 },
  max: { remainingMs: 500_000 },
  policy: { id: 'default', version: 7, idleMs: 60_000, maxMs: 600_000, warnMs: 20_000 },
  rev: 12,
};

function json(body: unknown, init: ResponseInit = {}) {
  return new Response(JSON.stringify(body), { headers: { 'Content-Type': 'application/json' }, ...init });
}

function connect(answer: () => Response | Promise<Response>, options: HttpServerOptions = {}) {
  const clock = manualClock(1_000_000);
  const fetch = vi.fn<typeof globalThis.fetch>(async () => answer());
  const onAnswer = vi.fn<(facts: Facts) => void>();
  const onNone = vi.fn();
  let facts: Facts | null = null;
  const server = httpServer({ url: '/base', fetch, ...options }).connect({
    clock,
    facts: () => facts,
    leads: () => true,
    dispatch(event) {
      if (event.type === 'begin' || event.type === 'server') onAnswer(event.facts);
      if (event.type === 'end') onNone(event.reason);
    },
  });
  return { clock, fetch, onAnswer, onNone, server, know: (known: Facts) => (facts = known) };
}

describe('httpServer', () => {
  it('requests the state, and counts remaining times from the start of the request', async () => {
    const { clock, fetch, onAnswer, server } = connect(() => {
      clock.advance(3_000);
      return json(state);
    });
    expect(await server.ask()).toBe(true);
    expect(fetch.mock.calls[0]?.[0]).toBe('/base/session');
    expect(onAnswer.mock.calls[0]?.[0]).toEqual({
      id: '01900000-0000-7000-8000-000000000001',
      startedAt: 900_000,
      provisional: false,
      account: null,
      lastActivityAt: 990_000,
      policy: { version: 7, idleMs: 60_000, maxMs: 600_000, warnMs: 20_000 },
      server: { version: 7, rev: 12, idleAt: 1_050_000, maxAt: 1_500_000, ackedAt: 990_000 },
      ended: null,
    });
  });

  it('reports the age of the newest input, never a time', async () => {
    let now = state.now;
    const { clock, fetch, onAnswer, server, know } = connect(() => json({ ...state, now, rev: 13 }));
    await server.ask();
    now += 4_000;
    know({ ...(onAnswer.mock.calls[0]?.[0] as Facts), lastActivityAt: 1_000_000 });
    clock.advance(4_000);
    await server.beat();
    const [url, init] = fetch.mock.calls[1] ?? [];
    expect(url).toBe('/base/heartbeat');
    expect(init).toMatchObject({ method: 'POST', headers: { 'Content-Type': 'application/json', 'X-Curfew': '1' } });
    expect(JSON.parse(init?.body as string)).toEqual({
      v: 1,
      ageMs: 4_000,
      sid: '01900000-0000-7000-8000-000000000001',
    });
    expect(onAnswer.mock.calls[1]?.[0].server?.ackedAt).toBe(1_000_000);
  });

  it('does not count a coalesced heartbeat as an acknowledgement', async () => {
    const { onAnswer, server, know } = connect(() => json({ ...state, coalesced: true }));
    await server.ask();
    know({ ...(onAnswer.mock.calls[0]?.[0] as Facts), lastActivityAt: 1_000_000 });
    await server.beat();
    expect(onAnswer.mock.calls[1]?.[0].server?.ackedAt).toBe(990_000);
  });

  it('sends the last heartbeat and the logout with keepalive, so that they outlive the page', async () => {
    const { fetch, onAnswer, server, know } = connect(() => json(state));
    await server.ask();
    know({ ...(onAnswer.mock.calls[0]?.[0] as Facts), lastActivityAt: 1_000_000 });
    server.flush();
    server.logout('01900000-0000-7000-8000-000000000001');
    expect(fetch.mock.calls[1]?.[1]).toMatchObject({ keepalive: true });
    expect(fetch.mock.calls[2]?.[0]).toBe('/base/logout');
    expect(fetch.mock.calls[2]?.[1]).toMatchObject({
      keepalive: true,
      body: '{"sid":"01900000-0000-7000-8000-000000000001"}',
    });
  });

  it.each([
    [{ code: 'session_ended', reason: 'revoked' }, 'revoked'],
    [{ code: 'no_session' }, 'signed-out'],
    [{ code: 'session_ended', reason: 'made up' }, 'signed-out'],
  ])('reports on a 401 of Curfew that there is no session: %j', async (body, reason) => {
    const { onNone, server } = connect(() => json(body, { status: 401 }));
    expect(await server.ask()).toBe(false);
    expect(onNone.mock.calls).toEqual([[reason]]);
    expect(server.dueAt()).toBe(Infinity);
  });

  it.each([
    ['a 503', () => json({}, { status: 503 })],
    ['a 403', () => json({}, { status: 403 })],
    ['a 401 of a gateway, as a page', () => new Response('<html>', { status: 401 })],
    ['a 401 of a gateway, as JSON', () => json({ error: 'unauthorized', reason: 'idle' }, { status: 401 })],
    ['a 401 with a code of another API', () => json({ code: 'token_expired' }, { status: 401 })],
    ['a 401 without a body', () => new Response(null, { status: 401 })],
    ['a 403 that names a code of Curfew', () => json({ code: 'no_session' }, { status: 403 })],
    ['a 200 that names a code of Curfew', () => json({ code: 'session_ended', reason: 'idle' })],
    ['a page of a proxy', () => new Response('<html>')],
    ['a state of another version', () => json({ ...state, v: 2 })],
    ['a state without its numbers', () => json({ ...state, idle: {} })],
    ['a state without the durations of its policy', () => json({ ...state, policy: { id: 'default', version: 7 } })],
    ['null', () => json(null)],
    ['no network', () => Promise.reject(new TypeError('Failed to fetch'))],
  ])('neither extends nor ends the session on %s, and tries again', async (_, answer) => {
    const { clock, onAnswer, onNone, server } = connect(answer as () => Response);
    expect(await server.ask()).toBe(false);
    expect(onAnswer).not.toHaveBeenCalled();
    expect(onNone).not.toHaveBeenCalled();
    expect(server.dueAt()).toBeGreaterThan(clock.now());
    expect(server.dueAt()).toBeLessThanOrEqual(clock.now() + 15_000);
  });

  it('reports once that the endpoints refuse its requests, and not that they are busy', async () => {
    const reportError = vi.fn();
    vi.stubGlobal('reportError', reportError);
    let status = 503;
    const { server } = connect(() => json({}, { status }));
    await server.ask();
    status = 429;
    await server.ask();
    expect(reportError).not.toHaveBeenCalled();
    status = 401;
    await server.ask();
    status = 403;
    await server.ask();
    expect(reportError.mock.calls).toEqual([
      [new Error('/base/session answered 401: the session cannot be extended. See its body.')],
    ]);
    vi.unstubAllGlobals();
  });

  it('reports nothing if a request is aborted while the body of a 401 arrives', async () => {
    const reportError = vi.fn();
    vi.stubGlobal('reportError', reportError);
    const { onNone, server } = connect(() => {
      const response = json({ code: 'no_session' }, { status: 401 });
      vi.spyOn(response, 'json').mockRejectedValue(new DOMException('aborted', 'AbortError'));
      return response;
    });
    expect(await server.ask()).toBe(false);
    expect(reportError).not.toHaveBeenCalled();
    expect(onNone).not.toHaveBeenCalled();
    vi.unstubAllGlobals();
  });

  it.each([
    { 'Retry-After': '40' },
    { 'Retry-After': 'Sat, 28 Nov 2026 10:00:40 GMT', Date: 'Sat, 28 Nov 2026 10:00:00 GMT' },
  ])('waits for as long as Retry-After names: %j', async (headers) => {
    const { clock, server } = connect(() => json({}, { status: 503, headers }));
    await server.ask();
    expect(server.dueAt()).toBeGreaterThanOrEqual(clock.now() + 40_000);
    expect(server.dueAt()).toBeLessThan(clock.now() + 50_000);
  });

  it.each([
    { 'Retry-After': '-5' },
    { 'Retry-After': 'soon' },
    { 'Retry-After': 'Sat, 28 Nov 2026 10:00:40 GMT' },
    { 'Retry-After': 'Sat, 28 Nov 2026 09:00:00 GMT', Date: 'Sat, 28 Nov 2026 10:00:00 GMT' },
  ])('waits no longer than usual if Retry-After names no later time: %j', async (headers) => {
    const { clock, server } = connect(() => json({}, { status: 503, headers }));
    await server.ask();
    expect(server.dueAt()).toBeLessThanOrEqual(clock.now() + 15_000);
  });

  it('asks for no state from a cache, and believes none whose clock stands still', async () => {
    let now = state.now;
    const { clock, fetch, onAnswer, server } = connect(() => json({ ...state, now }));
    expect(await server.ask()).toBe(true);
    expect(fetch.mock.calls[0]?.[1]).toMatchObject({ cache: 'no-store' });
    clock.advance(60_000);
    expect(await server.ask()).toBe(false);
    clock.advance(60_000);
    expect(await server.ask()).toBe(false);
    expect(onAnswer).toHaveBeenCalledTimes(1);
    now += 120_000;
    clock.advance(60_000);
    expect(await server.ask()).toBe(true);
    expect(onAnswer).toHaveBeenCalledTimes(2);
  });

  it('believes a server whose clock was set back from the second answer on', async () => {
    let now = state.now;
    const { clock, server } = connect(() => json({ ...state, now }));
    await server.ask();
    now -= 3_600_000;
    clock.advance(15_000);
    expect(await server.ask()).toBe(false);
    now += 15_000;
    clock.advance(15_000);
    expect(await server.ask()).toBe(true);
  });

  it('aborts a request after 10 s', async () => {
    const { clock, fetch, server } = connect(
      () =>
        new Promise((_, reject) => {
          const signal = fetch.mock.calls[0]?.[1]?.signal as AbortSignal;
          signal.onabort = () => reject(signal.reason);
        }),
    );
    const answered = server.ask();
    const signal = fetch.mock.calls[0]?.[1]?.signal as AbortSignal;
    expect(server.dueAt()).toBe(Infinity);
    clock.advance(10_000);
    expect(await answered).toBe(false);
    expect(signal.aborted).toBe(true);
  });

  it("sends your app's headers, evaluated for each request, without replacing its own", async () => {
    let token = 'first';
    const { fetch, onAnswer, server, know } = connect(() => json(state), {
      credentials: 'include',
      headers: () => ({ Authorization: token, 'X-Curfew': 'no' }),
    });
    await server.ask();
    token = 'second';
    know(onAnswer.mock.calls[0]?.[0] as Facts);
    await server.beat();
    expect(fetch.mock.calls[0]?.[1]).toMatchObject({ credentials: 'include', headers: { Authorization: 'first' } });
    expect(fetch.mock.calls[1]?.[1]?.headers).toMatchObject({ Authorization: 'second', 'X-Curfew': '1' });
  });

  it.each([
    ['/base', 'same-origin'],
    ['https://api.example.com/curfew/v1', 'include'],
  ])('sends cookies to %s with %s', async (url, credentials) => {
    const { fetch, server } = connect(() => json(state), { url });
    await server.ask();
    expect(fetch.mock.calls[0]?.[1]).toMatchObject({ credentials });
  });

  it('calls onUnauthorized on a 401, and tries once more if that resolves to true', async () => {
    const onUnauthorized = vi.fn(async () => true);
    let answers = [json({}, { status: 401 }), json(state)];
    const { onAnswer, onNone, server } = connect(() => answers.shift() as Response, { onUnauthorized });
    expect(await server.ask()).toBe(true);
    expect(onAnswer).toHaveBeenCalledTimes(1);
    answers = [json({}, { status: 401 }), json({ code: 'session_ended', reason: 'idle' }, { status: 401 })];
    expect(await server.ask()).toBe(false);
    expect(onUnauthorized).toHaveBeenCalledTimes(2);
    expect(onNone.mock.calls).toEqual([['idle']]);
  });

  it('reports no session if onUnauthorized resolves to false, and nothing if it rejects', async () => {
    const onUnauthorized = vi.fn(async () => false);
    const { onNone, server } = connect(() => json({ code: 'no_session' }, { status: 401 }), { onUnauthorized });
    onUnauthorized.mockRejectedValueOnce(new Error('offline'));
    await server.ask();
    expect(onNone).not.toHaveBeenCalled();
    await server.ask();
    expect(onNone).toHaveBeenCalledTimes(1);
  });

  it('is tested with a state that the protocol schema accepts', () => {
    expect(safeParse(sessionStateSchema, state).success).toBe(true);
  });
});
