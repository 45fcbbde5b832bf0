import {
  PROBLEM_STATUS,
  type Problem,
  policyDryRunSchema,
  policyResourceSchema,
  problemSchema,
  type SessionState,
  sessionStateSchema,
} from '@curfew/core/protocol';
import fc from 'fast-check';
import * as v from 'valibot';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { described } from '../../test/described.ts';
import { PAGE } from '../../test/hosts.ts';
import { createSessionEngine } from '../engine.ts';
import { CallbackTimeoutError, StoreUnavailableError, UnknownPolicyError } from '../errors.ts';
import { memoryStore } from '../store/memory.ts';
import type { Store } from '../store/types.ts';
import { createSessionHandler } from './handler.ts';
import type { SessionHandler } from './session-handler.ts';

const ORIGIN = 'https://app.example.com';
const MINUTE = 60_000;
const POLICY = { idleMs: 15 * MINUTE, maxMs: 720 * MINUTE, warnMs: 2 * MINUTE };

let now: number;
let store: Store;
let curfew: SessionHandler;
/** The same without an https origin, as in development. */
let plain: SessionHandler;

beforeEach(async () => {
  now = 1_800_000_000_000;
  store = memoryStore({ now: () => now });
  const engine = createSessionEngine({ store, policyFor: () => 'default' });
  await engine.ensurePolicy('default', POLICY);
  await engine.ensurePolicy('theirs', POLICY, { tenant: 'other' });
  curfew = described(
    createSessionHandler(engine, {
      allowedOrigins: ['https://proxy.example.com'],
      isAdmin: ({ session }) => session.subject === 'admin',
      rateLimits: { perSession: 1e9 },
    }),
  );
  plain = createSessionHandler(engine);
});

type Init = { method?: string; headers?: Record<string, string>; body?: string };

function request(path: string, init: Init = {}, origin = ORIGIN): Request {
  return new Request(`${origin}${path.startsWith('/api') ? path : `/curfew/v1${path}`}`, init);
}
const send = (path: string, init?: Init, origin?: string) => curfew.handler(request(path, init, origin));
const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  send(path, { method: 'POST', headers: { ...PAGE, ...headers }, body: JSON.stringify(body) });

async function signIn(subject = 'ann', headers: Record<string, string> = {}, tenant: string | null = null) {
  const signIn = request('/api/sign-in', { headers });
  const { setCookie, session, state } = await curfew.createSession(signIn, { subject, tenant });
  return { cookie: setCookie.split(';')[0] ?? '', setCookie, session, state };
}

async function read<T>(response: Response, schema: v.GenericSchema<unknown, T>): Promise<T> {
  expect(response.headers.get('Cache-Control')).toContain('no-store');
  return v.parse(schema, await response.json());
}
async function problem(response: Response): Promise<Problem> {
  expect(response.headers.get('Content-Type')).toBe('application/problem+json');
  const body = await read(response, problemSchema);
  expect(response.status).toBe(PROBLEM_STATUS[body.code]);
  expect(body.status).toBe(response.status);
  return body;
}
const state = (response: Response): Promise<SessionState> => read(response, sessionStateSchema);

describe('GET /session', () => {
  it('returns the state of the session and does not extend it', async () => {
    const { cookie, session } = await signIn();
    now += 5 * MINUTE;
    for (let i = 0; i < 3; i++) {
      const body = await state(await send('/session', { headers: { cookie } }));
      expect(body).toMatchObject({
        sid: session.sid,
        idle: { remainingMs: 10 * MINUTE, ageMs: 5 * MINUTE },
        max: { remainingMs: 715 * MINUTE },
        policy: { id: 'default', version: 1, ...POLICY },
        rev: 0,
      });
    }
    now += 10 * MINUTE;
    expect(await problem(await send('/session', { headers: { cookie } }))).toMatchObject({
      code: 'session_ended',
      reason: 'idle',
    });
  });

  it.each([undefined, '__Host-curfew=', '__Host-curfew=nonsense', `__Host-curfew=${'a'.repeat(43)}`, 'curfew=x'])(
    'responds with no_session and no reason if the cookie is %s',
    async (cookie) => {
      const body = await problem(await send('/session', cookie === undefined ? {} : { headers: { cookie } }));
      expect(body.code).toBe('no_session');
      expect(body.reason).toBeUndefined();
    },
  );
});

describe('POST /heartbeat', () => {
  it('extends the session from the time of the input', async () => {
    const { cookie } = await signIn();
    now += 10 * MINUTE;
    const body = await state(await post('/heartbeat', { v: 1, ageMs: 3 * MINUTE, future: 'field' }, { cookie }));
    expect(body.idle.remainingMs).toBe(12 * MINUTE);
    expect(body.rev).toBe(1);
    expect(body.coalesced).toBeUndefined();
  });

  it('returns coalesced and writes nothing if it comes too soon', async () => {
    const { cookie } = await signIn();
    now += MINUTE;
    await post('/heartbeat', { v: 1, ageMs: 0 }, { cookie });
    now += 1_000;
    const body = await state(await post('/heartbeat', { v: 1, ageMs: 0 }, { cookie }));
    expect(body).toMatchObject({ coalesced: true, rev: 1, idle: { remainingMs: POLICY.idleMs - 1_000 } });
  });

  it.each([
    {},
    { v: 1 },
    { v: 1, ageMs: -1 },
    { v: 1, ageMs: 0.5 },
    { v: 1, ageMs: '0' },
    { v: 1, ageMs: null },
    { v: 1, ageMs: 1e20 },
    { v: 2, ageMs: 0 },
    { ageMs: 0 },
    [],
    null,
    'x',
  ])('rejects %j and writes nothing', async (body) => {
    const { cookie } = await signIn();
    now += MINUTE;
    expect((await problem(await post('/heartbeat', body, { cookie }))).code).toBe('bad_body');
    expect((await state(await send('/session', { headers: { cookie } }))).rev).toBe(0);
  });

  it('writes nothing for the page of a superseded session, and returns the new session', async () => {
    const old = await signIn();
    const next = await signIn('bo', { cookie: old.cookie });
    now += MINUTE;
    const body = await state(
      await post('/heartbeat', { v: 1, ageMs: 0, sid: old.session.sid }, { cookie: next.cookie }),
    );
    expect(body).toMatchObject({ sid: next.session.sid, rev: 0, idle: { remainingMs: 14 * MINUTE } });
  });

  it('does not revive an ended session', async () => {
    const { cookie } = await signIn();
    now += 15 * MINUTE;
    expect(await problem(await post('/heartbeat', { v: 1, ageMs: 0 }, { cookie }))).toMatchObject({ reason: 'idle' });
  });
});

describe('POST /logout', () => {
  it('ends the session and clears the cookie, also when repeated', async () => {
    const { cookie } = await signIn();
    for (let i = 0; i < 2; i++) {
      const response = await post('/logout', {}, { cookie });
      expect(response.status).toBe(204);
      expect(response.headers.get('Set-Cookie')).toMatch(
        /^__Host-curfew=; Max-Age=0; Path=\/; Secure; HttpOnly; SameSite=Lax$/,
      );
      expect(response.headers.has('Clear-Site-Data')).toBe(false);
    }
    expect(await problem(await send('/session', { headers: { cookie } }))).toMatchObject({ reason: 'signed-out' });
  });

  it('does not end the session that superseded the one of the page', async () => {
    const old = await signIn();
    const next = await signIn('bo', { cookie: old.cookie });
    const response = await post('/logout', { sid: old.session.sid }, { cookie: next.cookie });
    expect(response.status).toBe(204);
    expect(response.headers.has('Set-Cookie')).toBe(false);
    await state(await send('/session', { headers: { cookie: next.cookie } }));
  });
});

describe('cookies', () => {
  it('have __Host-, Secure and the longest lifetime, and are set only at sign-in', async () => {
    const { setCookie, cookie } = await signIn();
    expect(setCookie).toMatch(/^__Host-curfew=[\w-]{43}; Max-Age=604800; Path=\/; Secure; HttpOnly; SameSite=Lax$/);
    now += MINUTE;
    expect((await post('/heartbeat', { v: 1, ageMs: 0 }, { cookie })).headers.has('Set-Cookie')).toBe(false);
    expect((await send('/session', { headers: { cookie } })).headers.has('Set-Cookie')).toBe(false);
  });

  it('omit the prefix and Secure only over http on the loopback', async () => {
    const local = await plain.createSession(new Request('http://127.0.0.1:8787/api'), { subject: 'ann' });
    expect(local.setCookie).toMatch(/^curfew-8787=[\w-]{43}; Max-Age=604800; Path=\/; HttpOnly; SameSite=Lax$/);
    const remote = await curfew.createSession(new Request('http://app.example.com/api'), { subject: 'ann' });
    expect(remote.setCookie).toMatch(/^__Host-curfew=.*Secure/);
  });

  it('of two products on two ports of localhost do not overwrite each other', async () => {
    const [here, there] = ['http://localhost:8787/api', 'http://localhost:9000/api'];
    const cookies = await Promise.all(
      [here, there, 'http://localhost/api'].map(async (url) => {
        const { setCookie } = await plain.createSession(new Request(url), { subject: url });
        return setCookie.split(';')[0];
      }),
    );
    expect(new Set(cookies.map((cookie) => cookie?.split('=')[0]))).toEqual(
      new Set(['curfew-8787', 'curfew-9000', 'curfew']),
    );
    const ask = async (url: string, ...sent: (string | undefined)[]) => {
      const { session } = await plain.authenticate(new Request(url, { headers: { cookie: sent.join('; ') } }));
      return session?.subject;
    };
    for (const url of [here, there]) expect(await ask(url, ...cookies)).toBe(url);
    // Servers on two ports with one store. Of several, none is chosen.
    expect(await ask('http://localhost:9001/', cookies[0], 'curfew-x=1', 'curfews=2')).toBe(here);
    expect(await ask('http://localhost:9001/', ...cookies)).toBeUndefined();
  });

  it('are not read from a name that only begins with white space of Unicode', async () => {
    const { cookie } = await signIn();
    for (const space of ['\u00a0', '\u2003', '\ufeff', '\v', '\f'])
      for (const planted of [`${space}${cookie}`, `${cookie}${space}`]) {
        const request = {
          method: 'GET',
          url: `${ORIGIN}/own`,
          headers: new Map([['cookie', `a=1; ${planted}`]]),
          body: null,
        };
        const { session } = await curfew.authenticate(request as never);
        expect(session).toBeNull();
      }
    const spaced = new Request(`${ORIGIN}/own`, { headers: { cookie: `a=1;\t ${cookie} \t` } });
    expect((await curfew.authenticate(spaced)).session?.subject).toBe('ann');
  });

  it('keep the prefix behind a proxy that sends the loopback as Host, if an https origin is allowed', async () => {
    const local = new Request('http://127.0.0.1:8787/api');
    expect((await curfew.createSession(local, { subject: 'ann' })).setCookie).toMatch(/^__Host-curfew=.*Secure/);
    for (const [proto, name] of [
      ['https, http', '__Host-curfew'],
      [' https', '__Host-curfew'],
      ['http, https', 'curfew-8787'],
    ] as const) {
      const forwarded = new Request(local.url, { headers: { 'X-Forwarded-Proto': proto } });
      expect((await plain.createSession(forwarded, { subject: 'ann' })).setCookie.split('=')[0]).toBe(name);
    }
  });

  it('work over http on any host with insecureCookie', async () => {
    const engine = createSessionEngine({ store: memoryStore(), policyFor: () => 'default' });
    await engine.ensurePolicy('default', POLICY);
    const insecure = createSessionHandler(engine, { insecureCookie: true });
    const created = await insecure.createSession(new Request('http://app.test/api'), { subject: 'ann' });
    expect(created.setCookie).toMatch(/^curfew=[\w-]{43}; Max-Age=604800; Path=\/; HttpOnly; SameSite=Lax$/);
    const cookie = created.setCookie.split(';')[0] ?? '';
    const { session } = await insecure.authenticate(new Request('http://app.test/', { headers: { cookie } }));
    expect(session?.subject).toBe('ann');
  });

  it('that the browser will drop are reported once, with the remedy', async () => {
    const emitWarning = vi.spyOn(process, 'emitWarning').mockReturnValue();
    const signInFrom = (origin: string, url = 'http://192.168.1.5:8787/api') =>
      plain.createSession(new Request(url, { headers: { Origin: origin } }), { subject: 'ann' });
    await signInFrom('https://app.example.com');
    await signInFrom('http://127.0.0.1:8787', 'http://127.0.0.1:8787/api');
    expect(emitWarning).not.toHaveBeenCalled();
    await signInFrom('http://192.168.1.5:8787');
    await signInFrom('http://192.168.1.5:8787');
    expect(emitWarning.mock.calls).toEqual([
      [expect.stringMatching(/192\.168\.1\.5:8787 is not https.*insecureCookie/), { code: 'CURFEW_COOKIE' }],
    ]);
    emitWarning.mockRestore();
  });

  it('that another site withholds from a sign-in are reported once, with the remedy', async () => {
    const emitWarning = vi.spyOn(process, 'emitWarning').mockReturnValue();
    const arrive = (method: string, site: string, cookie = '') =>
      curfew.createSession(request('/acs', { method, headers: { 'Sec-Fetch-Site': site, cookie } }), {
        subject: 'ann',
      });
    await arrive('GET', 'cross-site');
    const { setCookie } = await arrive('POST', 'same-origin');
    await arrive('POST', 'cross-site', setCookie.split(';')[0]);
    expect(emitWarning).not.toHaveBeenCalled();
    await arrive('POST', 'cross-site');
    await arrive('POST', 'cross-site');
    expect(emitWarning.mock.calls).toEqual([
      [expect.stringContaining('Redirect (303)'), { code: 'CURFEW_CROSS_SITE' }],
    ]);
    emitWarning.mockRestore();
  });

  it('change at sign-in, and the previous one is rejected, which prevents session fixation', async () => {
    const planted = await signIn('mallory');
    const victim = await signIn('ann', { cookie: planted.cookie });
    expect(victim.cookie).not.toBe(planted.cookie);
    const body = await problem(await send('/session', { headers: { cookie: planted.cookie } }));
    expect(body).toMatchObject({ code: 'session_ended', reason: 'superseded' });
  });
});

describe('callbacks of the app that throw', () => {
  it('become a 500 with a problem, and reach onError or the warnings of the process', async () => {
    const engine = createSessionEngine({ store, policyFor: () => 'default' });
    const fail = () => {
      throw new Error('no database');
    };
    const { cookie } = await signIn('admin');
    const emitWarning = vi.spyOn(process, 'emitWarning').mockReturnValue();
    for (const options of [{ isAdmin: fail }, { addressOf: fail }, { getSessionId: fail }]) {
      const onError = vi.fn();
      for (const more of [{ onError }, {}]) {
        const handler = createSessionHandler(engine, { ...options, ...more });
        const response = await handler.handler(request('/admin/policies/default', { headers: { cookie } }));
        expect(await problem(response)).toMatchObject({ status: 500, code: 'internal_error' });
      }
      expect(onError.mock.calls).toEqual([[new Error('no database')]]);
    }
    expect(emitWarning).toHaveBeenCalledTimes(3);
    const guarded = createSessionHandler(engine, { getSessionId: fail, onError() {} });
    expect((await guarded.authenticate(request('/own'))).response?.status).toBe(500);
    emitWarning.mockRestore();
  });
});

describe('callbacks of the app that do not respond', () => {
  it('become a 503 after five seconds, and reach onError', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    onTestFinished(() => void vi.useRealTimers());
    const engine = createSessionEngine({ store, policyFor: () => 'default' });
    const { cookie } = await signIn('admin');
    const hang = () => new Promise<never>(() => {});
    for (const [name, options] of Object.entries({
      isAdmin: { isAdmin: hang },
      getSessionId: { getSessionId: hang },
    })) {
      const onError = vi.fn();
      const handler = createSessionHandler(engine, { ...options, onError });
      const answer = handler.handler(request('/admin/policies/default', { headers: { cookie } }));
      await vi.advanceTimersByTimeAsync(4_999);
      expect(onError).not.toHaveBeenCalled();
      await vi.advanceTimersByTimeAsync(1);
      expect(await problem(await answer)).toMatchObject({ status: 503, code: 'store_unavailable' });
      expect(onError.mock.calls).toEqual([[new CallbackTimeoutError(name, 5)]]);
    }
    const host = createSessionHandler(engine, { getSessionId: hang, onError() {} });
    const check = host.authenticate(request('/own'));
    await vi.advanceTimersByTimeAsync(5_000);
    expect((await check).response?.status).toBe(503);
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('names', () => {
  const wrong = [4711, '', 'a\0b', 'x'.repeat(256), '\ud800', null, undefined, {}];

  it.each(wrong)('are refused with a sentence: %j', async (name) => {
    const who = (more: object) => curfew.createSession(request('/sign-in'), { subject: 'ann', ...more } as never);
    await expect(who({ subject: name })).rejects.toThrow('createSession needs a subject that is a text of 1 to 255');
    await expect(who({ roles: [name] })).rejects.toThrow('createSession needs roles that are texts');
    if (name !== null && name !== undefined)
      await expect(who({ tenant: name })).rejects.toThrow('a tenant that is null or');
    const engine = createSessionEngine({ store, policyFor: () => 'default' });
    await expect(engine.list({ subject: name as never, tenant: null })).rejects.toThrow(TypeError);
    await expect(engine.revoke({ subject: name as never, tenant: null, by: 'a' })).rejects.toThrow(TypeError);
    if (name === null || name === undefined) return;
    const by = name as never;
    await expect(engine.revoke({ subject: 'ann', tenant: null, by })).rejects.toThrow('a by that is null or a text');
    const change = { id: 'default', durations: POLICY, ifVersion: 1, by };
    await expect(engine.savePolicy(change)).rejects.toThrow('a by that is null or a text');
  });

  it('may have any other characters', async () => {
    for (const subject of ['O’Brien 🙂', ' a ', '__proto__', 'x'.repeat(255)])
      expect((await curfew.createSession(request('/sign-in'), { subject })).session.subject).toBe(subject);
  });

  it.each(['acme:eu', 'a b', '', '..', 'x'.repeat(65)])(
    'of policies are refused if no path reaches them: %j',
    async (id) => {
      const engine = createSessionEngine({ store, policyFor: () => 'default' });
      const self = { sid: 's', subject: 'ann', tenant: null, policyId: 'default', provedAt: 0 };
      for (const call of [
        engine.ensurePolicy(id, POLICY),
        engine.findPolicy(id),
        engine.savePolicy({ id, durations: POLICY, ifVersion: 1, by: null }),
        engine.previewPolicy(id, POLICY, self),
        engine.countSessions(id),
        engine.audit({ tenant: null, limit: 1, before: null, policyId: id }),
      ])
        await expect(call).rejects.toThrow('needs policy ids of at most 64');
      const signIn = createSessionEngine({ store, policyFor: () => id }).signIn({ subject: 'ann' }, null);
      await expect(signIn).rejects.toThrow(UnknownPolicyError);
    },
  );

  it('that no store has are 422 for administrators', async () => {
    const { cookie } = await signIn('admin');
    for (const subject of ['%00', 'x'.repeat(256)]) {
      const response = await send(`/admin/sessions?subject=${subject}`, { headers: { cookie } });
      expect(await problem(response)).toMatchObject({ status: 422, errors: [{ field: 'subject' }] });
    }
    const revoke = await post('/admin/revoke', { subject: 'a\0' }, { cookie });
    expect(await problem(revoke)).toMatchObject({ status: 422, errors: [{ field: 'subject' }] });
  });
});

describe('requests that other sites can cause', () => {
  const origins: [string, Record<string, string>, number][] = [
    ['a page of this site', { 'Sec-Fetch-Site': 'same-origin' }, 200],
    ['an old browser on this site', { Origin: ORIGIN }, 200],
    ['an allowed origin', { Origin: 'https://proxy.example.com' }, 200],
    ['an allowed neighbour', { 'Sec-Fetch-Site': 'same-site', Origin: 'https://proxy.example.com' }, 200],
    ['a neighbour that is not allowed', { 'Sec-Fetch-Site': 'same-site', Origin: 'https://other.example.com' }, 403],
    ['another site', { 'Sec-Fetch-Site': 'cross-site' }, 403],
    ['a neighbouring subdomain', { 'Sec-Fetch-Site': 'same-site', Origin: ORIGIN }, 403],
    ['a bookmark', { 'Sec-Fetch-Site': 'none' }, 403],
    ['another origin', { Origin: 'https://evil.example' }, 403],
    ['an opaque origin', { Origin: 'null' }, 403],
    ['no origin header', {}, 403],
  ];
  it.each(origins)('are accepted only from pages of this site: %s', async (_, headers, status) => {
    const { cookie } = await signIn();
    now += MINUTE;
    const own = { 'Content-Type': 'application/json', 'X-Curfew': '1', cookie, ...headers };
    const response = await send('/heartbeat', { method: 'POST', headers: own, body: '{"v":1,"ageMs":0}' });
    expect(response.status).toBe(status);
    if (status === 403) expect((await problem(response)).code).toBe('csrf');
  });

  it('get CORS headers if their origin is allowed, also for errors and preflights', async () => {
    const { cookie } = await signIn();
    const origin = 'https://proxy.example.com';
    const preflight = await send('/heartbeat', {
      method: 'OPTIONS',
      headers: {
        Origin: origin,
        'Access-Control-Request-Method': 'POST',
        'Access-Control-Request-Headers': 'content-type,traceparent,x-curfew',
      },
    });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('Access-Control-Allow-Headers')).toBe('content-type,traceparent,x-curfew');
    const answers = [
      preflight,
      await send('/session', { headers: { cookie, Origin: origin } }),
      await send('/session', { headers: { Origin: origin } }),
      await send('/nothing', { headers: { Origin: origin } }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([204, 200, 401, 404]);
    for (const { headers } of answers) {
      expect(headers.get('Access-Control-Allow-Origin')).toBe(origin);
      expect(headers.get('Access-Control-Allow-Credentials')).toBe('true');
      expect(headers.get('Vary')).toBe('Origin');
    }
  });

  it.each(['https://evil.example', 'null', ORIGIN])('get no CORS headers if their origin is %s', async (origin) => {
    const { cookie } = await signIn();
    const headers = { cookie, Origin: origin, 'Access-Control-Request-Method': 'POST' };
    for (const response of [
      await send('/session', { headers }),
      await send('/session', { method: 'OPTIONS', headers }),
    ])
      expect([...response.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
    expect((await send('/session', { method: 'OPTIONS', headers })).status).toBe(405);
  });

  it.each([
    [{ 'X-Curfew': '' }, '{"v":1,"ageMs":0}', 'csrf'],
    [{ 'Content-Type': 'text/plain' }, '{"v":1,"ageMs":0}', 'bad_type'],
    [{ 'Content-Type': 'application/x-www-form-urlencoded' }, 'v=1', 'bad_type'],
    [{}, `{"v":1,"ageMs":0,"x":"${'x'.repeat(1_100)}"}`, 'too_large'],
    [{}, '{"v":1,', 'bad_body'],
  ])('are rejected if a header or the body is invalid: %j', async (headers, body, code) => {
    const { cookie } = await signIn();
    const init = { method: 'POST', headers: { ...PAGE, cookie, ...headers }, body };
    expect((await problem(await send('/heartbeat', init))).code).toBe(code);
    expect((await problem(await send('/logout', { ...init, body: code === 'bad_body' ? '{' : body }))).code).toBe(code);
    await state(await send('/session', { headers: { cookie } }));
  });
});

describe('/admin/policies', () => {
  const path = '/admin/policies/default';
  const put = (cookie: string, body: unknown, headers: Record<string, string> = {}, at = path) =>
    send(at, { method: 'PUT', headers: { ...PAGE, cookie, ...headers }, body: JSON.stringify(body) });

  it('returns a policy with its version as ETag, and saves if the version matches', async () => {
    const { cookie } = await signIn('admin');
    const before = await send(path, { headers: { cookie } });
    expect(before.headers.get('ETag')).toBe('"1"');
    expect(await read(before, policyResourceSchema)).toMatchObject({
      id: 'default',
      version: 1,
      ...POLICY,
      limits: { minMs: 60_000, maxMs: 604_800_000 },
    });
    const after = await put(cookie, { ...POLICY, idleMs: 20 * MINUTE }, { 'If-Match': '"1"' });
    expect(after.headers.get('ETag')).toBe('"2"');
    expect(await read(after, policyResourceSchema)).toMatchObject({ version: 2, idleMs: 20 * MINUTE });
  });

  it.each([
    [{}, 'precondition_required'],
    [{ 'If-Match': '*' }, 'precondition_required'],
    [{ 'If-Match': '"7"' }, 'stale_version'],
    [{ 'If-Match': 'W/"1"' }, 'stale_version'],
  ])('changes nothing if the headers are %j', async (headers, code) => {
    const { cookie } = await signIn('admin');
    const response = await put(cookie, { ...POLICY, idleMs: 20 * MINUTE }, headers as Record<string, string>);
    expect((await problem(response)).code).toBe(code);
    if (code === 'stale_version') expect(response.headers.get('ETag')).toBe('"1"');
    expect(await store.findPolicy('default')).toMatchObject({ version: 1, ...POLICY });
  });

  it.each([
    [{ idleMs: 800 * MINUTE }, 'idleMs', 'idle_above_max', POLICY.maxMs],
    [{ idleMs: 0 }, 'idleMs', 'too_short', 60_000],
    [{ maxMs: 604_800_001 }, 'maxMs', 'too_long', 604_800_000],
    [{ warnMs: POLICY.idleMs }, 'warnMs', 'warn_not_below_idle', POLICY.idleMs / 2],
    [{ idleMs: 90_000.5 }, 'idleMs', 'not_a_duration', undefined],
    [{ idleMs: '900000' }, 'idleMs', 'not_a_duration', undefined],
  ])('rejects %j, names the field and keeps the old policy', async (change, field, code, nearestMs) => {
    const { cookie } = await signIn('admin');
    const body = await problem(await put(cookie, { ...POLICY, ...change }, { 'If-Match': '"1"' }));
    expect(body.code).toBe('bad_body');
    expect(body.errors).toContainEqual(expect.objectContaining({ field, code }));
    if (nearestMs !== undefined) expect(body.errors?.find((error) => error.field === field)?.nearestMs).toBe(nearestMs);
    expect(await store.findPolicy('default')).toMatchObject({ version: 1, ...POLICY });
  });

  it('returns what a change would end, and changes nothing, if dryRun is set', async () => {
    await signIn('ann');
    now += 10 * MINUTE;
    const { cookie } = await signIn('admin');
    const response = await put(cookie, { ...POLICY, idleMs: 5 * MINUTE }, {}, `${path}?dryRun=1`);
    expect(await read(response, policyDryRunSchema)).toEqual({ ends: 1, of: 2, self: false });
    expect(await store.findPolicy('default')).toMatchObject({ version: 1 });
  });

  it.each([
    ['GET', path],
    ['PUT', path],
    ['DELETE', path],
    ['GET', '/admin/sessions'],
    ['POST', '/admin/revoke'],
    ['GET', '/admin'],
  ])('responds with 403 to members and with 401 without a session: %s %s', async (method, at) => {
    const { cookie } = await signIn('ann');
    const headers = { ...PAGE, 'If-Match': '"1"' };
    const body = method === 'PUT' ? { body: JSON.stringify(POLICY) } : {};
    expect((await send(at, { method, headers: { ...headers, cookie }, ...body })).status).toBe(403);
    expect((await send(at, { method, headers, ...body })).status).toBe(401);
  });

  it('lets no tenant change, preview or count for the policy of all tenants, but read it', async () => {
    const { cookie } = await signIn('admin', {}, 'acme');
    expect((await send(path, { headers: { cookie } })).status).toBe(200);
    for (const query of ['', '?dryRun=1']) {
      const response = await send(path + query, {
        method: 'PUT',
        headers: { ...PAGE, cookie, 'If-Match': '"1"' },
        body: JSON.stringify({ idleMs: 60_000, maxMs: 60_000, warnMs: 0 }),
      });
      expect(await problem(response)).toMatchObject({ status: 403, code: 'forbidden' });
    }
    expect((await store.findPolicy('default'))?.version).toBe(1);
  });

  it('responds with 404 for policies of other tenants and unknown policies, and with 405 for unknown methods', async () => {
    const { cookie } = await signIn('admin');
    expect((await send('/admin/policies/theirs', { headers: { cookie } })).status).toBe(404);
    expect((await send('/admin/policies/none', { headers: { cookie } })).status).toBe(404);
    expect((await send(path, { method: 'DELETE', headers: { cookie } })).status).toBe(405);
  });

  it('responds with 403 if isAdmin is not set', async () => {
    const engine = createSessionEngine({ store, policyFor: () => 'default' });
    const closed = createSessionHandler(engine);
    const { setCookie } = await closed.createSession(request('/api'), { subject: 'admin' });
    const cookie = setCookie.split(';')[0] ?? '';
    expect((await closed.handler(request(path, { headers: { cookie } }))).status).toBe(403);
  });

  it.each(['no', 1, {}])('responds with 403 if isAdmin returns %j, which is not true', async (result) => {
    const engine = createSessionEngine({ store, policyFor: () => 'default' });
    const closed = createSessionHandler(engine, { isAdmin: () => result as boolean });
    const { setCookie } = await closed.createSession(request('/api'), { subject: 'admin' });
    const cookie = setCookie.split(';')[0] ?? '';
    expect((await closed.handler(request(path, { headers: { cookie } }))).status).toBe(403);
  });
});

it('ignores the cookie if it appears twice', async () => {
  const planted = await signIn('mallory');
  const { cookie } = await signIn();
  const body = await problem(await send('/session', { headers: { cookie: `${cookie}; ${planted.cookie}` } }));
  expect(body.code).toBe('no_session');
});

it('rejects a URL that is too long', async () => {
  expect((await problem(await send(`/session?${'x'.repeat(2_048)}`))).code).toBe('too_large');
});

it('accepts a session beside many cookies of other products, as authenticate does', async () => {
  const { cookie } = await signIn();
  const headers = { cookie: `a=${'x'.repeat(6_000)}; ${cookie}; b=${'y'.repeat(6_000)}` };
  expect((await send('/session', { headers })).status).toBe(200);
  expect((await curfew.authenticate(new Request(`${ORIGIN}/orders`, { headers }))).session?.subject).toBe('ann');
});

describe('authenticate', () => {
  it('reads the session without extending it, and returns a refusal when it has ended', async () => {
    const { cookie, session } = await signIn();
    now += 14 * MINUTE;
    expect(await curfew.authenticate(request('/api/items', { headers: { cookie } }))).toMatchObject({
      session: { sid: session.sid, subject: 'ann' },
    });
    now += MINUTE;
    const over = await curfew.authenticate(request('/api/items', { headers: { cookie } }));
    expect(over).toMatchObject({ session: null, reason: 'idle' });
    expect(over.response?.status).toBe(401);
  });
});

it('extends the session in authenticate only if touch is set', async () => {
  const { cookie } = await signIn();
  const own = request('/api/save', { headers: { cookie } });
  now += 10 * MINUTE;
  await curfew.authenticate(own);
  expect((await state(await send('/session', { headers: { cookie } }))).idle.remainingMs).toBe(5 * MINUTE);
  await curfew.authenticate(own, { touch: true });
  expect((await state(await send('/session', { headers: { cookie } }))).idle.remainingMs).toBe(15 * MINUTE);
});

describe('a store that does not respond', () => {
  it('causes 503 with Retry-After and clears no cookie', async () => {
    const { cookie } = await signIn();
    store.find = store.touch = () => Promise.reject(new StoreUnavailableError(new Error('down')));
    for (const response of [
      await send('/session', { headers: { cookie } }),
      await post('/heartbeat', { v: 1, ageMs: 0 }, { cookie }),
      await post('/logout', {}, { cookie }),
    ]) {
      expect((await problem(response)).code).toBe('store_unavailable');
      expect(response.headers.get('Retry-After')).toBe('5');
      expect(response.headers.has('Set-Cookie')).toBe(false);
    }
    expect((await curfew.authenticate(request('/api/items', { headers: { cookie } }))).response?.status).toBe(503);
  });
});

it('responds to arbitrary requests with a client error and writes nothing', async () => {
  const { cookie } = await signIn('admin');
  const header = fc.string({ maxLength: 60 }).map((text) => text.replace(/[^\t\x20-\x7e]/g, ''));
  const attempt = fc.record({
    path: fc.constantFrom(
      '/session',
      '/heartbeat',
      '/logout/',
      '/admin/policies/default',
      '/admin/policies/..%2f',
      '/admin/revoke',
      '/admin/audit?limit=0&before=%00',
      '/sessions/revoke',
      '/sessions/__proto__',
      '/events',
      '/openapi.json',
      '/x',
      '',
    ),
    method: fc.constantFrom('POST', 'PUT', 'PATCH', 'DELETE'),
    body: fc.oneof(fc.string(), fc.json(), fc.constant('{"v":1,"ageMs":1e999}')),
    cookie: fc.oneof(header, fc.constant(cookie)),
    ifMatch: header,
    type: fc.oneof(header, fc.constant('application/json')),
  });
  await fc.assert(
    fc.asyncProperty(attempt, async ({ path, method, body, cookie: crumb, ifMatch, type }) => {
      const headers = { ...PAGE, 'Content-Type': type, Cookie: crumb, 'If-Match': ifMatch };
      const response = await send(path, { method, headers, body });
      expect(response.status).toBeGreaterThanOrEqual(400);
      expect(response.status).toBeLessThan(500);
    }),
    { numRuns: 1_500 },
  );
  expect(await state(await send('/session', { headers: { cookie } }))).toMatchObject({ rev: 0 });
  expect(await store.findPolicy('default')).toMatchObject({ version: 1 });
});
