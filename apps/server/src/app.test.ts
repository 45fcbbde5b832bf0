import { fileURLToPath } from 'node:url';
import { createCurfew, memoryStore } from '@curfew/server';
import type { Hono } from 'hono';
import { pino } from 'pino';
import { beforeEach, expect, it, onTestFinished, vi } from 'vitest';
import { createAuthenticator } from '../test/authenticator.ts';
import { createApp } from './app.ts';
import { createMetrics } from './metrics/metrics.ts';
import { createAddresses } from './requests.ts';

let now: number;
let app: Hono;
let isDraining: boolean;
let reachStore: () => Promise<unknown>;
const onUnreachable = vi.fn<(error: unknown) => void>();

beforeEach(async () => {
  now = 1_800_000_000_000;
  isDraining = false;
  reachStore = async () => {};
  onUnreachable.mockReset();
  app = await open([]);
});

async function open(allowedOrigins: string[]): Promise<Hono> {
  const curfew = createCurfew({
    store: memoryStore({ now: () => now }),
    policies: { default: { idle: '15m', max: '12h', warn: '2m' } },
    cleanup: false,
  });
  return createApp({
    curfew,
    allowedOrigins,
    consoleDirectory: fileURLToPath(new URL('../../demo/public', import.meta.url)),
    log: pino({ level: 'silent' }),
    metrics: createMetrics(),
    addresses: createAddresses(1),
    health: { isDraining: () => isDraining, reachStore: () => reachStore(), onUnreachable },
    now: () => now,
  });
}

const get = (path: string, cookie = '') => app.request(`http://127.0.0.1${path}`, { headers: { cookie } });

function send(method: string, path: string, body: unknown, headers: Record<string, string> = {}) {
  return app.request(`http://127.0.0.1${path}`, {
    method,
    headers: { 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
}

const signIn = (body: unknown, headers?: Record<string, string>) => send('POST', '/api/sign-in', body, headers);

/** @param presented - the cookie of the session before */
async function cookieOf(email: string, presented = ''): Promise<string> {
  return (await signIn({ email }, { cookie: presented })).headers.get('Set-Cookie')?.split(';')[0] ?? '';
}

it('signs in by email address and distinguishes administrators from members', async () => {
  expect(await (await signIn({ email: 'admin@example.com' })).json()).toMatchObject({ role: 'admin' });
  const response = await signIn({ email: 'ann@example.com' });
  expect(await response.json()).toMatchObject({
    email: 'ann@example.com',
    role: 'member',
    sid: expect.stringMatching(/-7/),
  });
  expect(response.headers.get('Set-Cookie')).toMatch(/^curfew(-\d+)?=.*HttpOnly/);
});

it.each([{}, { email: '' }, { email: 'ann' }, { email: 7 }])(
  'rejects %j as an address and names the field',
  async (body) => {
    const response = await signIn(body);
    expect(response.status).toBe(422);
    expect(await response.json()).toMatchObject({ code: 'bad_body', errors: [{ field: 'email' }] });
  },
);

it('rejects a sign-in from another site', async () => {
  expect((await signIn({ email: 'ann@example.com' }, { 'Sec-Fetch-Site': 'cross-site' })).status).toBe(403);
});

it('protects the demo routes and does not extend the session when they are requested', async () => {
  const cookie = await cookieOf('ann@example.com');
  for (const path of [
    '/api/me',
    '/api/items',
    '/api/overview',
    '/api/customers',
    '/api/customers/alder-finch',
    '/api/passkey',
  ]) {
    expect((await get(path)).status, path).toBe(401);
    const response = await get(path, cookie);
    expect(response.status, path).toBe(200);
    expect(response.headers.get('Cache-Control'), path).toContain('no-store');
  }
  for (let minute = 0; minute < 15; minute++) {
    expect((await get('/api/items', cookie)).status).toBe(200);
    now += 60_000;
  }
  expect((await get('/api/items', cookie)).status).toBe(401);
});

it('answers the first request of the console without an error, whether or not a user is signed in', async () => {
  const anonymous = await get('/api/account');
  expect(anonymous.status).toBe(200);
  expect(anonymous.headers.get('Cache-Control')).toContain('no-store');
  expect(await anonymous.json()).toEqual({ account: null });
  const cookie = await cookieOf('ann@example.com');
  expect(await (await get('/api/account', cookie)).json()).toMatchObject({
    account: { email: 'ann@example.com', role: 'member' },
  });
});

it('saves the record of a customer, but not for other sites, nor without a session', async () => {
  const cookie = await cookieOf('ann@example.com');
  const record = await (await get('/api/customers/alder-finch', cookie)).json();
  expect(record).toMatchObject({ name: 'Alder & Finch', notes: '' });
  const put = (id: string, body: object, headers: Record<string, string> = {}) =>
    send('PUT', `/api/customers/${id}`, body, { cookie, ...headers });
  const edited = { ...record, notes: 'Delivers on Tuesdays.' };
  expect((await put('alder-finch', edited, { 'Sec-Fetch-Site': 'cross-site' })).status).toBe(403);
  expect((await put('alder-finch', edited, { cookie: '' })).status).toBe(401);
  expect((await put('unknown', edited)).status).toBe(404);
  const refused = await put('alder-finch', { ...edited, name: ' ' });
  expect(await refused.json()).toMatchObject({ code: 'bad_body', errors: [{ field: 'name' }] });
  expect(await (await get('/api/customers/alder-finch', cookie)).json()).toEqual(record);
  expect((await put('alder-finch', edited)).status).toBe(200);
  expect(await (await get('/api/customers/alder-finch', cookie)).json()).toEqual(edited);
  expect((await get('/api/customers/unknown', cookie)).status).toBe(404);
});

it.each(['/api/customers/alder-finch', '/api/passkey'])(
  'refuses PUT %s if the session ends while its body arrives',
  async (path) => {
    const cookie = await cookieOf('ann@example.com');
    const before = await (await get('/api/customers/alder-finch', cookie)).json();
    const text = path === '/api/passkey' ? '{"response":{}}' : JSON.stringify({ ...before, name: 'Another' });
    const body = new ReadableStream<Uint8Array>({
      async pull(controller) {
        await send('POST', '/curfew/v1/logout', {}, { cookie, 'X-Curfew': '1', 'Sec-Fetch-Site': 'same-origin' });
        controller.enqueue(new TextEncoder().encode(text));
        controller.close();
      },
    });
    const headers = { 'Content-Type': 'application/json', cookie, origin: 'http://127.0.0.1' };
    const init = { method: 'PUT', headers, body, duplex: 'half' } as RequestInit;
    const response = await app.request(new Request(`http://127.0.0.1${path}`, init));
    expect(response.status).toBe(401);
    const again = await cookieOf('ann@example.com');
    expect(await (await get('/api/customers/alder-finch', again)).json()).toEqual(before);
  },
);

it('saves notes of 10 000 characters, and lists customers as they are saved', async () => {
  const cookie = await cookieOf('ann@example.com');
  const record = await (await get('/api/customers/alder-finch', cookie)).json();
  const edited = { ...record, name: 'Alder, Finch & Sons', notes: 'é'.repeat(10_000) };
  expect((await send('PUT', '/api/customers/alder-finch', edited, { cookie })).status).toBe(200);
  expect(
    (await send('PUT', '/api/customers/alder-finch', { ...edited, notes: 'x'.repeat(70_000) }, { cookie })).status,
  ).toBe(413);
  const { customers } = await (await get('/api/customers', cookie)).json();
  expect(customers[0]).toMatchObject({ id: 'alder-finch', name: 'Alder, Finch & Sons', orders: expect.any(Number) });
  expect(customers[0].orders).toBeGreaterThan(0);
});

it('deletes a customer after a proof of the last five minutes only', async () => {
  const cookie = await cookieOf('ann@example.com');
  now += 5 * 60_000 + 1;
  const refused = await send('DELETE', '/api/customers/alder-finch', {}, { cookie });
  expect(refused.status).toBe(401);
  expect(await refused.json()).toMatchObject({ code: 'insufficient_user_authentication' });
  expect(refused.headers.get('WWW-Authenticate')).toContain('insufficient_user_authentication');
  expect((await get('/api/customers/alder-finch', cookie)).status).toBe(200);

  const fresh = await cookieOf('ann@example.com', cookie);
  expect((await get('/api/me', cookie)).status).toBe(401);
  now += 5 * 60_000;
  const own = { cookie: fresh };
  expect(
    (await send('DELETE', '/api/customers/alder-finch', {}, { ...own, 'Sec-Fetch-Site': 'cross-site' })).status,
  ).toBe(403);
  expect((await send('DELETE', '/api/customers/alder-finch', {}, own)).status).toBe(200);
  expect((await send('DELETE', '/api/customers/alder-finch', {}, own)).status).toBe(404);
  expect((await get('/api/customers/alder-finch', fresh)).status).toBe(404);
  const { customers } = await (await get('/api/customers', fresh)).json();
  expect(customers.map(({ id }: { id: string }) => id)).not.toContain('alder-finch');
  expect(customers).toHaveLength(11);
});

it('signs in by a passkey, which is added and removed after a fresh proof only', async () => {
  const origin = 'https://app.example.com';
  app = await open([origin]);
  const authenticator = createAuthenticator(origin);
  const email = 'ann@example.com';
  const cookie = await cookieOf(email);
  const own = { cookie, Origin: origin };
  const json = async (path: string, body: object, headers = { Origin: origin }) =>
    (await send('POST', path, body, headers)).json();
  expect(await json('/api/sign-in/options', { email })).toEqual({ options: null });

  const { options } = await json('/api/passkey/options', {}, own);
  const added = await send('PUT', '/api/passkey', { response: authenticator.create(options) }, own);
  expect(await added.json()).toEqual({ passkey: { addedAt: new Date(now).toISOString(), userAgent: '' } });

  const proof = await json('/api/sign-in/options', { email });
  const answer = { email, response: authenticator.get(proof.options) };
  const signedIn = await send('POST', '/api/sign-in/passkey', answer, { Origin: origin });
  expect(await signedIn.json()).toMatchObject({ email, sid: expect.any(String) });
  const replay = await send('POST', '/api/sign-in/passkey', answer, { Origin: origin });
  expect([replay.status, replay.headers.get('Set-Cookie')]).toEqual([403, null]);

  now += 5 * 60_000 + 1;
  for (const [method, path] of [
    ['POST', '/api/passkey/options'],
    ['DELETE', '/api/passkey'],
  ] as const) {
    const refused = await send(method, path, {}, own);
    expect(await refused.json(), path).toMatchObject({ code: 'insufficient_user_authentication' });
  }
  const fresh = { Origin: origin, cookie: await cookieOf(email) };
  expect(await (await send('DELETE', '/api/passkey', {}, fresh)).json()).toEqual({ passkey: null });
  expect(await json('/api/sign-in/options', { email })).toEqual({ options: null });
});

it('offers no passkey at an IP address', async () => {
  const origin = 'http://127.0.0.1';
  const own = { cookie: await cookieOf('ann@example.com'), Origin: origin };
  expect((await send('POST', '/api/passkey/options', {}, own)).status).toBe(403);
});

it('sends headers that prevent framing and injected scripts', async () => {
  const { headers } = await get('/healthz');
  expect(headers.get('Content-Security-Policy')).toContain("frame-ancestors 'none'");
  expect(headers.get('Content-Security-Policy')).toContain("style-src 'self'");
  expect(headers.get('Content-Security-Policy')).toMatch(/object-src 'none'.*base-uri 'none'/);
  expect(headers.get('X-Content-Type-Options')).toBe('nosniff');
  expect(headers.get('Referrer-Policy')).toBe('same-origin');
  expect(headers.get('Cross-Origin-Opener-Policy')).toBe('same-origin');
  expect(headers.get('Cross-Origin-Resource-Policy')).toBe('same-origin');
  expect(headers.has('Strict-Transport-Security')).toBe(false);
  const secure = await (await open(['https://app.example.com'])).request('http://app.example.com/healthz');
  expect(secure.headers.get('Strict-Transport-Security')).toBe('max-age=31536000; includeSubDomains');
  expect((await get('/favicon.svg')).status).toBe(200);
});

it('keeps the policy of the endpoints, which loads nothing', async () => {
  const secure = await (await open(['https://app.example.com'])).request('http://app.example.com/curfew/v1/session');
  expect(secure.headers.get('Content-Security-Policy')).toBe("default-src 'none'; frame-ancestors 'none'");
  expect(secure.headers.get('Strict-Transport-Security')).toBe('max-age=31536000; includeSubDomains');
});

it('reports healthy but not ready when the store fails', async () => {
  expect((await get('/readyz')).status).toBe(200);
  expect(onUnreachable).not.toHaveBeenCalled();
  const away = new Error('away');
  reachStore = () => Promise.reject(away);
  expect((await get('/readyz')).status).toBe(503);
  expect(onUnreachable).toHaveBeenCalledExactlyOnceWith(away);
  expect((await get('/healthz')).status).toBe(200);
});

it('asks the store once at a time, however many ask for readiness', async () => {
  let asked = 0;
  let answer = (): void => {};
  reachStore = () => {
    asked += 1;
    return new Promise<void>((done) => {
      answer = done;
    });
  };
  const many = Array.from({ length: 20 }, () => get('/readyz'));
  await expect.poll(() => asked).toBe(1);
  answer();
  for (const response of await Promise.all(many)) expect(response.status).toBe(200);
  expect(asked).toBe(1);
  reachStore = async () => {
    asked += 1;
  };
  await get('/readyz');
  expect(asked).toBe(2);
});

it('reports not ready when the store does not respond in time', async () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  reachStore = () => new Promise(() => {});
  const [response] = await Promise.all([get('/readyz'), vi.advanceTimersByTimeAsync(2_000)]);
  expect(response.status).toBe(503);
});

it('reports not ready and closes connections while it drains', async () => {
  isDraining = true;
  expect(await (await get('/readyz')).json()).toEqual({ ok: false, reason: 'draining' });
  expect((await get('/api/me')).headers.get('Connection')).toBe('close');
});

it('limits sign-ins per address', async () => {
  // The limit recovers by ten requests a second, so the clock must not move.
  const clock = vi.spyOn(performance, 'now').mockReturnValue(performance.now());
  onTestFinished(() => clock.mockRestore());
  const from = (address: string) => signIn({ email: 'ann@example.com' }, { 'X-Forwarded-For': address });
  for (let n = 0; n < 2_000; n++) expect((await from('203.0.113.9')).status).toBe(200);
  const response = await from('203.0.113.9');
  expect(response.status).toBe(429);
  expect(response.headers.get('Retry-After')).toBe('1');
  expect((await from('203.0.113.10')).status).toBe(200);
});
