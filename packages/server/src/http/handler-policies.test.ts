import { policyDryRunSchema, policyResourceSchema } from '@curfew/core/protocol';
import { describe, expect, it } from 'vitest';
import { problem, read, request, setHandlerStage } from '../../test/handler-stage.ts';
import { PAGE } from '../../test/hosts.ts';
import { createSessionEngine } from '../engine.ts';
import { MINUTE, POLICY } from '../testing/stage.ts';
import { createSessionHandler } from './handler.ts';

const stage = setHandlerStage();
const { pass, send, signIn } = stage;

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
    [{ 'If-Match': '"01"' }, 'stale_version'],
    [{ 'If-Match': 'W/"1"' }, 'stale_version'],
  ])('changes nothing if the headers are %j', async (headers, code) => {
    const { cookie } = await signIn('admin');
    const response = await put(cookie, { ...POLICY, idleMs: 20 * MINUTE }, headers as Record<string, string>);
    expect((await problem(response)).code).toBe(code);
    if (code === 'stale_version') expect(response.headers.get('ETag')).toBe('"1"');
    expect(await stage.store.findPolicy('default')).toMatchObject({ version: 1, ...POLICY });
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
    expect(await stage.store.findPolicy('default')).toMatchObject({ version: 1, ...POLICY });
  });

  it('returns what a change would end, and changes nothing, if dryRun is set', async () => {
    await signIn('ann');
    pass(10 * MINUTE);
    const { cookie } = await signIn('admin');
    const response = await put(cookie, { ...POLICY, idleMs: 5 * MINUTE }, {}, `${path}?dryRun=1`);
    expect(await read(response, policyDryRunSchema)).toEqual({ ends: 1, of: 2, self: false });
    expect(await stage.store.findPolicy('default')).toMatchObject({ version: 1 });
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
    expect((await stage.store.findPolicy('default'))?.version).toBe(1);
  });

  it('responds with 404 for policies of other tenants and unknown policies, and with 405 for unknown methods', async () => {
    const { cookie } = await signIn('admin');
    expect((await send('/admin/policies/theirs', { headers: { cookie } })).status).toBe(404);
    expect((await send('/admin/policies/none', { headers: { cookie } })).status).toBe(404);
    expect((await send(path, { method: 'DELETE', headers: { cookie } })).status).toBe(405);
  });

  it('responds with 403 if isAdmin is not set', async () => {
    const engine = createSessionEngine({ store: stage.store, policyFor: () => 'default' });
    const closed = createSessionHandler(engine);
    const { setCookie } = await closed.createSession(request('/api'), { subject: 'admin' });
    const cookie = setCookie.split(';')[0] ?? '';
    expect((await closed.handler(request(path, { headers: { cookie } }))).status).toBe(403);
  });

  it.each(['no', 1, {}])('responds with 403 if isAdmin returns %j, which is not true', async (result) => {
    const engine = createSessionEngine({ store: stage.store, policyFor: () => 'default' });
    const closed = createSessionHandler(engine, { isAdmin: () => result as boolean });
    const { setCookie } = await closed.createSession(request('/api'), { subject: 'admin' });
    const cookie = setCookie.split(';')[0] ?? '';
    expect((await closed.handler(request(path, { headers: { cookie } }))).status).toBe(403);
  });
});
