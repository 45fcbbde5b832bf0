import type { SessionState } from '@curfew/core/protocol';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { createSessionEngine } from '../src/engine.ts';
import { StaleAuthenticationError } from '../src/errors.ts';
import { createSessionHandler } from '../src/http/handler.ts';
import type { SessionHandler } from '../src/http/session-handler.ts';
import { MINUTE, POLICY, type Stage } from '../src/testing/stage.ts';
import { hashToken } from '../src/tokens.ts';

const ORIGIN = 'https://app.example.com';
const PAGE = { 'content-type': 'application/json', 'x-curfew': '1', 'sec-fetch-site': 'same-origin' };

/** With valid bodies. */
const UNSAFE: readonly [method: string, path: string, body: string][] = [
  ['POST', '/heartbeat', '{"v":1,"ageMs":0}'],
  ['POST', '/logout', '{}'],
  ['POST', '/sessions/revoke', '{"scope":"all"}'],
  ['DELETE', '/sessions/{sid}', '{}'],
  ['POST', '/admin/revoke', '{"subject":"admin"}'],
  ['PUT', '/admin/policies/p', '{"idleMs":60000,"maxMs":120000,"warnMs":1000}'],
];
const SAFE = [
  '/session',
  '/events',
  '/sessions',
  '/admin/policies/p',
  '/admin/policies/p/history',
  '/admin/policies/p/sessions',
  '/admin/sessions?subject=ann',
  '/admin/audit',
];

/** Through the handlers of two nodes. */
export function httpContract(stage: Stage, attempts: number): void {
  const { store, other, advance, ago } = stage;

  describe('over HTTP', () => {
    let here: SessionHandler;
    let there: SessionHandler;
    beforeEach(() => {
      const node = (of: typeof store) =>
        createSessionHandler(createSessionEngine({ store: of, policyFor: () => 'p' }), {
          isAdmin: ({ session }) => session.subject === 'admin',
          rateLimits: { perSession: 1e9 },
        });
      here = node(store);
      there = node(other);
    });

    const request = (path: string, init: RequestInit = {}) => new Request(`${ORIGIN}/curfew/v1${path}`, init);
    const get = (cookie: string, path = '/session', headers: Record<string, string> = {}) =>
      here.handler(request(path, { headers: { ...headers, cookie } }));
    const beat = (cookie: string, age: string, node = here) =>
      node.handler(
        request('/heartbeat', { method: 'POST', headers: { ...PAGE, cookie }, body: `{"v":1,"ageMs":${age}}` }),
      );
    const left = async (response: Response) => ((await response.json()) as SessionState).idle.remainingMs;

    async function signIn(subject = 'ann', cookie = '') {
      const created = await here.createSession(new Request(ORIGIN, { headers: { cookie } }), { subject });
      return { cookie: created.setCookie.split(';')[0] ?? '', sid: created.session.sid };
    }

    async function stored({ cookie, subject }: { cookie: string; subject: string }) {
      const found = await store.find(hashToken(cookie.split('=')[1] ?? ''));
      const sids = (await store.list({ subject, tenant: null }, 100)).map(({ session }) => session.sid);
      const lines = await store.audit({ tenant: null, limit: 200, before: null });
      return { session: found?.session, sids, lines: lines.length, policy: await store.findPolicy('p') };
    }

    it('only the age of input extends a session: no polling, stream, prefetch, reload, list or check does', async () => {
      const { cookie } = await signIn();
      const stream = (await get(cookie, '/events')).body?.getReader();
      await stream?.read();
      await advance(10 * MINUTE);
      const before = await stored({ cookie, subject: 'ann' });
      const reload = { 'sec-fetch-mode': 'navigate', 'cache-control': 'no-cache' };
      for (const headers of [{}, { 'sec-purpose': 'prefetch' }, reload]) await get(cookie, '/session', headers);
      for (const path of ['/events', '/sessions', '/openapi.json', '/none'])
        await (await get(cookie, path)).body?.cancel();
      expect((await here.authenticate(request('/', { headers: { cookie } }))).session).not.toBeNull();
      expect(await left(await get(cookie))).toBeLessThanOrEqual(5 * MINUTE);
      expect(await stored({ cookie, subject: 'ann' })).toEqual(before);
      expect(await left(await beat(cookie, '0'))).toBeGreaterThan(POLICY.idleMs - MINUTE);
      await advance(POLICY.idleMs);
      expect((await get(cookie)).status).toBe(401);
      await stream?.cancel();
    });

    it('a forged age does not extend a session', async () => {
      const { cookie } = await signIn();
      await advance(10 * MINUTE);
      const before = await stored({ cookie, subject: 'ann' });
      const forged = [
        '-1',
        '-600000',
        '-1e300',
        '0.5',
        '1e-9',
        '1e999',
        '"0"',
        'null',
        'true',
        '[0]',
        '{}',
        '"now"',
        'NaN',
      ];
      for (const age of forged) expect((await beat(cookie, age)).status, age).toBe(422);
      expect(await stored({ cookie, subject: 'ann' })).toEqual(before);
      for (const age of ['9007199254740991', '604800000', `${POLICY.idleMs + 1}`]) {
        const response = await beat(cookie, age);
        expect(response.status, age).toBe(200);
        expect(await left(response), age).toBeLessThanOrEqual(5 * MINUTE);
      }
    });

    it('a request from another site changes nothing, even from a neighbouring subdomain', async () => {
      const { cookie, sid } = await signIn('admin');
      const before = await stored({ cookie, subject: 'admin' });
      for (const [method, path, body] of UNSAFE) {
        for (const site of ['cross-site', 'same-site', 'none', 'Same-Origin', '']) {
          const headers = { ...PAGE, cookie, 'if-match': '"1"', 'sec-fetch-site': site, origin: ORIGIN };
          const response = await here.handler(request(path.replace('{sid}', sid), { method, headers, body }));
          expect(response.status, `${method} ${path} from ${site}`).toBe(403);
        }
      }
      const opened = await get(cookie, '/events', { 'sec-fetch-site': 'same-site' });
      expect(opened.status).toBe(403);
      expect(await stored({ cookie, subject: 'admin' })).toEqual(before);
    });

    it('an old cookie is rejected on every node after the sign-out', async () => {
      const { cookie, sid } = await signIn('admin');
      const logout = { method: 'POST', headers: { ...PAGE, cookie }, body: '{}' };
      expect((await here.handler(request('/logout', logout))).status).toBe(204);
      const after = await stored({ cookie, subject: 'admin' });
      for (const node of [there, here]) {
        for (const path of SAFE) {
          expect((await node.handler(request(path, { headers: { cookie } }))).status, path).toBe(401);
        }
        for (const [method, path, body] of UNSAFE) {
          const headers = { ...PAGE, cookie, 'if-match': '"1"' };
          const response = await node.handler(request(path.replace('{sid}', sid), { method, headers, body }));
          // A repeated logout succeeds.
          expect(response.status, `${method} ${path}`).toBe(path === '/logout' ? 204 : 401);
        }
        expect((await node.authenticate(request('/', { headers: { cookie } }), { touch: true })).response?.status).toBe(
          401,
        );
      }
      expect(await stored({ cookie, subject: 'admin' })).toEqual(after);
    });

    it('a planted cookie is not adopted at sign-in, and is rejected beside the true one', async () => {
      const planted = await signIn('mallory');
      const victim = await signIn('ann', planted.cookie);
      expect(victim.cookie).not.toBe(planted.cookie);
      expect((await get(planted.cookie)).status).toBe(401);
      const another = await signIn('mallory');
      for (const tossed of [`${another.cookie}; ${victim.cookie}`, `${victim.cookie}; ${another.cookie}`]) {
        expect((await get(tossed)).status).toBe(401);
      }
      // A neighbouring subdomain can set a cookie without the prefix.
      expect((await get(victim.cookie.replace('__Host-', ''))).status).toBe(401);
      expect((await get(victim.cookie)).status).toBe(200);
    });

    it('the state names the account by a tag that is the same on every node and contains nothing of the person', async () => {
      const accountAt = async (node: SessionHandler, { cookie }: { cookie: string }) => {
        const read = await node.handler(request('/session', { headers: { cookie } }));
        const { account } = (await read.json()) as SessionState;
        expect(((await (await beat(cookie, '0', node)).json()) as SessionState).account).toBe(account);
        const events = (await node.handler(request('/events', { headers: { cookie } }))).body?.getReader();
        expect(new TextDecoder().decode((await events?.read())?.value)).toContain(`"account":"${account}"`);
        await events?.cancel();
        return account;
      };
      const ann = await accountAt(here, await signIn('ann'));
      expect(ann).toMatch(/^[\w-]{16,64}$/);
      expect(await accountAt(there, await signIn('ann'))).toBe(ann);
      // As after a restart.
      const restarted = createSessionHandler(createSessionEngine({ store: other, policyFor: () => 'p' }));
      expect(await accountAt(restarted, await signIn('ann'))).toBe(ann);
      expect(await accountAt(here, await signIn('bob'))).not.toBe(ann);
      const { state } = await there.createSession(new Request(ORIGIN), { subject: 'ann', tenant: 't1' });
      expect(state.account).toMatch(/^[\w-]{16,64}$/);
      expect(state.account).not.toBe(ann);
    });

    it('a sign-in in place gets a new token, and no user gains anything from the old one', async () => {
      const post = (path: string, cookie: string, body: object) =>
        there.handler(request(path, { method: 'POST', headers: { ...PAGE, cookie }, body: JSON.stringify(body) }));
      const subjectOf = async (cookie: string) =>
        (await there.authenticate(request('/', { headers: { cookie } }))).session?.subject;
      const detailOf = async (event: string, of: string) => {
        const lines = await store.audit({ tenant: null, limit: 200, before: null });
        return lines.find((line) => line.event === event && line.sid === of)?.detail;
      };
      const old = await signIn('ann');
      const next = await signIn('ann', old.cookie);
      expect(next.cookie).not.toBe(old.cookie);
      expect(next.sid > old.sid).toBe(true);
      expect(await detailOf('sign-in', next.sid)).toEqual({ resumes: old.sid });
      await advance(10 * MINUTE);
      const before = await stored({ cookie: next.cookie, subject: 'ann' });
      for (const path of SAFE) expect((await get(old.cookie, path)).status, path).toBe(401);
      expect(await (await get(old.cookie)).json()).toMatchObject({ code: 'session_ended', reason: 'superseded' });
      expect(await subjectOf(old.cookie)).toBeUndefined();
      // A page of the old session, with either cookie.
      const late = await post('/heartbeat', next.cookie, { v: 1, ageMs: 0, sid: old.sid });
      expect(((await late.json()) as SessionState).sid).toBe(next.sid);
      for (const { sid } of [old, next])
        expect((await post('/heartbeat', old.cookie, { v: 1, ageMs: 0, sid })).status).toBe(401);
      for (const cookie of [old.cookie, next.cookie]) await post('/logout', cookie, { sid: old.sid });
      await post('/logout', old.cookie, {});
      expect(await stored({ cookie: next.cookie, subject: 'ann' })).toEqual(before);

      const mallory = await signIn('mallory', old.cookie);
      expect(await subjectOf(mallory.cookie)).toBe('mallory');
      expect(await subjectOf(next.cookie)).toBe('ann');
      expect(await detailOf('sign-in', mallory.sid)).toEqual({});
      // While it is active, the other person's sign-in ends it.
      const bob = await signIn('bob', next.cookie);
      expect(await subjectOf(bob.cookie)).toBe('bob');
      expect(await subjectOf(next.cookie)).toBeUndefined();
      expect(await detailOf('end', next.sid)).toEqual({ reason: 'superseded' });
      expect((await stored({ cookie: bob.cookie, subject: 'ann' })).sids).toEqual([]);
      expect(await detailOf('sign-in', (await signIn('ann', next.cookie)).sid)).toEqual({});
    });

    it('no response can be cached, rendered as a page, framed or read by another site', async () => {
      const { cookie } = await signIn();
      const answers = [
        await get(cookie),
        await get(cookie, '/events'),
        await get(''),
        await get(cookie, '/none'),
        await here.handler(request('/logout', { method: 'POST', headers: { ...PAGE, cookie }, body: '{}' })),
        (await here.authenticate(request('/', { headers: { cookie } }))).response,
      ];
      for (const answer of answers) {
        expect(answer?.headers.get('Cache-Control')).toMatch(/^no-store/);
        expect(answer?.headers.get('X-Content-Type-Options')).toBe('nosniff');
        expect(answer?.headers.get('Content-Security-Policy')).toBe("default-src 'none'; frame-ancestors 'none'");
        expect(answer?.headers.get('Cross-Origin-Resource-Policy')).toBe('same-origin');
        expect(answer?.headers.has('Access-Control-Allow-Origin')).toBe(false);
        await answer?.body?.cancel();
      }
    });

    it('the absolute timeout counts from the authentication, and an old authentication begins no session', async () => {
      const before = await signIn('ann');
      const since = async (ms: number) =>
        here.createSession(new Request(ORIGIN, { headers: { cookie: before.cookie } }), {
          subject: 'ann',
          authAt: await ago(ms),
        });
      for (const age of [POLICY.maxMs, 1e15, Number.NaN]) {
        await expect(since(age)).rejects.toThrow(StaleAuthenticationError);
      }
      expect((await get(before.cookie)).status).toBe(200);
      const { state } = await since(POLICY.maxMs - 30 * MINUTE);
      expect(state.max.remainingMs).toBeLessThanOrEqual(30 * MINUTE);
      expect(state.max.remainingMs).toBeGreaterThan(29 * MINUTE);
      expect(state.idle.remainingMs).toBeGreaterThan(POLICY.idleMs - MINUTE);
      // An authentication in the future counts as now.
      expect((await since(-MINUTE)).state.max.remainingMs).toBeLessThanOrEqual(POLICY.maxMs);
    });

    it('a request that is too long is rejected, and a long user agent is truncated', async () => {
      const { cookie } = await signIn();
      const before = await stored({ cookie, subject: 'ann' });
      const headers = { ...PAGE, cookie };
      const long = 'x'.repeat(9_000);
      const answers = [
        await here.handler(request('/heartbeat', { method: 'POST', headers, body: `{"v":1,"ageMs":0,"x":"${long}"}` })),
        await here.handler(
          request('/logout', { method: 'POST', headers: { ...headers, 'content-length': '2000' }, body: '{}' }),
        ),
        await get(cookie, `/session?${long}`),
      ];
      expect(answers.map(({ status }) => status)).toEqual([413, 413, 413]);
      expect((await get(cookie, `/sessions/${long.slice(0, 200)}`)).status).toBe(404);
      expect(await stored({ cookie, subject: 'ann' })).toEqual(before);
      const agent = { 'user-agent': long };
      const { setCookie } = await here.createSession(new Request(ORIGIN, { headers: agent }), { subject: 'eve' });
      const token = setCookie.split(';')[0]?.split('=')[1] ?? '';
      expect((await store.find(hashToken(token)))?.session.userAgent).toHaveLength(256);
    });

    it(`${attempts} random requests cause client errors and change nothing`, async () => {
      const { cookie, sid } = await signIn('admin');
      const before = await stored({ cookie, subject: 'admin' });
      const text = fc
        .string({ maxLength: 60, unit: 'binary' })
        .map((raw) => raw.replace(/[^\t\x20-\x7e\x80-\xff]/g, ''));
      const odd = fc.constantFrom('\0', '\\u0000', '\ud800', '__proto__', '1e999', '-0', '[[[[', '{"v":1}', "';--");
      const attempt = fc.record({
        target: fc.oneof(
          fc.constantFrom(...UNSAFE.map(([method, path]) => ({ method, path: path.replace('{sid}', sid) }))),
          fc.record({ method: fc.constantFrom('POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'), path: webPath }),
        ),
        // Never a valid one.
        body: fc.oneof(
          fc.string(),
          fc.json(),
          odd,
          odd.map((part) => `{"v":1,"ageMs":"${part}","subject":7,"scope":"${part}"}`),
        ),
        cookie: fc.oneof(
          text,
          fc.constant(cookie),
          odd.map((part) => `__Host-curfew=${part.replace(/[^\x20-\x7e]/g, '')}`),
        ),
        site: fc.constantFrom('same-origin', 'same-site', 'cross-site'),
        more: fc.dictionary(
          fc.constantFrom('if-match', 'content-type', 'origin', 'accept', 'range', 'x-forwarded-proto'),
          text,
          {
            maxKeys: 2,
          },
        ),
      });
      await fc.assert(
        fc.asyncProperty(attempt, async ({ target: { method, path }, body, cookie: crumb, site, more }) => {
          fc.pre(!harmless(path, body));
          const headers = { ...PAGE, 'sec-fetch-site': site, 'if-match': '"1"', ...more, cookie: crumb };
          const response = await here.handler(request(path, { method, headers, body }));
          expect(response.status, `${method} ${path} ${body}`).toBeGreaterThanOrEqual(400);
          expect(response.status, `${method} ${path} ${body}`).toBeLessThan(500);
        }),
        { numRuns: attempts },
      );
      expect(await stored({ cookie, subject: 'admin' })).toEqual(before);
    });
  });
}

const webPath = fc.webPath().map((path) => (path.startsWith('/') ? path : `/${path}`));

/** Returns whether the endpoint accepts this body because it needs none. */
function harmless(path: string, body: string): boolean {
  if (!path.startsWith('/logout') && !path.startsWith('/sessions/')) return false;
  try {
    const value: unknown = JSON.parse(body || '{}');
    return typeof value === 'object' && value !== null;
  } catch {
    return false;
  }
}
