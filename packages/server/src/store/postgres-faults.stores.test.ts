import pg from 'pg';
import { afterAll, beforeAll, beforeEach, expect, it, onTestFinished } from 'vitest';
import { startFaultyProxy } from '../../test/servers/faulty-proxy.ts';
import { needs } from '../../test/servers/needs.ts';
import { noPostgres, startPostgres } from '../../test/servers/postgres.ts';
import { freePort, type TestServer } from '../../test/servers/process.ts';
import { StoreUnavailableError } from '../errors.ts';
import { newSession, POLICY } from '../testing/stage.ts';
import { postgres } from './postgres.ts';
import { sqlStore } from './sql/store.ts';
import type { Store, StoreEvent } from './types.ts';

/** Long enough for a busy machine, and each test waits for it once or twice. */
const TIMEOUT_MS = 2_000;

needs(noPostgres, 'PostgreSQL, with faults', () => {
  let server: TestServer;
  let admin: pg.Pool;
  let calm: Store;

  beforeAll(async () => {
    server = await startPostgres();
    admin = new pg.Pool({ connectionString: server.url, max: 4 });
    calm = await sqlStore(postgres(admin, { timeoutMs: 60_000 }));
    await calm.ensurePolicy('p', null, POLICY);
    await admin.query(`update curfew_policy set policy = policy || '{"minBeatMs":0}'`);
  });
  afterAll(async () => {
    await calm?.close();
    await admin?.end();
    await server?.stop();
  });
  beforeEach(async () => {
    await admin.query('truncate curfew_session');
    await calm.create(newSession('a'));
  });

  async function openPool(
    port?: number,
    { timeoutMs = TIMEOUT_MS, searchPath = 'public' }: { timeoutMs?: number; searchPath?: string } = {},
  ): Promise<{ store: Store; pool: pg.Pool }> {
    const url = new URL(server.url);
    if (port !== undefined) url.port = String(port);
    const pool = new pg.Pool({
      connectionString: url.href,
      application_name: 'faulty',
      max: 8,
      connectionTimeoutMillis: TIMEOUT_MS,
      options: `-c search_path=${searchPath}`,
    });
    const store = await sqlStore(postgres(pool, { timeoutMs }));
    onTestFinished(async () => {
      await store.close();
      await pool.end();
    });
    return { store, pool };
  }

  const copyOf = (name: string) => `insert into curfew_session
    select '${name}', 'sid ${name}', '${name}', tenant, policy_id, created_at, seen_at, touched_at, rev, ended_at, end_reason, sweep_at, user_agent
    from curfew_session where token_hash = 'a'`;

  const beat = (store: Store) => store.touch('a', { ageMs: 0, sid: null });

  it('replaces all connections when one has gone silent, and receives changes again', async () => {
    const proxy = await startFaultyProxy(Number(new URL(server.url).port));
    onTestFinished(() => proxy.close());
    const { store, pool } = await openPool(proxy.port);
    const news: StoreEvent[] = [];
    store.subscribe((change) => void news.push(change));
    // Every connection has been used before.
    const signIns = Array.from({ length: 4 }, (_, n) => store.create(newSession(`warm ${n}`, { subject: `${n}` })));
    await Promise.all([...signIns, beat(store), store.find('a')]);
    expect(pool.totalCount).toBeGreaterThan(3);
    proxy.silence();
    const connections = pool.totalCount;
    await expect(beat(store)).rejects.toThrow(StoreUnavailableError);
    await expect.poll(() => pool.totalCount).toBeLessThan(connections);
    proxy.restore();
    // One operation has found one connection broken. The others are not tried.
    for (let n = 0; n < 4; n++) expect(await beat(store)).not.toBeNull();
    await expect.poll(() => news, { timeout: 60_000 }).toContainEqual({ kind: 'unknown' });
    const sid = (await store.find('a'))?.session.sid ?? '';
    await calm.end('a', 'signed-out');
    await expect.poll(() => news).toContainEqual({ kind: 'end', sid });
  });

  it('replaces connections to a server that has become read-only, and is not ready meanwhile', async () => {
    const { store } = await openPool();
    await store.check();
    const allow = () => admin.query('alter database postgres reset default_transaction_read_only');
    await admin.query('alter database postgres set default_transaction_read_only = on');
    onTestFinished(async () => void (await allow()));
    // The next connections are read-only for good, like those to a primary that was demoted.
    await admin.query(`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'faulty'`);
    await expect.poll(() => store.find('a').catch(() => null)).not.toBeNull();
    await Promise.all([store.find('a'), store.find('b')]);
    await allow();
    await expect(store.check()).rejects.toThrow(StoreUnavailableError);
    await store.check();
    expect(await beat(store)).not.toBeNull();
    expect(await store.end('a', 'signed-out')).toBe(true);
  });

  it('finds no session on a replica behind a connection that led to the primary, as PgBouncer keeps it', async () => {
    await admin.query('create schema behind; create table behind.server as select false as is_replica');
    onTestFinished(() => void admin.query('drop schema behind cascade'));
    await admin.query(
      `create function behind.pg_is_in_recovery() returns bool language sql as 'select is_replica from behind.server'`,
    );
    const { store } = await openPool(undefined, { searchPath: 'public,behind,pg_catalog' });
    expect(await store.find('a')).not.toBeNull();
    await admin.query('update behind.server set is_replica = true');
    for (const name of ['a', 'unknown']) await expect(store.find(name)).rejects.toThrow(StoreUnavailableError);
    await admin.query('update behind.server set is_replica = false');
    expect(await store.find('a')).not.toBeNull();
    expect(await store.find('unknown')).toBeNull();
  });

  it('does not execute a heartbeat whose time was over before the database came to it', async () => {
    const { store } = await openPool(undefined, { timeoutMs: 500 });
    const blocker = await admin.connect();
    onTestFinished(() => blocker.release());
    await blocker.query('begin; lock table curfew_session');
    await expect(beat(store)).rejects.toThrow(StoreUnavailableError);
    const abandoned = async () =>
      (await admin.query(`select 1 from pg_stat_activity where wait_event_type = 'Lock'`)).rowCount;
    expect(await abandoned()).toBe(1);
    await blocker.query('commit');
    await expect.poll(abandoned).toBe(0);
    await expect
      .poll(
        async () => (await admin.query(`select 1 from pg_locks where relation = 'curfew_session'::regclass`)).rowCount,
      )
      .toBe(0);
    const { rows } = await admin.query(`select rev::int, touched_at::int from curfew_session where token_hash = 'a'`);
    expect(rows).toEqual([{ rev: 0, touched_at: 0 }]);
    // The session is as before.
    expect((await beat(calm))?.session.rev).toBe(1);
  });

  it('keeps no lock of a transaction whose connection has gone silent', async () => {
    const proxy = await startFaultyProxy(Number(new URL(server.url).port));
    onTestFinished(() => proxy.close());
    const { store, pool } = await openPool(proxy.port);
    const silenceAt = 'insert into curfew_session';
    pool.on('connect', (client) => {
      const query = client.query.bind(client) as (statement: unknown) => unknown;
      client.query = ((statement: unknown) => {
        if ((statement as { text?: string }).text?.includes(silenceAt)) proxy.silence();
        return query(statement);
      }) as typeof client.query;
    });
    await expect(store.create(newSession('silenced'))).rejects.toThrow(StoreUnavailableError);
    // Another node, and the same user, whose lock the transaction holds.
    await expect.poll(() => calm.create(newSession('again')), { timeout: 60_000 }).not.toBeNull();
  });

  it('closes no connection that has responded while another statement is slow', async () => {
    const { store } = await openPool(undefined, { timeoutMs: 1_000 });
    const ofHeartbeats = async () => {
      const text = `select pid from pg_stat_activity where application_name = 'faulty' and query like '%asked as materialized%'`;
      return (await admin.query(text)).rows;
    };
    const blocker = await admin.connect();
    onTestFinished(() => blocker.release());
    await blocker.query('begin; lock table curfew_audit');
    const slow = expect(store.end('a', 'signed-out')).rejects.toThrow(StoreUnavailableError);
    const isBlocked = async () =>
      (await admin.query(`select 1 from pg_stat_activity where wait_event_type = 'Lock'`)).rowCount;
    await expect.poll(isBlocked).toBe(1);
    await store.touch('b', { ageMs: 0, sid: null });
    const before = await ofHeartbeats();
    expect(before).toHaveLength(1);
    await slow;
    await store.touch('b', { ageMs: 0, sid: null });
    expect(await ofHeartbeats()).toEqual(before);
    await blocker.query('rollback');
  });

  it('is ready, and reads the key of the accounts, while the other operations wait for the audit', async () => {
    const { store } = await openPool();
    const blocker = await admin.connect();
    onTestFinished(() => blocker.release());
    // As to create an index does.
    await blocker.query('begin; lock table curfew_audit in share mode');
    for (const name of ['b', 'c', 'd']) await admin.query(copyOf(name));
    let isOver = false;
    const ends = ['a', 'b', 'c', 'd'].map((name) => store.end(name, 'signed-out'));
    const over = Promise.race(ends.map((end) => end.catch(() => {}))).then(() => {
      isOver = true;
    });
    const waiting = async () =>
      (await admin.query(`select 1 from pg_stat_activity where wait_event_type = 'Lock'`)).rowCount;
    await expect.poll(waiting).toBe(3);
    await store.check();
    await store.accountKey();
    expect(isOver).toBe(false);
    await blocker.query('rollback');
    await over;
    await Promise.allSettled(ends);
  });

  it.each([
    ['without', undefined],
    ['with', 5_000],
  ])('warns once at the start of a pool %s statement_timeout', async (_, statement_timeout) => {
    const warnings: string[] = [];
    const onWarning = (warning: Error & { code?: string }) => warnings.push(warning.code ?? '');
    process.on('warning', onWarning);
    onTestFinished(() => void process.off('warning', onWarning));
    const pool = new pg.Pool({ connectionString: server.url, application_name: 'timed', statement_timeout, max: 2 });
    const store = await sqlStore(postgres(pool));
    onTestFinished(async () => {
      await store.close();
      await pool.end();
    });
    const asked = async () =>
      (await admin.query(`select query from pg_stat_activity where application_name = 'timed'`)).rows.some(
        ({ query }) => query.includes('statement_timeout'),
      );
    await expect.poll(asked).toBe(true);
    await store.check();
    const count = () => warnings.filter((code) => code === 'CURFEW_STATEMENT_TIMEOUT').length;
    await expect.poll(count).toBe(statement_timeout ? 0 : 1);
  });

  it('says at the start that the database does not respond', async () => {
    const pool = new pg.Pool({ host: '127.0.0.1', port: await freePort() });
    await expect(sqlStore(postgres(pool))).rejects.toThrow(StoreUnavailableError);
    await pool.end();
  });
});
