import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { afterEach, expect, it } from 'vitest';
import { betterAuthHost } from '../../test/better-auth-host.ts';
import { expressSessionHost } from '../../test/express-session-host.ts';
import { PAGE } from '../../test/hosts.ts';
import { memoryStore } from '../store/memory.ts';

const MINUTE = 60_000;

let server: Server | undefined;
afterEach(() => {
  server?.close();
  server?.closeAllConnections();
});

async function listen(opened: Server): Promise<string> {
  server = opened;
  await new Promise<void>((done) => opened.listen(0, '127.0.0.1', done));
  return `http://127.0.0.1:${(opened.address() as AddressInfo).port}`;
}

function options() {
  const time = { now: 1_800_000_000_000 };
  const store = memoryStore({ now: () => time.now });
  const policies = { default: { idle: '15m', max: '1h', warn: '1m' } };
  return { curfew: { store, policies, cleanup: false }, time };
}

const cookiesOf = (response: Response): string =>
  response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');

it('binds to the ids of express-session and sets no cookie of its own', async () => {
  const { curfew, time } = options();
  const url = await listen(createServer(expressSessionHost(curfew, 'for this test only')));
  const signIn = async (headers: Record<string, string> = {}) => {
    const response = await fetch(`${url}/sign-in`, { method: 'POST', headers });
    return { ...PAGE, cookie: cookiesOf(response) };
  };
  const own = (headers: Record<string, string>) => fetch(`${url}/own`, { headers });
  const first = await signIn();
  expect(first.cookie).toMatch(/^sid=[^;]+$/);
  expect(await (await own(first)).text()).toBe('ann');
  const logout = await fetch(`${url}/curfew/v1/logout`, { method: 'POST', headers: first, body: '{}' });
  expect([logout.status, logout.headers.get('Set-Cookie')]).toEqual([204, null]);
  expect((await own(first)).status).toBe(401);

  const second = await signIn(first);
  expect((await own(second)).status).toBe(200);
  expect((await own(first)).status).toBe(401);
  await fetch(`${url}/sign-out`, { method: 'POST', headers: second });
  expect((await own(second)).status).toBe(401);

  // express-session would read the first cookie, whose session Curfew has ended, and Curfew another.
  const [ended, live] = [await signIn(), await signIn()];
  await fetch(`${url}/curfew/v1/logout`, { method: 'POST', headers: ended, body: '{}' });
  const quoted = ended.cookie.replace('=', ' ="').concat('"');
  for (const first of [ended.cookie, decodeURIComponent(ended.cookie), quoted, `a=b;${quoted}`])
    for (const cookie of [`${first}; ${live.cookie}`, `${first};${live.cookie}`, `${live.cookie};\t${first}`])
      expect([cookie, (await own({ cookie })).status]).toEqual([cookie, 401]);
  expect((await own(live)).status).toBe(200);

  // express-session alone would keep this session.
  const third = await signIn();
  for (let minute = 0; minute < 15; minute++) {
    expect((await own(third)).status).toBe(200);
    time.now += MINUTE;
  }
  expect(await (await own(third)).json()).toMatchObject({ code: 'session_ended', reason: 'idle' });
});

it('binds to the sessions of Better Auth from sign-up to sign-out', async () => {
  const { curfew, time } = options();
  const app = betterAuthHost(curfew, { secret: 'for this test only, thirty-two long', url: 'http://127.0.0.1' });
  const url = await listen(createAdaptorServer({ fetch: app.fetch, overrideGlobalObjects: false }) as Server);
  const origin = 'http://127.0.0.1';
  const auth = (path: string, body: object, cookie = '') =>
    fetch(`${url}/api/auth${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Origin: origin, cookie },
      body: JSON.stringify(body),
    });
  const own = (cookie: string) => fetch(`${url}/own`, { headers: { cookie } });
  const ann = { email: 'ann@example.com', password: 'correct horse battery' };

  const signUp = await auth('/sign-up/email', { ...ann, name: 'Ann' });
  const { user } = (await signUp.json()) as { user: { id: string } };
  const first = cookiesOf(signUp);
  expect(first).not.toContain('curfew');
  expect(await (await own(first)).text()).toBe(user.id);
  const state = await fetch(`${url}/curfew/v1/session`, { headers: { cookie: first } });
  expect(await state.json()).toMatchObject({ state: 'active', policy: { idleMs: 15 * MINUTE } });

  // Curfew ends it as idle. Better Auth's own session would last for days.
  time.now += 15 * MINUTE;
  expect(await (await own(first)).json()).toMatchObject({ code: 'session_ended', reason: 'idle' });

  expect((await auth('/sign-in/email', { ...ann, password: 'wrong' })).status).toBe(401);
  const second = cookiesOf(await auth('/sign-in/email', ann));
  const beat = { method: 'POST', headers: { ...PAGE, cookie: second }, body: '{"v":1,"ageMs":0}' };
  expect((await fetch(`${url}/curfew/v1/heartbeat`, beat)).status).toBe(200);
  expect((await own(second)).status).toBe(200);
  expect((await own(first)).status).toBe(401);
  await auth('/sign-out', {}, second);
  expect((await own(second)).status).toBe(401);
  expect(await curfew.store.list({ subject: user.id, tenant: null }, 10)).toEqual([]);
});
