import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { problem, request, setHandlerStage, state } from '../../test/handler-stage.ts';
import { PAGE } from '../../test/hosts.ts';
import { MINUTE, POLICY } from '../testing/stage.ts';

const stage = setHandlerStage();
const { pass, post, send, signIn } = stage;

describe('GET /session', () => {
  it('returns the state of the session and does not extend it', async () => {
    const { cookie, session } = await signIn();
    pass(5 * MINUTE);
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
    pass(10 * MINUTE);
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
    pass(10 * MINUTE);
    const body = await state(await post('/heartbeat', { v: 1, ageMs: 3 * MINUTE, future: 'field' }, { cookie }));
    expect(body.idle.remainingMs).toBe(12 * MINUTE);
    expect(body.rev).toBe(1);
    expect(body.coalesced).toBeUndefined();
  });

  it('returns coalesced and writes nothing if it comes too soon', async () => {
    const { cookie } = await signIn();
    pass(MINUTE);
    await post('/heartbeat', { v: 1, ageMs: 0 }, { cookie });
    pass(1_000);
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
    pass(MINUTE);
    expect((await problem(await post('/heartbeat', body, { cookie }))).code).toBe('bad_body');
    expect((await state(await send('/session', { headers: { cookie } }))).rev).toBe(0);
  });

  it('writes nothing for the page of a superseded session, and returns the new session', async () => {
    const old = await signIn();
    const next = await signIn('bo', { cookie: old.cookie });
    pass(MINUTE);
    const body = await state(
      await post('/heartbeat', { v: 1, ageMs: 0, sid: old.session.sid }, { cookie: next.cookie }),
    );
    expect(body).toMatchObject({ sid: next.session.sid, rev: 0, idle: { remainingMs: 14 * MINUTE } });
  });

  it('does not revive an ended session', async () => {
    const { cookie } = await signIn();
    pass(15 * MINUTE);
    expect(await problem(await post('/heartbeat', { v: 1, ageMs: 0 }, { cookie }))).toMatchObject({ reason: 'idle' });
  });
});

describe('POST /logout', () => {
  it('ends the session and clears the cookie, and can be repeated', async () => {
    const { cookie } = await signIn();
    const response = await post('/logout', {}, { cookie });
    expect(response.status).toBe(204);
    expect(response.headers.get('Set-Cookie')).toMatch(
      /^__Host-curfew=; Max-Age=0; Path=\/; Secure; HttpOnly; SameSite=Lax$/,
    );
    expect(response.headers.has('Clear-Site-Data')).toBe(false);
    expect((await post('/logout', {}, { cookie })).status).toBe(204);
    expect(await problem(await send('/session', { headers: { cookie } }))).toMatchObject({ reason: 'signed-out' });
  });

  it.each([0, 15 * MINUTE])('does not clear the cookie of a sign-in that it arrives after: %d ms', async (idle) => {
    const old = await signIn();
    pass(idle);
    const next = await signIn('ann', { cookie: old.cookie });
    const response = await post('/logout', { sid: old.session.sid }, { cookie: old.cookie });
    expect([response.status, response.headers.has('Set-Cookie')]).toEqual([204, false]);
    await state(await send('/session', { headers: { cookie: next.cookie } }));
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

it('rejects a URL that is too long', async () => {
  expect((await problem(await send(`/session?${'x'.repeat(2_048)}`))).code).toBe('too_large');
});

describe('authenticate', () => {
  it('reads the session without extending it, and returns a refusal when it has ended', async () => {
    const { cookie, session } = await signIn();
    pass(14 * MINUTE);
    expect(await stage.curfew.authenticate(request('/api/items', { headers: { cookie } }))).toMatchObject({
      session: { sid: session.sid, subject: 'ann' },
    });
    pass(MINUTE);
    const over = await stage.curfew.authenticate(request('/api/items', { headers: { cookie } }));
    expect(over).toMatchObject({ session: null, reason: 'idle' });
    expect(over.response?.status).toBe(401);
  });
});

it('extends the session in authenticate only if touch is set', async () => {
  const { cookie } = await signIn();
  const own = request('/api/save', { headers: { cookie } });
  pass(10 * MINUTE);
  await stage.curfew.authenticate(own);
  expect((await state(await send('/session', { headers: { cookie } }))).idle.remainingMs).toBe(5 * MINUTE);
  await stage.curfew.authenticate(own, { touch: true });
  expect((await state(await send('/session', { headers: { cookie } }))).idle.remainingMs).toBe(15 * MINUTE);
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
  expect(await stage.store.findPolicy('default')).toMatchObject({ version: 1 });
});
