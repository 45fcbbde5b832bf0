import { auditPageSchema, revokedSchema, sessionListSchema } from '@curfew/core/protocol';
import * as v from 'valibot';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { described } from '../../../test/described.ts';
import { PAGE } from '../../../test/hosts.ts';
import { createSessionEngine } from '../../engine.ts';
import type { SignIn } from '../../engine-types.ts';
import { memoryStore } from '../../store/memory.ts';
import type { Store } from '../../store/types.ts';
import { createSessionHandler } from '../handler.ts';
import type { SessionHandler } from '../session-handler.ts';
import type { AdminRequest } from './admin.ts';

const MINUTE = 60_000;
const START = 1_800_000_000_000;

let now: number;
let asked: AdminRequest[];
let store: Store;
let curfew: SessionHandler;

beforeEach(async () => {
  now = START;
  asked = [];
  store = memoryStore({ now: () => now });
  const engine = createSessionEngine({ store, policyFor: () => 'default' });
  await engine.ensurePolicy('default', { idleMs: 15 * MINUTE, maxMs: 720 * MINUTE, warnMs: 2 * MINUTE });
  curfew = described(
    createSessionHandler(engine, {
      isAdmin: (ask) => {
        asked.push(ask);
        return ask.session.subject === 'admin';
      },
    }),
  );
});

const url = (path: string) => `https://app.example.com/curfew/v1${path}`;

async function signIn(who: SignIn = { subject: 'ann' }, userAgent = 'Firefox') {
  now += 1_000;
  const request = new Request(url('/'), { headers: { 'User-Agent': userAgent } });
  const { setCookie, session } = await curfew.createSession(request, who);
  return { cookie: setCookie.split(';')[0] ?? '', sid: session.sid };
}

const get = (path: string, cookie: string) => curfew.handler(new Request(url(path), { headers: { cookie } }));
function send(method: string, path: string, cookie: string, body?: unknown): Promise<Response> {
  const init = body === undefined ? {} : { body: JSON.stringify(body) };
  return curfew.handler(new Request(url(path), { method, headers: { ...PAGE, cookie }, ...init }));
}
async function read<T>(response: Response, schema: v.GenericSchema<unknown, T>): Promise<T> {
  expect(response.status).toBe(200);
  expect(response.headers.get('Cache-Control')).toBe('no-store');
  return v.parse(schema, await response.json());
}
const isLive = async (cookie: string) => (await get('/session', cookie)).status === 200;
const codeOf = async (response: Response) => ((await response.json()) as { code: string }).code;

describe('a user’s own sessions', () => {
  it('are listed newest first, with the current one marked, without those of other users', async () => {
    const laptop = await signIn(undefined, 'Firefox');
    const phone = await signIn(undefined, 'Safari');
    await signIn({ subject: 'bo' });
    await signIn({ subject: 'ann', tenant: 'other' });
    const { sessions } = await read(await get('/sessions', laptop.cookie), sessionListSchema);
    expect(sessions).toEqual([
      {
        sid: phone.sid,
        userAgent: 'Safari',
        current: false,
        createdAt: new Date(START + 2_000).toISOString(),
        seenAt: new Date(START + 2_000).toISOString(),
        endsAt: new Date(START + 2_000 + 15 * MINUTE).toISOString(),
      },
      expect.objectContaining({ sid: laptop.sid, userAgent: 'Firefox', current: true }),
    ]);
  });

  it('are not extended when they are listed', async () => {
    const { cookie } = await signIn();
    now += 15 * MINUTE - 1;
    expect((await get('/sessions', cookie)).status).toBe(200);
    now += 1;
    expect((await get('/sessions', cookie)).status).toBe(401);
  });

  it('can be ended one by one', async () => {
    const laptop = await signIn();
    const phone = await signIn();
    const response = await send('DELETE', `/sessions/${phone.sid}`, laptop.cookie);
    expect(response.status).toBe(204);
    expect(response.headers.has('Set-Cookie')).toBe(false);
    expect([await isLive(phone.cookie), await isLive(laptop.cookie)]).toEqual([false, true]);
    expect(await (await get('/session', phone.cookie)).json()).toMatchObject({ reason: 'revoked' });
    expect((await send('DELETE', `/sessions/${phone.sid}`, laptop.cookie)).status).toBe(404);
  });

  it('clear the cookie when the current session is ended', async () => {
    const { sid, cookie } = await signIn();
    const response = await send('DELETE', `/sessions/${sid}`, cookie);
    expect(response.headers.get('Set-Cookie')).toMatch(/Max-Age=0/);
    expect(await isLive(cookie)).toBe(false);
  });

  it('are the only ones that a user can end: others are not found and stay active', async () => {
    const { cookie } = await signIn();
    const others = [await signIn({ subject: 'bo' }), await signIn({ subject: 'ann', tenant: 'other' })];
    for (const other of others) {
      const response = await send('DELETE', `/sessions/${other.sid}`, cookie);
      expect([response.status, await codeOf(response)]).toEqual([404, 'not_found']);
      expect(await isLive(other.cookie)).toBe(true);
    }
  });

  it('can be ended all at once, with or without the current one', async () => {
    const all = [await signIn(), await signIn(), await signIn()];
    const stranger = await signIn({ subject: 'bo' });
    const [own = { cookie: '' }] = all;
    const others = await send('POST', '/sessions/revoke', own.cookie, { scope: 'others' });
    expect(others.headers.has('Set-Cookie')).toBe(false);
    expect(await read(others, revokedSchema)).toEqual({ revoked: 2 });
    expect(await Promise.all(all.map(({ cookie }) => isLive(cookie)))).toEqual([true, false, false]);
    const every = await send('POST', '/sessions/revoke', own.cookie, { scope: 'all' });
    expect(every.headers.get('Set-Cookie')).toMatch(/Max-Age=0/);
    expect(await read(every, revokedSchema)).toEqual({ revoked: 1 });
    expect([await isLive(own.cookie), await isLive(stranger.cookie)]).toEqual([false, true]);
  });

  it('are read and ended one request at a time, so that a user with many of them delays no other user', async () => {
    const [laptop, phone, bo] = [await signIn(), await signIn(), await signIn({ subject: 'bo' })];
    const { list, revoke } = store;
    const reads: (() => void)[] = [];
    store.list = (owner, limit) => new Promise((done) => void reads.push(() => done(list(owner, limit))));
    const ended = vi.fn(revoke);
    store.revoke = ended;
    const first = get('/sessions', laptop.cookie);
    await expect.poll(() => reads).toHaveLength(1);
    const second = get('/sessions', phone.cookie);
    const others = send('POST', '/sessions/revoke', laptop.cookie, { scope: 'others' });
    const foreign = get('/sessions', bo.cookie);
    await expect.poll(() => reads).toHaveLength(2);
    expect(ended).not.toHaveBeenCalled();
    await curfew.signOut(new Request(url('/'), { headers: { cookie: phone.cookie } }));
    for (const answer of reads) answer();
    expect([(await first).status, (await foreign).status]).toEqual([200, 200]);
    // Its session has ended while it waited.
    expect((await second).status).toBe(401);
    expect(await read(await others, revokedSchema)).toEqual({ revoked: 0 });
    expect(reads).toHaveLength(2);
  });

  it('are ended before the lists that another session has asked for many times', async () => {
    const [own, stolen] = [await signIn(), await signIn()];
    const { list } = store;
    const reads: (() => void)[] = [];
    store.list = (owner, limit) => new Promise((done) => void reads.push(() => done(list(owner, limit))));
    const lists = [1, 2, 3].map(() => get('/sessions', stolen.cookie));
    await expect.poll(() => reads).toHaveLength(1);
    const others = send('POST', '/sessions/revoke', own.cookie, { scope: 'others' });
    // In the memory store it waits for its body alone.
    for (let n = 0; n < 10; n++) await new Promise(setImmediate);
    reads[0]?.();
    expect(await read(await others, revokedSchema)).toEqual({ revoked: 1 });
    expect((await Promise.all(lists)).map(({ status }) => status)).toEqual([200, 401, 401]);
  });

  it.each([
    ['POST', '/sessions/revoke', { scope: 'everybody' }, {}, 'bad_body'],
    ['POST', '/sessions/revoke', { scope: 'all' }, { 'Sec-Fetch-Site': 'same-site' }, 'csrf'],
    ['POST', '/sessions/revoke', { scope: 'all' }, { 'X-Curfew': '' }, 'csrf'],
    ['DELETE', '/sessions/SID', undefined, { 'Sec-Fetch-Site': 'cross-site' }, 'csrf'],
    ['DELETE', '/sessions/SID', undefined, { 'Content-Type': 'text/plain' }, 'bad_type'],
  ])('reject %s %s %j with the headers %j', async (method, path, body, headers, code) => {
    const { sid, cookie } = await signIn();
    const init = { method, headers: { ...PAGE, cookie, ...headers } as Record<string, string> };
    const request = new Request(url(path.replace('SID', sid)), {
      ...init,
      ...(body && { body: JSON.stringify(body) }),
    });
    expect(await codeOf(await curfew.handler(request))).toBe(code);
    expect(await isLive(cookie)).toBe(true);
  });
});

describe('administrators', () => {
  it('list and end the sessions of users of their own tenant', async () => {
    const admin = await signIn({ subject: 'admin', tenant: 'acme' });
    const ann = await signIn({ subject: 'ann', tenant: 'acme' });
    const list = await read(await get('/admin/sessions?subject=ann', admin.cookie), sessionListSchema);
    expect(list.sessions).toMatchObject([{ sid: ann.sid, current: false }]);
    const body = { subject: 'ann', sid: ann.sid };
    expect(await read(await send('POST', '/admin/revoke', admin.cookie, body), revokedSchema)).toEqual({ revoked: 1 });
    expect(await isLive(ann.cookie)).toBe(false);
    expect(asked).toMatchObject([
      { action: 'sessions.read', subject: 'ann', tenant: 'acme' },
      { action: 'sessions.revoke', subject: 'ann', tenant: 'acme' },
    ]);
  });

  it('end all sessions of a user if they name no session', async () => {
    const admin = await signIn({ subject: 'admin' });
    const all = [await signIn(), await signIn()];
    const response = await send('POST', '/admin/revoke', admin.cookie, { subject: 'ann' });
    expect(await read(response, revokedSchema)).toEqual({ revoked: 2 });
    expect(await Promise.all(all.map(({ cookie }) => isLive(cookie)))).toEqual([false, false]);
  });

  it('neither list nor end sessions of another tenant', async () => {
    const admin = await signIn({ subject: 'admin', tenant: 'acme' });
    const ann = await signIn({ subject: 'ann', tenant: 'other' });
    const list = await read(await get('/admin/sessions?subject=ann', admin.cookie), sessionListSchema);
    expect(list.sessions).toEqual([]);
    const one = await send('POST', '/admin/revoke', admin.cookie, { subject: 'ann', sid: ann.sid });
    expect(one.status).toBe(404);
    expect(await read(await send('POST', '/admin/revoke', admin.cookie, { subject: 'ann' }), revokedSchema)).toEqual({
      revoked: 0,
    });
    expect(await isLive(ann.cookie)).toBe(true);
    const { entries } = await read(await get('/admin/audit', admin.cookie), auditPageSchema);
    expect(entries.every(({ subject }) => subject === 'admin')).toBe(true);
  });

  it('are served one request at a time, so that one with many sessions delays no other user', async () => {
    const [desk, home, boss] = [
      await signIn({ subject: 'admin' }),
      await signIn({ subject: 'admin' }),
      await signIn({ subject: 'admin', tenant: 'acme' }),
    ];
    const { list, revoke, audit, findPolicy } = store;
    const reads: (() => void)[] = [];
    store.list = (owner, limit) => new Promise((done) => void reads.push(() => done(list(owner, limit))));
    const others = { revoke: vi.fn(revoke), audit: vi.fn(audit), findPolicy: vi.fn(findPolicy) };
    Object.assign(store, others);
    const first = get('/admin/sessions?subject=ann', desk.cookie);
    await expect.poll(() => reads).toHaveLength(1);
    const waiting = [
      get('/admin/sessions?subject=bo', home.cookie),
      get('/admin/audit', home.cookie),
      get('/admin/policies/default', home.cookie),
      send('POST', '/admin/revoke', home.cookie, { subject: 'ann' }),
    ];
    const foreign = get('/admin/sessions?subject=ann', boss.cookie);
    await expect.poll(() => reads).toHaveLength(2);
    await curfew.signOut(new Request(url('/'), { headers: { cookie: home.cookie } }));
    for (const answer of reads) answer();
    expect([(await first).status, (await foreign).status]).toEqual([200, 200]);
    // Their session has ended while they waited.
    expect((await Promise.all(waiting)).map(({ status }) => status)).toEqual([401, 401, 401, 401]);
    expect(reads).toHaveLength(2);
    for (const call of Object.values(others)) expect(call).not.toHaveBeenCalled();
  });

  it('read the audit in pages, newest first, with the subject that revoked a session', async () => {
    const admin = await signIn({ subject: 'admin' });
    const ann = await signIn();
    await send('POST', '/admin/revoke', admin.cookie, { subject: 'ann' });
    const first = await read(await get('/admin/audit?limit=1', admin.cookie), auditPageSchema);
    expect(first.entries).toMatchObject([
      { event: 'end', sid: ann.sid, subject: 'ann', detail: { reason: 'revoked', by: 'admin' } },
    ]);
    const second = await read(await get(`/admin/audit?before=${first.next}`, admin.cookie), auditPageSchema);
    expect(second.entries).toMatchObject([
      { event: 'sign-in', sid: ann.sid },
      { event: 'sign-in' },
      { event: 'policy' },
    ]);
    expect(second.next).toBeNull();
  });

  it.each([
    ['GET', '/admin/sessions', undefined, 'bad_body'],
    ['GET', '/admin/audit?limit=0', undefined, 'bad_body'],
    ['GET', '/admin/audit?limit=1e3', undefined, 'bad_body'],
    ['POST', '/admin/revoke', {}, 'bad_body'],
    ['POST', '/admin/revoke', { subject: '' }, 'bad_body'],
  ])('receive the error of %s %s %j, but members receive forbidden', async (method, path, body, code) => {
    const admin = await signIn({ subject: 'admin' });
    const member = await signIn();
    expect(await codeOf(await send(method, path, admin.cookie, body))).toBe(code);
    expect(await codeOf(await send(method, path, member.cookie, body))).toBe('forbidden');
    expect(await codeOf(await send(method, path, '', body))).toBe('no_session');
  });
});
