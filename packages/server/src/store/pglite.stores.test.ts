import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { lifeOf } from '@curfew/core/rules';
import { PGlite } from '@electric-sql/pglite';
import { afterAll, expect, it, onTestFinished, vi } from 'vitest';
import { everyContract } from '../../test/every-contract.ts';
import { sqlTime } from '../../test/sql-time.ts';
import { COALESCES, ENDED_AT, ENDED_REASON, LIVE } from '../rules/expiry-sql.ts';
import { clockContract } from '../testing/clock.ts';
import { EXPIRY_VECTORS } from '../testing/expiry-vectors.ts';
import { MINUTE, newSession, POLICY } from '../testing/stage.ts';
import { DirectoryInUseError, openPGlite } from './pglite.ts';
import { sqlStore } from './sql/store.ts';

everyContract('PGlite', 25, async () => {
  const sql = await openPGlite('memory');
  const store = await sqlStore(sql);
  return { store, other: store, ...sqlTime(sql), close: () => store.close() };
});

clockContract(async () => {
  const store = await sqlStore(await openPGlite('memory'));
  return { store, close: () => store.close() };
});

const database = openPGlite('memory');
afterAll(async () => (await database).close());

it.each(EXPIRY_VECTORS)('in SQL: $name', async ({ found: { session, policy, now }, ageMs, life, coalesces }) => {
  const [row] = await (await database).query(
    `with c as (select $1::bigint as now),
      s as (select $2::bigint as ended_at, $3::bigint as seen_at, $4::bigint as created_at, $5::bigint as touched_at),
      p as (select $6::bigint as seen_wm, $7::bigint as created_wm, $8::bigint as idle_ms, $9::bigint as grace_idle_ms,
        $10::bigint as grace_until, $11::bigint as max_ms, $12::bigint as min_beat_ms, $13::bigint as updated_at),
      t as (select $14::bigint as age)
    select ${LIVE} as live, ${ENDED_REASON} as reason, ${ENDED_AT} as at, ${COALESCES} as coalesces from c, s, p, t`,
    [
      now,
      session.endedAt,
      session.seenAt,
      session.createdAt,
      session.touchedAt,
      policy.seenWatermark,
      policy.createdWatermark,
      policy.idleMs,
      policy.graceIdleMs,
      policy.graceUntil,
      policy.maxMs,
      policy.minBeatMs,
      policy.updatedAt,
      ageMs,
    ],
  );
  expect(row).toMatchObject({ live: life.live, coalesces });
  if (!life.live && session.endedAt === null) expect([row?.reason, Number(row?.at)]).toEqual([life.reason, life.at]);
});

it('reads the clock that the app gives, and no other', async () => {
  const now = 1_800_000_000_000;
  const store = await sqlStore(await openPGlite('memory', { now: () => now }));
  await store.ensurePolicy('p', null, { idleMs: 900_000, maxMs: 43_200_000, warnMs: 120_000 });
  await store.create(newSession('a'));
  for (let read = 0; read < 50; read++) expect((await store.find('a'))?.now).toBe(now);
  await store.close();
});

it('deletes the rows of eras whose sessions have ended, and still finds these sessions', async () => {
  let now = 1_800_000_000_000;
  const sql = await openPGlite('memory', { now: () => now });
  const store = await sqlStore(sql);
  await store.ensurePolicy('p', null, POLICY);
  const save = (ifVersion: number) =>
    store.changePolicy({ id: 'p', durations: POLICY, ifVersion, by: 'admin', apply: 'next-sign-in' });
  const rows = async () => {
    const all = await sql.query('select policy, from_sid, to_sid from curfew_policy order by from_sid');
    return all.map((row) => (row.policy as { version: number }).version);
  };
  for (const version of [1, 2, 3]) {
    await store.create(newSession(`token ${version}`));
    await save(version);
    now += MINUTE;
  }
  expect(await rows()).toEqual([1, 2, 3, 4]);
  now += POLICY.maxMs;
  await save(4);
  expect(await rows()).toEqual([3, 4, 5]);
  for (const version of [1, 2, 3]) {
    const found = await store.find(`token ${version}`);
    expect(found && lifeOf(found).live).toBe(false);
  }
  expect(await store.create(newSession('new'))).toMatchObject({ policy: { version: 5 } });
  await store.close();
});

it('names the package that is missing', async () => {
  vi.resetModules();
  vi.doMock('@electric-sql/pglite', () => {
    throw new Error('Cannot find package');
  });
  const { openPGlite: openWithout } = await import('./pglite.ts');
  await expect(openWithout('memory')).rejects.toThrow('npm install @electric-sql/pglite');
  vi.doUnmock('@electric-sql/pglite');
});

it('keeps sessions on disk and locks the directory for one process', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'curfew-'));
  const first = await sqlStore(await openPGlite(directory));
  await first.ensurePolicy('p', null, { idleMs: 900_000, maxMs: 43_200_000, warnMs: 120_000 });
  await first.create(newSession('a'));
  await expect(openPGlite(directory)).rejects.toThrow(DirectoryInUseError);
  await expect(openPGlite(directory)).rejects.toThrow('keep what createCurfew returns on globalThis');
  // As two Curfews with one store do.
  await Promise.all([first.close(), first.close()]);
  await first.close();
  const second = await sqlStore(await openPGlite(directory));
  expect((await second.find('a'))?.session.subject).toBe('ann');
  await second.close();
  await rm(directory, { recursive: true });
});

it('says that the disk is full, and unlocks the directory', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'curfew-test-'));
  onTestFinished(() => rm(directory, { recursive: true }));
  const create = vi.spyOn(PGlite, 'create');
  // As its file system throws it.
  create.mockRejectedValueOnce({ name: 'ErrnoError', errno: 51 });
  await expect(openPGlite(directory)).rejects.toThrow(new Error('the disk is full'));
  create.mockRejectedValueOnce({ name: 'ErrnoError', errno: 29 });
  await expect(openPGlite(directory)).rejects.toThrow(new Error('error 29 of its file system'));
  create.mockRestore();
});

it('names no user in its errors, which apps log', async () => {
  const sql = await openPGlite('memory');
  const store = await sqlStore(sql);
  onTestFinished(() => store.close());
  await store.ensurePolicy('p', null, POLICY);
  await sql.query('drop table curfew_audit');
  const refused = store.create(newSession('a token', { subject: 'ann@example.com' }));
  const text = inspect(await refused.catch((error) => error), { depth: null });
  expect(text).toMatch(/StoreUnavailableError: .*"curfew_audit" does not exist/s);
  expect(text).not.toMatch(/ann@example|a token/);
});

it('sweeps in portions, between which it answers requests', async () => {
  const sql = await openPGlite('memory');
  const store = await sqlStore(sql);
  onTestFinished(() => store.close());
  await store.ensurePolicy('p', null, POLICY);
  await store.create(newSession('used'));
  await sql.query(`insert into curfew_session (token_hash, sid, subject, policy_id, created_at, seen_at, touched_at, rev, sweep_at)
    select 'due ' || n, sid || n, subject || n, policy_id, 0, 0, 0, 0, 0
    from curfew_session cross join generate_series(1, 1200) n`);
  const order: string[] = [];
  const { transaction } = sql;
  vi.spyOn(sql, 'transaction').mockImplementation(async (work) => {
    const result = await transaction(work);
    order.push('portion');
    void store.find('used').then(() => order.push('answer'));
    return result as never;
  });
  expect(await store.sweep(5_000)).toBe(1_200);
  expect(order.slice(0, 5)).toEqual(['portion', 'answer', 'portion', 'answer', 'portion']);
});

it('keeps its log short and its tables vacuumed, by the sweep', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'curfew-test-'));
  onTestFinished(() => rm(directory, { recursive: true, force: true }));
  const sql = await openPGlite(directory);
  const store = await sqlStore(sql);
  onTestFinished(() => store.close());
  await store.ensurePolicy('p', null, POLICY);
  await store.create(newSession('a'));
  const files = async () =>
    (await readdir(join(directory, 'pgdata/pg_wal'))).filter((name) => /^[0-9A-F]{24}$/.test(name));
  for (let n = 0; n < 24; n++) {
    await sql.query(`update curfew_session set touched_at = ${n}`);
    // As if the rest of the file had been written.
    await sql.query('select pg_switch_wal()');
    if (n % 5 === 0) await store.sweep(10);
  }
  expect((await files()).length).toBeLessThan(15);
  expect(
    await sql.query(`select relname from pg_class where relname like 'curfew%' and relallvisible > 0 order by 1`),
  ).toEqual([{ relname: 'curfew_audit' }, { relname: 'curfew_session' }]);
});
