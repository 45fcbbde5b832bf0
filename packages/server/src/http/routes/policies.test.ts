import {
  type PolicyDryRun,
  type PolicySave,
  policyDryRunSchema,
  policyHistorySchema,
  policyResourceSchema,
  policySessionsSchema,
  problemSchema,
} from '@curfew/core/protocol';
import * as v from 'valibot';
import { beforeEach, describe, expect, it } from 'vitest';
import { described } from '../../../test/described.ts';
import { PAGE } from '../../../test/hosts.ts';
import type { CurfewEvent } from '../../curfew-event.ts';
import { createSessionEngine } from '../../engine.ts';
import { memoryStore } from '../../store/memory.ts';
import type { Store } from '../../store/types.ts';
import { MINUTE, POLICY } from '../../testing/stage.ts';
import { createSessionHandler } from '../handler.ts';
import type { SessionHandler } from '../session-handler.ts';
import type { AdminRequest } from './admin.ts';

const START = 1_800_000_000_000;
const PATH = '/admin/policies/default';

let now: number;
let asked: AdminRequest[];
let decide: () => boolean | Promise<boolean>;
let events: CurfewEvent[];
let store: Store;
let curfew: SessionHandler;

beforeEach(async () => {
  now = START;
  asked = [];
  decide = () => true;
  events = [];
  store = memoryStore({ now: () => now });
  const engine = createSessionEngine({
    store,
    policyFor: ({ tenant }) => (tenant === 'acme' ? 'acme' : 'default'),
    onEvent: (event) => void events.push(event),
  });
  await engine.ensurePolicy('default', POLICY);
  await engine.ensurePolicy('acme', POLICY, { tenant: 'acme' });
  curfew = described(
    createSessionHandler(engine, {
      isAdmin: (ask) => {
        asked.push(ask);
        return ask.session.subject !== 'ann' && decide();
      },
    }),
  );
});

const url = (path: string) => `https://app.example.com/curfew/v1${path}`;

async function signIn(subject = 'admin', tenant: string | null = null): Promise<string> {
  now += 1_000;
  const { setCookie } = await curfew.createSession(new Request(url('/')), { subject, tenant });
  return setCookie.split(';')[0] ?? '';
}

const get = (path: string, cookie: string) => curfew.handler(new Request(url(path), { headers: { cookie } }));

function put(cookie: string, save: Partial<PolicySave>, version: number | null, path = PATH): Promise<Response> {
  const headers = { ...PAGE, cookie, ...(version !== null && { 'If-Match': `"${version}"` }) };
  const body = JSON.stringify({ ...POLICY, ...save });
  return curfew.handler(new Request(url(path), { method: 'PUT', headers, body }));
}

async function read<T>(response: Response, schema: v.GenericSchema<unknown, T>): Promise<T> {
  expect(response.status).toBe(200);
  return v.parse(schema, await response.json());
}

async function refusal(response: Response) {
  const { status, errors } = v.parse(problemSchema, await response.json());
  return [status, ...(errors ?? []).map(({ field, code }) => `${field} ${code}`)];
}

const idleOf = async (cookie: string) =>
  ((await (await get('/session', cookie)).json()) as { policy: { idleMs: number } }).policy.idleMs;

describe('a save', () => {
  it('at the next sign-in changes nothing for the sessions that exist, until one that applies now', async () => {
    const cookie = await signIn();
    const later = { idleMs: 20 * MINUTE, apply: 'next-sign-in' } as const;
    const dryRun = async (save: Partial<PolicySave>): Promise<PolicyDryRun> =>
      read(await put(cookie, save, null, `${PATH}?dryRun=1`), policyDryRunSchema);
    now += 10 * MINUTE;
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
    expect(events.filter(({ kind }) => kind === 'policy')).toEqual([
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
      await curfew.signOut(new Request(url('/'), { headers: { cookie } }));
    }
    const headers = new Headers({ ...PAGE, cookie, 'If-Match': '"1"' });
    const response = await curfew.handler({ url: url(PATH), method: 'PUT', headers, body: body() });
    expect([response.status, await idleOf(member)]).toEqual([401, POLICY.idleMs]);
    expect((await put(member, { note: 7 as never }, 1)).status).toBe(403);
  });

  it('is refused if the session ends while isAdmin decides', async () => {
    const cookie = await signIn();
    const member = await signIn('ann');
    const end = () => curfew.signOut(new Request(url('/'), { headers: { cookie } }));
    decide = () => end().then(() => true);
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
    now += POLICY.maxMs + MINUTE;
    const later = await signIn();
    expect((await put(later, { apply }, 12)).status).toBe(200);
  });
});

it('refuses a count, a dry run and a history if the session ends while they wait', async () => {
  const end = async (cookie: string) => curfew.signOut(new Request(url('/'), { headers: { cookie } }));
  const { countSessions, previewPolicy, audit } = store;
  const cookies = [await signIn(), await signIn(), await signIn()] as const;
  const [counting, trying, reading] = cookies;
  store.countSessions = (id) => end(counting).then(() => countSessions(id));
  store.previewPolicy = (...of) => end(trying).then(() => previewPolicy(...of));
  store.audit = (of) => end(reading).then(() => audit(of));
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
  const { countSessions, previewPolicy, audit } = store;
  store.countSessions = (id) => hang(scans, 'count').then(() => countSessions(id));
  store.previewPolicy = (...of) => hang(scans, 'dry run').then(() => previewPolicy(...of));
  store.audit = (of) => hang(histories, of.limit).then(() => audit(of));
  const history = (lines: number, cookie: string) => get(`${PATH}/history?limit=${lines - 1}`, cookie);
  const first = [1, 2, 3].flatMap((n) => [get(`${PATH}/sessions`, boss), history(n + 1, boss)]);
  await expect.poll(() => [scans.begun, histories.begun]).toEqual([['count'], [2]]);
  const later = [put(root, {}, null, `${PATH}?dryRun=1`), history(9, root)];
  await expect.poll(() => asked).toHaveLength(8);
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

describe('the history of a policy', () => {
  const history = async (cookie: string, query = '') =>
    read(await get(`${PATH}/history${query}`, cookie), policyHistorySchema);

  it('has who saved it, when, from what to what, and the note, newest first', async () => {
    const cookie = await signIn();
    now = START + 60_000;
    await put(cookie, { idleMs: 20 * MINUTE, note: 'Audit 7' }, 1);
    now = START + 120_000;
    await put(await signIn('root'), { idleMs: 10 * MINUTE, apply: 'next-sign-in' }, 2);
    const [first, second] = [
      { ...POLICY, idleMs: 20 * MINUTE },
      { ...POLICY, idleMs: 10 * MINUTE },
    ];
    expect(await history(cookie)).toEqual({
      changes: [
        {
          version: 3,
          at: new Date(now).toISOString(),
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
  now += 3 * MINUTE;
  for (const subject of ['ann', 'bob']) await signIn(subject);
  await signIn('cy', 'acme');
  now += MINUTE;
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
    asked = [];
    for (const part of PARTS) await get(PATH + part, cookie);
    expect(asked).toMatchObject([
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
