import { inspect } from 'node:util';
import { lifeOf } from '@curfew/core/rules';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { everyContract } from '../../test/every-contract.ts';
import { faultsContract } from '../../test/faults-contract.ts';
import { needs } from '../../test/servers/needs.ts';
import { noPostgres, startPostgres } from '../../test/servers/postgres.ts';
import type { TestServer } from '../../test/servers/process.ts';
import { sqlTime } from '../../test/sql-time.ts';
import { createSessionEngine } from '../engine.ts';
import { StoreUnavailableError } from '../errors.ts';
import { createSessionHandler } from '../http/handler.ts';
import { clockContract } from '../testing/clock.ts';
import { newSession, POLICY } from '../testing/stage.ts';
import { type PostgresOptions, postgres } from './postgres.ts';
import { MIGRATIONS } from './sql/migrations.ts';
import { BEGIN_SIGN_IN, TOUCH } from './sql/statements.ts';
import { sqlStore } from './sql/store.ts';
import type { Store, StoredPolicy } from './types.ts';

const setPolicy = (changes: Partial<StoredPolicy>) =>
  `update curfew_policy set policy = policy || '${JSON.stringify(changes)}'::jsonb`;

needs(noPostgres, 'PostgreSQL', () => {
  let server: TestServer;

  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server?.stop());

  /** Opens two nodes at once; the first time, on an empty database. */
  async function openTwo(
    options?: PostgresOptions,
  ): Promise<{ nodes: [Store, Store]; pools: [pg.Pool, pg.Pool]; close(): Promise<void> }> {
    const pool = () => new pg.Pool({ connectionString: server.url, max: 5 });
    const pools: [pg.Pool, pg.Pool] = [pool(), pool()];
    const nodes = await Promise.all([sqlStore(postgres(pools[0], options)), sqlStore(postgres(pools[1], options))]);
    return {
      nodes,
      pools,
      async close() {
        await Promise.all(nodes.map((node) => node.close()));
        await Promise.all(pools.map((each) => each.end()));
      },
    };
  }

  async function emptyDatabase(name: string, encoding = 'UTF8'): Promise<{ pool: pg.Pool; remove(): Promise<void> }> {
    const admin = new pg.Pool({ connectionString: server.url, max: 1 });
    await admin.query(`create database ${name} encoding '${encoding}' template template0 lc_collate 'C' lc_ctype 'C'`);
    const url = new URL(server.url);
    url.pathname = `/${name}`;
    const pool = new pg.Pool({ connectionString: url.href, max: 3 });
    // PostgreSQL may end a connection by force while it closes.
    pool.on('error', () => {});
    return {
      pool,
      async remove() {
        await pool.end();
        await admin.query(`drop database ${name} with (force)`);
        await admin.end();
      },
    };
  }

  everyContract('PostgreSQL', 25, async () => {
    // On a busy machine the server responds late, which is not a fault here.
    const { nodes, pools, close } = await openTwo({ timeoutMs: 60_000 });
    return { store: nodes[0], other: nodes[1], ...sqlTime(postgres(pools[0])), close };
  });

  clockContract(async () => {
    const { nodes, close } = await openTwo();
    return { store: nodes[0], close };
  });

  describe('the statements', () => {
    let store: Store;
    let pool: pg.Pool;
    let pools: readonly [pg.Pool, pg.Pool];
    let close: () => Promise<void>;

    beforeAll(async () => {
      const two = await openTwo();
      [store] = two.nodes;
      pools = two.pools;
      [, pool] = pools;
      close = two.close;
      await store.ensurePolicy('p', null, POLICY);
    });
    afterAll(() => close());

    async function lock(names: string[]): Promise<{ blocker: pg.PoolClient; unlock(): Promise<unknown> }> {
      const blocker = await pool.connect();
      onTestFinished(() => blocker.release());
      await blocker.query('begin');
      await blocker.query('select 1 from curfew_session where token_hash = any($1) for update', [names]);
      return { blocker, unlock: () => blocker.query('commit') };
    }

    it('update heartbeats in place: more than 95 % of them are HOT', async () => {
      const names = Array.from({ length: 200 }, (_, n) => `hot ${n}`);
      for (const name of names) await store.create(newSession(name, { subject: name }));
      await pool.query(setPolicy({ minBeatMs: 0 }));
      const counts = async () => {
        const { rows } = await pool.query(
          `select n_tup_upd::int as all, n_tup_hot_upd::int as hot from pg_stat_user_tables where relname = 'curfew_session'`,
        );
        return rows[0] as { all: number; hot: number };
      };
      const round = async () => {
        for (let from = 0; from < names.length; from += 50) {
          await Promise.all(names.slice(from, from + 50).map((name) => store.touch(name, { ageMs: 0, sid: null })));
        }
      };
      // Otherwise idle connections report their counts after ten seconds. PostgreSQL 14 has no such function.
      const report = () => pools[0].query('select pg_stat_force_next_flush(), pg_sleep(0.05)').catch(() => {});
      const updatedSince = async (start: number) => {
        await Promise.all(Array.from({ length: 5 }, report));
        return (await counts()).all - start;
      };
      // The table first grows to its final size.
      const { all: start } = await counts();
      await round();
      await expect.poll(() => updatedSince(start)).toBeGreaterThanOrEqual(names.length);
      await pool.query('vacuum curfew_session');
      const before = await counts();
      for (let n = 0; n < 20; n++) await round();
      await expect.poll(() => updatedSince(before.all)).toBeGreaterThanOrEqual(4_000);
      const after = await counts();
      expect((after.hot - before.hot) / (after.all - before.all)).toBeGreaterThan(0.95);
    });

    it('report no session as ended while a heartbeat for it is being written', async () => {
      await pool.query(setPolicy({ minBeatMs: 0 }));
      await store.create(newSession('late', { subject: 'late' }));
      await pool.query(`update curfew_session set seen_at = seen_at - 600000 where token_hash = 'late'`);
      const heartbeat = await pool.connect();
      onTestFinished(() => heartbeat.release());
      await heartbeat.query('begin');
      const { rows } = await heartbeat.query(TOUCH, [['late'], [0], [null], [null]]);
      expect(rows).toMatchObject([{ token_hash: 'late', skipped: false }]);
      // Under the new policy the session has ended, unless that heartbeat is written.
      await pool.query(setPolicy({ idleMs: 300_000, graceUntil: 0 }));
      onTestFinished(() => void pool.query(setPolicy({ idleMs: 900_000 })));
      const find = store.find('late');
      await store.find('hot 1');
      await heartbeat.query('commit');
      const live = [await find, await store.find('late')].map((found) => found && lifeOf(found).live);
      expect(live).toEqual([true, true]);
    });

    it('do not wait for a locked session: only what concerns it is late', async () => {
      const names = ['locked', 'locked too', 'free'];
      for (const name of names) await store.create(newSession(name, { subject: name }));
      const { blocker, unlock } = await lock(['locked', 'locked too']);
      let late = 0;
      const isLate = async <T>(answer: Promise<T>): Promise<T> => {
        const value = await answer;
        late += 1;
        return value;
      };
      const beat = (name: string) => store.touch(name, { ageMs: 0, sid: null });
      const touched = isLate(beat('locked'));
      const ended = isLate(store.end('locked too', 'signed-out'));
      const revoked = isLate(store.revoke({ subject: 'locked too', tenant: null, by: null }));
      // More than the pool has connections.
      const ends = Array.from({ length: 20 }, () => isLate(store.end('locked too', 'signed-out')));
      for (let n = 0; n < 20; n++) {
        expect((await beat('free'))?.session.rev).toBe(n + 1);
        await store.create(newSession(`other ${n}`, { subject: 'other' }));
      }
      expect(await store.end('free', 'signed-out')).toBe(true);
      expect(late).toBe(0);
      const { rows } = await blocker.query('select count(*)::int as waiting from pg_locks where not granted');
      expect(rows).toEqual([{ waiting: 0 }]);
      await unlock();
      expect((await touched)?.session.rev).toBe(1);
      const all = [...(await Promise.all([ended, ...ends])), (await revoked).length > 0];
      expect(all.filter((hasEnded) => hasEnded)).toHaveLength(1);
    });

    it('record the end of an expired session once its lock is free, and of others meanwhile', async () => {
      const names = Array.from({ length: 8 }, (_, n) => `expired ${n}`);
      for (const name of names) await store.create(newSession(name, { subject: name }));
      await pool.query(`update curfew_session set seen_at = seen_at - 1000000 where token_hash like 'expired%'`);
      const isLocked = (name: string) => Number(name.at(-1)) % 2 === 0;
      const { unlock } = await lock(names.filter(isLocked));
      const finds = names.map(async (name) => ({ name, ended: (await store.find(name))?.session.endedAt }));
      const free = await Promise.all(finds.filter((_, n) => !isLocked(`${n}`)));
      expect(free.every(({ name, ended }) => !isLocked(name) && typeof ended === 'number')).toBe(true);
      await unlock();
      for (const { ended } of await Promise.all(finds)) expect(ended).toEqual(expect.any(Number));
    });

    it('wait for another sign-in of the user, also on another node', async () => {
      const holder = await pool.connect();
      onTestFinished(() => holder.release());
      await holder.query('begin');
      await holder.query(BEGIN_SIGN_IN, ['crowd', null, 'p', null]);
      let isLate = false;
      const signIn = store.create(newSession('crowd', { subject: 'crowd' })).finally(() => {
        isLate = true;
      });
      for (let n = 0; n < 5; n++) await store.create(newSession(`alone ${n}`, { subject: `alone ${n}` }));
      expect(isLate).toBe(false);
      await holder.query('commit');
      expect(await signIn).not.toBeNull();
    });

    it('treat text that PostgreSQL cannot store as an unknown id', async () => {
      await store.create(newSession('nul', { subject: 'nul' }));
      expect(await store.touch('nul', { ageMs: 0, sid: 'a\0b' })).toBeNull();
      expect(await store.revoke({ subject: 'nul', tenant: null, only: 'a\0b', by: null })).toEqual([]);
    });
  });

  describe('the pool', () => {
    it('makes the store unavailable while it is exhausted or a statement hangs, and recovers', async () => {
      const pool = new pg.Pool({ connectionString: server.url, max: 3 });
      const store = await sqlStore(postgres(pool, { timeoutMs: 2_000 }));
      const taken = await Promise.all([pool.connect(), pool.connect()]);
      const attempts = Array.from({ length: 20 }, () => store.find('x'));
      for (const attempt of attempts) await expect(attempt).rejects.toThrow(StoreUnavailableError);
      const curfew = createSessionHandler(createSessionEngine({ store, policyFor: () => 'p' }));
      const cookie = `__Host-curfew=${'a'.repeat(43)}`;
      const response = await curfew.handler(
        new Request('https://a.example/curfew/v1/session', { headers: { cookie } }),
      );
      expect([response.status, response.headers.get('Retry-After')]).toEqual([503, '5']);
      for (const client of taken) client.release();
      await expect.poll(() => store.find('x').catch(() => 'away')).toBeNull();

      const blocker = await pool.connect();
      await blocker.query('begin; lock table curfew_session');
      await expect(store.find('x')).rejects.toThrow(/does not respond/);
      await blocker.query('rollback');
      blocker.release();
      await expect.poll(() => store.find('x').catch(() => 'away')).toBeNull();
      await store.close();
      await pool.end();
    });
  });

  it('refuses no heartbeat because another one, in its group, has a text that the database cannot store', async () => {
    const { pool, remove } = await emptyDatabase(`curfew_latin_${process.pid}`, 'LATIN1');
    onTestFinished(remove);
    const store = await sqlStore(postgres(pool));
    onTestFinished(() => store.close());
    await store.ensurePolicy('p', null, POLICY);
    const names = Array.from({ length: 20 }, (_, n) => `session ${n}`);
    for (const name of names) await store.create(newSession(name));
    const sids = [...names.slice(1).map(() => null), '😀'];
    const beats = names.map((name, n) => store.touch(name, { ageMs: 0, sid: sids[n] ?? null }));
    expect((await Promise.all(beats)).map(Boolean)).toEqual(sids.map((sid) => sid === null));
    expect(await store.revoke({ subject: 'ann', tenant: null, only: '😀', by: null })).toEqual([]);
  });

  it('locks no line of the audit that it does not delete', async () => {
    const { pool, remove } = await emptyDatabase(`curfew_trim_${process.pid}`);
    onTestFinished(remove);
    const store = await sqlStore(postgres(pool));
    onTestFinished(() => store.close());
    await store.ensurePolicy('p', null, POLICY);
    await store.create(newSession('a'));
    expect(await store.trimAudit(60_000, 100)).toBe(0);
    expect((await pool.query('select xmax::text from curfew_audit')).rows).toEqual([{ xmax: '0' }, { xmax: '0' }]);
  });

  it.each([1, 2])('migrates a schema of version %i without losing a policy or a session', async (version) => {
    const { pool, remove } = await emptyDatabase(`curfew_old_${process.pid}_${version}`);
    onTestFinished(remove);
    await pool.query('create table curfew_migration (version int primary key, at timestamptz not null default now())');
    for (const [index, statements] of MIGRATIONS.slice(0, version).entries()) {
      for (const statement of statements) await pool.query(statement);
      await pool.query('insert into curfew_migration (version) values ($1)', [index + 1]);
    }
    await pool.query(`insert into curfew_policy values ('p', 't', 3, 900000, 43200000, 120000, 48000, 1, 2, 4, 5, 6)`);
    await pool.query(
      `insert into curfew_session (token_hash, sid, subject, tenant, policy_id, created_at, seen_at, touched_at, rev, sweep_at)
      select 'a', 'sid', 'ann', 't', 'p', now, now, 0, 0, now + 900000
      from (select floor(extract(epoch from clock_timestamp()) * 1000)::bigint as now) as clock`,
    );
    const store = await sqlStore(postgres(pool));
    const found = await store.find('a');
    expect(found && lifeOf(found).live).toBe(true);
    expect(found?.policy).toEqual({
      id: 'p',
      tenant: 't',
      version: 3,
      ...POLICY,
      minBeatMs: 48_000,
      seenWatermark: 1,
      createdWatermark: 2,
      graceIdleMs: 4,
      graceUntil: 5,
      updatedAt: 6,
    });
    expect((await store.create(newSession('b', { userAgent: 'Firefox' })))?.session.userAgent).toBe('Firefox');
    const durations = { ...POLICY, idleMs: 600_000 };
    await store.changePolicy({ id: 'p', durations, ifVersion: 3, by: 'admin', apply: 'next-sign-in' });
    await store.create(newSession('c'));
    const versions = async () => [(await store.find('b'))?.policy.version, (await store.find('c'))?.policy.version];
    expect(await versions()).toEqual([3, 4]);
    await store.close();
  });

  it('names no user in its errors, which apps log', async () => {
    const { pool, remove } = await emptyDatabase(`curfew_errors_${process.pid}`);
    onTestFinished(remove);
    // Some databases are set so, for their own log.
    pool.on('connect', (client) => client.query('set log_parameter_max_length_on_error = -1'));
    const store = await sqlStore(postgres(pool));
    onTestFinished(() => store.close());
    await store.ensurePolicy('p', null, POLICY);
    await pool.query(`alter table curfew_session add check (subject <> 'ann@example.com')`);
    const refused = store.create(newSession('a token', { subject: 'ann@example.com' }));
    const text = inspect(await refused.catch((error) => error), { depth: null });
    expect(text).toMatch(/StoreUnavailableError: .*violates check constraint/s);
    expect(text).not.toMatch(/ann@example|a token/);
  });

  it('sees in a transaction what is committed meanwhile, whatever the database does by default', async () => {
    const options = '-c default_transaction_isolation=serializable';
    const pool = new pg.Pool({ connectionString: server.url, options });
    onTestFinished(() => pool.end());
    const rows = await postgres(pool).transaction((sql) => sql.query('show transaction_isolation'));
    expect(rows).toEqual([{ transaction_isolation: 'read committed' }]);
  });

  it('starts without the right to create tables once they exist', async () => {
    const { pool, remove } = await emptyDatabase(`curfew_rights_${process.pid}`);
    const role = `curfew_rights_${process.pid}`;
    const later = new pg.Pool({ connectionString: pool.options.connectionString, options: `-c role=${role}` });
    onTestFinished(async () => {
      await later.end();
      await pool.query(`drop owned by ${role}; drop role ${role}`);
      await remove();
    });
    await (await sqlStore(postgres(pool))).close();
    await pool.query(`create role ${role}; revoke create on schema public from public;
      grant select, insert, update, delete on all tables in schema public to ${role}`);
    await expect(later.query('create table made (n int)')).rejects.toThrow(/permission denied/);
    const store = await sqlStore(postgres(later));
    await store.ensurePolicy('p', null, POLICY);
    expect(await store.create(newSession('a'))).toMatchObject({ session: { subject: 'ann' } });
    expect(await store.end('a', 'signed-out')).toBe(true);
    await store.sweep(100);
    expect(await store.trimAudit(60_000, 100)).toBe(0);
    await store.close();
  });

  it('knows no session of a product that has another schema of the database', async () => {
    const { pool, remove } = await emptyDatabase(`curfew_products_${process.pid}`);
    const pools = ['portal', 'staff'].map(
      (schema) => new pg.Pool({ ...pool.options, options: `-c search_path=${schema}` }),
    );
    await pool.query('create schema portal; create schema staff');
    const stores = await Promise.all(pools.map((each) => sqlStore(postgres(each))));
    for (const store of stores) await store.ensurePolicy('p', null, POLICY);
    await stores[0]?.create(newSession('portal'));
    const found = await Promise.all(stores.map((store) => store.find('portal')));
    expect(found.map((each) => each?.session.subject)).toEqual(['ann', undefined]);
    for (const store of stores) await store.close();
    for (const each of pools) await each.end();
    await remove();
  });

  it('refuses the tables of another schema of its search_path', async () => {
    const { pool, remove } = await emptyDatabase(`curfew_path_${process.pid}`);
    onTestFinished(remove);
    await (await sqlStore(postgres(pool))).close();
    await pool.query('create schema staff');
    const open = async (path: string): Promise<void> => {
      const own = new pg.Pool({ ...pool.options, options: `-c search_path=${path}` });
      try {
        await (await sqlStore(postgres(own))).close();
      } finally {
        await own.end();
      }
    };
    await expect(open('staff,public')).rejects.toThrow(
      expect.objectContaining({
        cause: expect.objectContaining({ message: expect.stringMatching(/search_path begins with staff/) }),
      }),
    );
    await open('staff');
    await open('staff,public');
  });

  it('rejects a schema of a later version', async () => {
    const { pool, remove } = await emptyDatabase(`curfew_newer_${process.pid}`);
    onTestFinished(remove);
    await (await sqlStore(postgres(pool))).close();
    await pool.query('insert into curfew_migration (version) values (99)');
    await expect(sqlStore(postgres(pool))).rejects.toThrow(/newer Curfew/);
  });

  faultsContract(async () => {
    const { nodes, pools, close } = await openTwo();
    return {
      nodes,
      servers: [server],
      async cutNews() {
        await pools[0].query(`select pg_terminate_backend(pid) from pg_stat_activity where query like 'listen %'`);
      },
      close,
    };
  });
});
