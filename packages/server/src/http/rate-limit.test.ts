import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { manualClock } from '@curfew/core/testing';
import { expect, it } from 'vitest';
import { createSessionEngine } from '../engine.ts';
import { memoryStore } from '../store/memory.ts';
import { mintSecret } from '../tokens.ts';
import { createSessionHandler } from './handler.ts';
import { rateLimit } from './rate-limit.ts';

it('allows the requests of a minute at once, then one per interval', () => {
  const clock = manualClock();
  const limit = rateLimit({ perMinute: 30, clock });
  for (let i = 0; i < 30; i++) limit.count('a');
  expect(() => limit.count('a')).toThrow(expect.objectContaining({ code: 'rate_limited' }));
  limit.count('b');
  clock.advance(2_000);
  limit.count('a');
  expect(() => limit.count('a')).toThrow(expect.objectContaining({ details: { headers: { 'retry-after': '2' } } }));
});

it('does not extend the wait when rejected requests continue', () => {
  const clock = manualClock();
  const limit = rateLimit({ perMinute: 60, clock });
  for (let i = 0; i < 600; i++) {
    try {
      limit.count('a');
    } catch {}
  }
  clock.advance(1_000);
  limit.count('a');
});

it('throws if perMinute is 0', () => {
  expect(() => rateLimit({ perMinute: 0 })).toThrow('perMinute must be above 0.');
});

it('limits no address if the app does not know it', async () => {
  const addressOf = (() => undefined) as unknown as () => null;
  const engine = createSessionEngine({ store: memoryStore(), policyFor: () => 'default' });
  const curfew = createSessionHandler(engine, { rateLimits: { perAddress: 1 }, addressOf });
  const request = () => curfew.handler(new Request('https://app.example.com/curfew/v1/session'));
  expect([(await request()).status, (await request()).status]).toEqual([401, 401]);
});

it('limits requests per session and per address in the handler, and ends no session', async () => {
  const clock = manualClock();
  const engine = createSessionEngine({ store: memoryStore(), policyFor: () => 'default' });
  await engine.ensurePolicy('default', { idleMs: 900_000, maxMs: 900_000, warnMs: 1_000 });
  const curfew = createSessionHandler(engine, {
    clock,
    rateLimits: { perSession: 2, perAddress: 5 },
    addressOf: (request) => request.headers.get('x-address'),
  });
  const request = (address: string, cookie = '') =>
    new Request('https://app.example.com/curfew/v1/session', { headers: { cookie, 'x-address': address } });
  const cookies = [];
  for (const subject of ['ann', 'bo']) {
    cookies.push((await curfew.createSession(request('1'), { subject })).setCookie.split(';')[0]);
  }
  const status = async (...args: Parameters<typeof request>) => (await curfew.handler(request(...args))).status;

  for (const expected of [200, 200, 429]) expect(await status('1', cookies[0])).toBe(expected);
  for (const expected of [200, 200, 429]) expect(await status('1', cookies[1])).toBe(expected);
  expect(await status('1')).toBe(429);
  expect(await status('2')).toBe(401);
  const response = await curfew.handler(request('2', cookies[0]));
  expect(response.status).toBe(429);
  expect(Number(response.headers.get('Retry-After'))).toBeGreaterThan(0);
  expect(await response.json()).toMatchObject({ code: 'rate_limited' });
  clock.advance(60_000);
  expect(await status('1', cookies[0])).toBe(200);
});

it('lets a session sign out that has sent too many requests', async () => {
  const engine = createSessionEngine({ store: memoryStore(), policyFor: () => 'default' });
  await engine.ensurePolicy('default', { idleMs: 900_000, maxMs: 900_000, warnMs: 1_000 });
  const curfew = createSessionHandler(engine, { rateLimits: { perSession: 1 } });
  const { setCookie } = await curfew.createSession(new Request('https://app.test/'), { subject: 'ann' });
  const headers = {
    cookie: setCookie.split(';')[0] ?? '',
    'sec-fetch-site': 'same-origin',
    'content-type': 'application/json',
    'x-curfew': '1',
  };
  const send = async (path: string, init: RequestInit = {}) =>
    (await curfew.handler(new Request(`https://app.test/curfew/v1${path}`, { headers, ...init }))).status;
  const signOut = () => send('/logout', { method: 'POST', body: '{}' });
  expect([await send('/session'), await send('/session')]).toEqual([200, 429]);
  expect([await signOut(), await signOut()]).toEqual([204, 429]);
});

it.each(['session', 'address'])('keeps the key of a %s, not the long header that it was cut out of', async (kind) => {
  setFlagsFromString('--expose-gc');
  const collect: () => void = runInNewContext('gc');
  const heap = () => {
    collect();
    return process.memoryUsage().heapUsed;
  };
  const engine = createSessionEngine({ store: memoryStore(), policyFor: () => 'default' });
  const addressOf = (request: { headers: { get(name: string): string | null } }) =>
    kind === 'address' ? (request.headers.get('cookie')?.split('=').at(-1) ?? null) : null;
  const curfew = createSessionHandler(engine, { addressOf });
  const before = heap();
  for (let n = 0; n < 500; n++) {
    const header = Buffer.from(`other=${'x'.repeat(100_000)}; __Host-curfew=${mintSecret()}`).toString();
    const headers = { get: (name: string) => (name === 'cookie' ? header : null) };
    const request = { method: 'GET', url: 'https://app.test/curfew/v1/session', headers, body: null };
    expect((await curfew.handler(request)).status).toBe(401);
  }
  expect((heap() - before) / 500).toBeLessThan(20_000);
  expect(curfew.stats().rateLimited[kind === 'session' ? 'sessions' : 'addresses']).toBe(500);
});
