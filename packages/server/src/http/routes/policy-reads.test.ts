import { policyHistorySchema, policyResourceSchema, policySessionsSchema } from '@curfew/core/protocol';
import { describe, expect, it } from 'vitest';
import { PATH, read, refusal, START, setPoliciesStage } from '../../../test/policies-stage.ts';
import { MINUTE, POLICY } from '../../testing/stage.ts';

const stage = setPoliciesStage();
const { signIn, get, put } = stage;

describe('the history of a policy', () => {
  const history = async (cookie: string, query = '') =>
    read(await get(`${PATH}/history${query}`, cookie), policyHistorySchema);

  it('has who saved it, when, from what to what, and the note, newest first', async () => {
    const cookie = await signIn();
    stage.pass(59_000);
    await put(cookie, { idleMs: 20 * MINUTE, note: 'Audit 7' }, 1);
    stage.pass(60_000);
    await put(await signIn('root'), { idleMs: 10 * MINUTE, apply: 'next-sign-in' }, 2);
    const [first, second] = [
      { ...POLICY, idleMs: 20 * MINUTE },
      { ...POLICY, idleMs: 10 * MINUTE },
    ];
    expect(await history(cookie)).toEqual({
      changes: [
        {
          version: 3,
          at: new Date(stage.now).toISOString(),
          by: 'root',
          from: first,
          to: second,
          apply: 'next-sign-in',
          note: null,
        },
        {
          version: 2,
          at: new Date(START + 60_000).toISOString(),
          by: 'admin',
          from: POLICY,
          to: first,
          apply: 'now',
          note: 'Audit 7',
        },
        { version: 1, at: new Date(START).toISOString(), by: null, from: null, to: POLICY, apply: 'now', note: null },
      ],
      next: null,
    });
  });

  it('has pages, the last of whose changes knows what was before', async () => {
    const cookie = await signIn();
    for (let version = 1; version < 5; version++) await put(cookie, { warnMs: version }, version);
    const { changes: all } = await history(cookie);
    const first = await history(cookie, '?limit=2');
    const second = await history(cookie, `?limit=3&before=${first.next}`);
    expect([...first.changes, ...second.changes]).toEqual(all);
    expect(second.next).toBeNull();
    expect(await refusal(await get(`${PATH}/history?limit=0`, cookie))).toEqual([422, 'limit invalid']);
  });
});

it('counts the active sessions of a policy, and names none', async () => {
  const cookie = await signIn();
  stage.pass(3 * MINUTE);
  for (const subject of ['ann', 'bob']) await signIn(subject);
  await signIn('cy', 'acme');
  stage.pass(MINUTE);
  const response = await get(`${PATH}/sessions`, cookie);
  const text = await response.clone().text();
  const counts = await read(response, policySessionsSchema);
  expect(counts.total).toBe(3);
  const filled = counts.idle.filter(({ count }) => count > 0);
  expect(filled).toEqual([
    { fromMs: MINUTE, toMs: 2 * MINUTE, count: 2 },
    { fromMs: 2 * MINUTE, toMs: 5 * MINUTE, count: 1 },
  ]);
  expect(counts.age).toEqual(counts.idle);
  expect(text).not.toMatch(/ann|bob|sid/);
});

describe('of a policy', () => {
  const PARTS = ['/history', '/sessions'];

  it('both need the permission of what else shows that', async () => {
    const cookie = await signIn();
    stage.asked.length = 0;
    for (const part of PARTS) await get(PATH + part, cookie);
    expect(stage.asked).toMatchObject([
      { action: 'audit.read', policyId: 'default' },
      { action: 'policy.write', policyId: 'default' },
    ]);
    const member = await signIn('ann');
    for (const part of PARTS) {
      expect((await get(PATH + part, member)).status).toBe(403);
      expect((await get(PATH + part, '')).status).toBe(401);
    }
  });

  it('a tenant reads its own, and nothing of that of all tenants or of another', async () => {
    const global = await signIn();
    await put(global, { note: 'private' }, 1);
    const own = await signIn('admin', 'acme');
    const other = await signIn('admin', 'other');
    await put(own, { note: 'ours' }, 1, '/admin/policies/acme');
    for (const part of PARTS) {
      expect((await get(`/admin/policies/acme${part}`, own)).status).toBe(200);
      expect((await get(`/admin/policies/acme${part}`, other)).status).toBe(404);
      expect((await get(`/admin/policies/acme${part}`, global)).status).toBe(404);
      expect((await get(`/admin/policies/none${part}`, own)).status).toBe(404);
      expect((await get(PATH + part, own)).status).toBe(403);
    }
    expect((await read(await get(PATH, own), policyResourceSchema)).updatedBy).toBeUndefined();
    expect((await read(await get('/admin/policies/acme', own), policyResourceSchema)).updatedBy).toBe('admin');
    expect((await read(await get('/admin/policies/acme/sessions', own), policySessionsSchema)).total).toBe(1);
  });
});

it('refuses a count, a dry run and a history if the session ends while they wait', async () => {
  const { store, signOut } = stage;
  const { countSessions, previewPolicy, audit } = store;
  const cookies = [await signIn(), await signIn(), await signIn()] as const;
  const [counting, trying, reading] = cookies;
  store.countSessions = (id) => signOut(counting).then(() => countSessions(id));
  store.previewPolicy = (...of) => signOut(trying).then(() => previewPolicy(...of));
  store.audit = (of) => signOut(reading).then(() => audit(of));
  const dryRun = `${PATH}?dryRun=1`;
  const responses = [
    await get(`${PATH}/sessions`, counting),
    await put(trying, {}, null, dryRun),
    await get(`${PATH}/history`, reading),
  ];
  expect(responses.map(({ status }) => status)).toEqual([401, 401, 401]);
  for (const response of responses) expect(await response.json()).toMatchObject({ reason: 'signed-out' });
});

it('counts, tries and reads the history for the administrators of a policy in turn, however often one asks', async () => {
  const [boss, root] = [await signIn('boss'), await signIn('root')];
  const queue = () => ({ begun: [] as unknown[], ends: [] as (() => void)[] });
  const [scans, histories] = [queue(), queue()];
  const hang = ({ begun, ends }: ReturnType<typeof queue>, name: unknown) => {
    begun.push(name);
    return new Promise<void>((end) => void ends.push(end));
  };
  const { store } = stage;
  const { countSessions, previewPolicy, audit } = store;
  store.countSessions = (id) => hang(scans, 'count').then(() => countSessions(id));
  store.previewPolicy = (...of) => hang(scans, 'dry run').then(() => previewPolicy(...of));
  store.audit = (of) => hang(histories, of.limit).then(() => audit(of));
  const history = (lines: number, cookie: string) => get(`${PATH}/history?limit=${lines - 1}`, cookie);
  const first = [1, 2, 3].flatMap((n) => [get(`${PATH}/sessions`, boss), history(n + 1, boss)]);
  await expect.poll(() => [scans.begun, histories.begun]).toEqual([['count'], [2]]);
  const later = [put(root, {}, null, `${PATH}?dryRun=1`), history(9, root)];
  await expect.poll(() => stage.asked).toHaveLength(8);
  await new Promise(setImmediate);
  for (const [{ begun, ends }, expected] of [
    [scans, ['count', 'dry run', 'count', 'count']],
    [histories, [2, 9, 3, 4]],
  ] as const)
    for (const [n] of expected.entries()) {
      await expect.poll(() => begun).toEqual(expected.slice(0, n + 1));
      ends[n]?.();
    }
  expect((await Promise.all([...first, ...later])).map(({ status }) => status)).toEqual(Array(8).fill(200));
});
