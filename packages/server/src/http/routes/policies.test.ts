import { type PolicyDryRun, type PolicySave, policyDryRunSchema, policyResourceSchema } from '@curfew/core/protocol';
import { describe, expect, it } from 'vitest';
import { PAGE } from '../../../test/hosts.ts';
import { PATH, read, refusal, setPoliciesStage, url } from '../../../test/policies-stage.ts';
import { MINUTE, POLICY } from '../../testing/stage.ts';

const stage = setPoliciesStage();
const { signIn, get, put } = stage;

const idleOf = async (cookie: string) =>
  ((await (await get('/session', cookie)).json()) as { policy: { idleMs: number } }).policy.idleMs;

describe('a save', () => {
  it('at the next sign-in changes nothing for the sessions that exist, until one that applies now', async () => {
    const cookie = await signIn();
    const later = { idleMs: 20 * MINUTE, apply: 'next-sign-in' } as const;
    const dryRun = async (save: Partial<PolicySave>): Promise<PolicyDryRun> =>
      read(await put(cookie, save, null, `${PATH}?dryRun=1`), policyDryRunSchema);
    stage.pass(10 * MINUTE);
    expect(await dryRun({ idleMs: 5 * MINUTE })).toEqual({ ends: 1, of: 1, self: true });
    expect(await dryRun({ idleMs: 5 * MINUTE, apply: 'next-sign-in' })).toEqual({ ends: 0, of: 1, self: false });
    expect(await read(await put(cookie, later, 1), policyResourceSchema)).toMatchObject({
      version: 2,
      idleMs: 20 * MINUTE,
      updatedBy: 'admin',
    });
    const next = await signIn('bob');
    expect([await idleOf(cookie), await idleOf(next)]).toEqual([POLICY.idleMs, 20 * MINUTE]);
    await put(cookie, { idleMs: 12 * MINUTE }, 2);
    expect([await idleOf(cookie), await idleOf(next)]).toEqual([12 * MINUTE, 12 * MINUTE]);
  });

  it.each([
    ['1', 200, 1],
    ['true', 200, 1],
    ['0', 200, 2],
    ['false', 200, 2],
    ['', 422, 1],
    ['yes', 422, 1],
    ['TRUE', 422, 1],
    ['0&dryRun=1', 422, 1],
  ])('with dryRun=%s has the status %d, and leaves version %d', async (value, status, version) => {
    const cookie = await signIn();
    const response = await put(cookie, { idleMs: 20 * MINUTE }, 1, `${PATH}?dryRun=${value}`);
    expect(response.status).toBe(status);
    if (status === 422) expect(await refusal(response)).toEqual([422, 'dryRun invalid']);
    expect((await read(await get(PATH, cookie), policyResourceSchema)).version).toBe(version);
  });

  it('is reported with its note and the sessions that it applies to', async () => {
    const cookie = await signIn();
    await put(cookie, { idleMs: 20 * MINUTE, note: ' Audit 7 ', apply: 'next-sign-in' }, 1);
    const durations = { ...POLICY, idleMs: 20 * MINUTE };
    expect(stage.events.filter(({ kind }) => kind === 'policy')).toEqual([
      {
        kind: 'policy',
        version: 2,
        tenant: null,
        change: { id: 'default', durations, ifVersion: 1, by: 'admin', apply: 'next-sign-in', note: 'Audit 7' },
      },
    ]);
  });

  it.each([
    [{ note: 'x'.repeat(201) }, 'note invalid'],
    [{ note: 'a\nb' }, 'note invalid'],
    [{ note: '\ud800' }, 'note invalid'],
    [{ note: 'a\u202eb' }, 'note invalid'],
    [{ note: '\u2066a\u2069' }, 'note invalid'],
    [{ note: 'a\u2028b' }, 'note invalid'],
    [{ note: 7 }, 'note invalid'],
    [{ apply: 'tomorrow' }, 'apply invalid'],
    [{ apply: null }, 'apply invalid'],
    [{ idleMs: '900000', note: '\0' }, 'idleMs not_a_duration', 'note invalid'],
  ])('names the field if %j is not allowed', async (save, ...fields) => {
    const cookie = await signIn();
    expect(await refusal(await put(cookie, save as never, 1))).toEqual([422, ...fields]);
    expect((await read(await get(PATH, cookie), policyResourceSchema)).version).toBe(1);
  });

  it('may have a note of 200 characters of any language', async () => {
    const cookie = await signIn();
    for (const [n, note] of [
      '漢'.repeat(200),
      '🙂'.repeat(100),
      'é "\\" '.repeat(33),
      'عربي\u200f 👩\u200d💻',
    ].entries())
      expect((await put(cookie, { note }, n + 1)).status).toBe(200);
  });

  it('of one policy is refused after 60 within a minute, so that no tenant delays others', async () => {
    const [admin, ofAcme] = [await signIn(), await signIn('admin', 'acme')];
    const saves = await Promise.all(Array.from({ length: 61 }, () => put(ofAcme, {}, 0, '/admin/policies/acme')));
    expect(saves.map(({ status }) => status)).toEqual([...Array<number>(60).fill(412), 429]);
    expect(Number(saves[60]?.headers.get('Retry-After'))).toBeGreaterThan(0);
    expect((await put(ofAcme, {}, null, '/admin/policies/acme?dryRun=1')).status).toBe(200);
    expect((await put(admin, {}, 1)).status).toBe(200);
  });

  it('is refused if the session ends while its body arrives', async () => {
    const cookie = await signIn();
    const member = await signIn('ann');
    async function* body(): AsyncGenerator<Uint8Array> {
      yield new TextEncoder().encode(JSON.stringify({ ...POLICY, idleMs: 20 * MINUTE }));
      await stage.signOut(cookie);
    }
    const headers = new Headers({ ...PAGE, cookie, 'If-Match': '"1"' });
    const response = await stage.curfew.handler({ url: url(PATH), method: 'PUT', headers, body: body() });
    expect([response.status, await idleOf(member)]).toEqual([401, POLICY.idleMs]);
    expect((await put(member, { note: 7 as never }, 1)).status).toBe(403);
  });

  it('is refused if the session ends while isAdmin decides', async () => {
    const cookie = await signIn();
    const member = await signIn('ann');
    stage.decideBy(() => stage.signOut(cookie).then(() => true));
    const response = await put(cookie, { idleMs: 20 * MINUTE }, 1);
    expect([response.status, await idleOf(member)]).toEqual([401, POLICY.idleMs]);
  });

  it('at the next sign-in is refused after ten such saves, until one that applies now is old enough', async () => {
    const cookie = await signIn();
    const apply = 'next-sign-in';
    for (let version = 1; version <= 10; version++) expect((await put(cookie, { apply }, version)).status).toBe(200);
    expect(await refusal(await put(cookie, { apply }, 11))).toEqual([422, 'apply too_many']);
    expect((await put(cookie, { apply }, 7)).status).toBe(412);
    expect((await put(cookie, {}, 11)).status).toBe(200);
    expect(await refusal(await put(cookie, { apply }, 12))).toEqual([422, 'apply too_many']);
    stage.pass(POLICY.maxMs + MINUTE);
    const later = await signIn();
    expect((await put(later, { apply }, 12)).status).toBe(200);
  });
});
