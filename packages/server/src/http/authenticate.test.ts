import { beforeEach, describe, expect, it } from 'vitest';
import type { CurfewEvent } from '../curfew-event.ts';
import { createSessionEngine } from '../engine.ts';
import { memoryStore } from '../store/memory.ts';
import { MINUTE, POLICY } from '../testing/stage.ts';
import { createSessionHandler } from './handler.ts';
import type { AuthenticateOptions, SessionHandler } from './session-handler.ts';

const START = 1_800_000_000_000;

let now: number;
let events: CurfewEvent[];
let curfew: SessionHandler;

beforeEach(async () => {
  now = START;
  events = [];
  const engine = createSessionEngine({ store: memoryStore({ now: () => now }), policyFor: () => 'p' });
  await engine.ensurePolicy('p', POLICY);
  const allowedOrigins = ['https://www.example.com'];
  curfew = createSessionHandler(engine, { allowedOrigins, onEvent: (event) => void events.push(event) });
});

const request = (cookie = '') => new Request('https://app.example.com/delete', { headers: { cookie } });

async function signIn(cookie = '', authAt?: number) {
  const who = { subject: 'ann', ...(authAt !== undefined && { authAt }) };
  const created = await curfew.createSession(request(cookie), who);
  return { ...created, cookie: created.setCookie.split(';')[0] ?? '' };
}

it.each([
  ['Sec-Purpose', 'prefetch'],
  ['Sec-Purpose', 'prefetch;prerender'],
  ['Purpose', 'prefetch'],
])('does not extend the session for a prefetch: %s: %s', async (name, value) => {
  const { cookie } = await signIn();
  now += 10 * MINUTE;
  const ahead = new Request('https://app.example.com/orders', { headers: { cookie, [name]: value } });
  expect((await curfew.authenticate(ahead, { touch: true })).session).not.toBeNull();
  now += 10 * MINUTE;
  expect(await curfew.authenticate(request(cookie))).toMatchObject({ reason: 'idle' });
});

it.each([
  [false, 'same-site', 'image'],
  [false, 'same-site', 'empty'],
  [false, 'same-site', 'iframe'],
  [false, 'cross-site', 'iframe'],
  [true, 'cross-site', 'document'],
  [true, 'none', 'document'],
  [true, 'none', 'empty'],
  [true, 'same-origin', 'empty'],
  [true, 'same-origin', 'iframe'],
])('extends the session, %s, for a request that is %s and for %s', async (isExtended, site, dest) => {
  const { cookie } = await signIn();
  now += 10 * MINUTE;
  const headers = { cookie, 'Sec-Fetch-Site': site, 'Sec-Fetch-Dest': dest };
  const orders = new Request('https://app.example.com/orders', { headers });
  expect((await curfew.authenticate(orders, { touch: true })).session).not.toBeNull();
  now += 10 * MINUTE;
  expect((await curfew.authenticate(request(cookie))).session !== null).toBe(isExtended);
});

it('extends the session for a request of a page of an allowed origin', async () => {
  const { cookie } = await signIn();
  now += 10 * MINUTE;
  const headers = {
    cookie,
    'Sec-Fetch-Site': 'same-site',
    'Sec-Fetch-Dest': 'empty',
    Origin: 'https://www.example.com',
  };
  await curfew.authenticate(new Request('https://app.example.com/orders', { headers }), { touch: true });
  now += 10 * MINUTE;
  expect((await curfew.authenticate(request(cookie))).session).not.toBeNull();
});

describe('the proof of a session', () => {
  it('is the sign-in, by the clock of the store', async () => {
    const { session, cookie } = await signIn();
    expect(session.provedAt).toBe(START);
    now += 10 * MINUTE;
    expect((await curfew.authenticate(request(cookie), { touch: true })).session?.provedAt).toBe(START);
  });

  it('is older if the user authenticated before the sign-in', async () => {
    const { session } = await signIn('', START - 30 * MINUTE);
    expect(session.provedAt).toBe(START - 30 * MINUTE);
  });

  it('may be as old as maxAuthAgeMs; then the request is refused until the user signs in again', async () => {
    const { cookie } = await signIn();
    now += 5 * MINUTE;
    expect((await curfew.authenticate(request(cookie), { maxAuthAgeMs: 5 * MINUTE })).response).toBeNull();
    now += 1;
    const { session, response } = await curfew.authenticate(request(cookie), { maxAuthAgeMs: 5 * MINUTE });
    expect(session).toBeNull();
    expect(response?.status).toBe(401);
    expect(response?.headers.get('WWW-Authenticate')).toBe(
      'Curfew error="insufficient_user_authentication", max_age="300"',
    );
    expect(await response?.json()).toEqual({
      type: 'about:blank',
      title: 'Unauthorized',
      status: 401,
      code: 'insufficient_user_authentication',
    });
    expect(events.at(-1)).toEqual({
      kind: 'refused',
      endpoint: null,
      code: 'insufficient_user_authentication',
      reason: null,
    });
    // The session is active all the same.
    expect((await curfew.authenticate(request(cookie))).session?.subject).toBe('ann');
    const again = await signIn(cookie);
    expect((await curfew.authenticate(request(again.cookie), { maxAuthAgeMs: 5 * MINUTE })).session?.provedAt).toBe(
      now,
    );
  });

  it('does not hide that there is no session, or that it has ended', async () => {
    const { cookie } = await signIn();
    now += 16 * MINUTE;
    for (const [crumb, code] of [
      [cookie, 'session_ended'],
      ['', 'no_session'],
    ] as const) {
      const { response } = await curfew.authenticate(request(crumb), { maxAuthAgeMs: 1 });
      expect(await response?.json()).toMatchObject({ code });
    }
  });

  it('is counted in whole seconds for the client, rounded down', async () => {
    const { cookie } = await signIn();
    now += MINUTE;
    const { response } = await curfew.authenticate(request(cookie), { maxAuthAgeMs: 1_999 });
    expect(response?.headers.get('WWW-Authenticate')).toMatch(/ max_age="1"$/);
  });

  it.each([0, -1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, '300000', null, undefined, {}])(
    'has no limit of %j, which throws',
    async (maxAuthAgeMs) => {
      const { cookie } = await signIn();
      const wrong = curfew.authenticate(request(cookie), { maxAuthAgeMs } as AuthenticateOptions);
      await expect(wrong).rejects.toThrow(
        new RangeError('authenticate needs a maxAuthAgeMs that is a whole number of ms above 0.'),
      );
    },
  );

  it('is not ignored if the option is misspelt', async () => {
    const wrong = curfew.authenticate(request(), { maxAge: 300 } as AuthenticateOptions);
    await expect(wrong).rejects.toThrow('authenticate has no option "maxAge"');
  });
});
