import { readFileSync } from 'node:fs';
import pg from 'pg';
import { expect, it } from 'vitest';
import { needs } from '../../../test/servers/needs.ts';
import { noPostgres, startPostgres } from '../../../test/servers/postgres.ts';
import { postgres } from '../postgres.ts';
import * as statement from './statements.ts';
import { sqlStore } from './store.ts';

const NODE = 'a-node';
const HASHES = ['h1', 'h77', 'h9999'];

const GUIDE = readFileSync(new URL('../../../../../docs/operations.md', import.meta.url), 'utf8');
const [OF_ONE_USER = ''] = /select to_timestamp\(at[^;]+/.exec(GUIDE) ?? [];

/** Each statement that requests and sweeps run, with values as the store gives them. */
const STATEMENTS: Record<string, readonly [text: string, values: readonly unknown[]]> = {
  find: [statement.FIND, [HASHES]],
  touch: [statement.TOUCH, [HASHES, [0, 0, 0], [null, null, null], [null, 1, null]]],
  end: [statement.END, ['signed-out', null, NODE, 'h5']],
  settle: [statement.SETTLE, [null, null, NODE, HASHES]],
  'revoke all': [statement.REVOKE, ['revoked', 'admin', NODE, 'user 7', null, null, null]],
  'revoke one of a tenant': [statement.REVOKE, ['revoked', 'admin', NODE, 'user 7', 'tenant 7', 'sid 7', null]],
  'sign-in': [statement.MAKE_ROOM, ['superseded', null, NODE, 'user 7', null, 99, null]],
  'sign-in with a cookie': [statement.MAKE_ROOM, ['superseded', null, NODE, 'user 7', null, 99, 'h7']],
  'sign-in, its beginning': [statement.BEGIN_SIGN_IN, ['user 7', null, 'p', 'h7']],
  list: [statement.LIST, ['user 7', null, 100]],
  'sweep, nothing due': [statement.SWEEP_DUE, [1_000]],
  'sweep, to delete': [statement.SWEEP_FORGET, [HASHES]],
  'sweep, to keep': [statement.SWEEP_KEEP, [HASHES, [1, 2, 3], [null, 5, 6], [null, 'idle', 'max']]],
  'audit of a tenant': [statement.auditPage('tenant 7'), ['tenant 7', 50, null]],
  'the lines of one user, as the guide reads them': [OF_ONE_USER, []],
  'audit, to delete': [statement.TRIM_AUDIT, [90 * 86_400_000, 1_000]],
  'the saves of a policy': [statement.auditPage(null, true), [null, 51, null, 'p']],
  'the saves of a policy, the next page': [statement.auditPage('tenant 7', true), ['tenant 7', 51, 5_000, 'q']],
  'the audit of the few without a tenant': [statement.auditPage(null), [null, 50, null]],
};

/** They read all sessions by design, but only once. */
const ONE_PASS: Record<string, readonly [text: string, values: readonly unknown[]]> = {
  preview: [statement.PREVIEW, ['p', 'sid 7', [''], [900_000], [0], [0], [43_200_000]]],
  'count of sessions': [statement.COUNT_SESSIONS, ['p', [0, 60_000, 120_000]]],
};

interface Plan {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Index Cond'?: string;
  readonly Plans?: readonly Plan[];
}

const flat = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(flat)];

needs(noPostgres, 'PostgreSQL', () => {
  it('finds what each statement asks for by an index, among many sessions', async () => {
    const server = await startPostgres();
    const pool = new pg.Pool({ connectionString: server.url, max: 2 });
    const store = await sqlStore(postgres(pool));
    try {
      await store.ensurePolicy('p', null, { idleMs: 900_000, maxMs: 43_200_000, warnMs: 120_000 });
      const now = Date.now();
      await pool.query(
        `insert into curfew_session
           (token_hash, sid, subject, tenant, policy_id, created_at, seen_at, touched_at, rev, sweep_at)
         select 'h' || n, 'sid ' || n, 'user ' || n / 2, case when n % 3 = 0 then 'tenant ' || n % 50 end, 'p',
           $1::bigint - n, $1::bigint, 0, 0, $1::bigint + 900000 + n
         from generate_series(1, 20000) n`,
        [now],
      );
      await pool.query(
        `insert into curfew_audit (at, event, tenant, subject, sid, policy_id, detail)
         select $1::bigint + n, 'sign-in', case when n % 100 > 0 then 'tenant ' || n % 50 end, 'user ' || n, 'sid ' || n, 'p', '{}'
         from generate_series(1, 20000) n`,
        [now],
      );
      await pool.query('analyze');
      const scans: string[] = [];
      for (const [name, [text, values]] of Object.entries(STATEMENTS)) {
        const { rows } = await pool.query(`explain (format json) ${text}`, [...values]);
        const nodes = flat(rows[0]['QUERY PLAN'][0].Plan);
        for (const node of nodes) {
          const isLarge = /^curfew_(session|audit)$/.test(node['Relation Name'] ?? '');
          // An index that is read without a condition is read whole.
          const isWhole = node['Node Type'] === 'Seq Scan' || (/^Index/.test(node['Node Type']) && !node['Index Cond']);
          const cond = node['Index Cond'] ?? '';
          if (
            node['Relation Name'] === 'curfew_session' &&
            cond.includes('subject') &&
            !cond.includes(`COALESCE(('='::text || tenant)`)
          )
            scans.push(`${name}: of all tenants`);
          if (isLarge && isWhole && !name.startsWith('audit')) scans.push(`${name}: ${node['Node Type']}`);
          if (isLarge && node['Node Type'] === 'Seq Scan') scans.push(`${name}: ${node['Node Type']}`);
        }
        expect(
          nodes.some((node) => node['Relation Name']),
          name,
        ).toBe(true);
      }
      expect(scans).toEqual([]);
      for (const [name, [text, values]] of Object.entries(ONE_PASS)) {
        const { rows } = await pool.query(`explain (format json) ${text}`, [...values]);
        const nodes = flat(rows[0]['QUERY PLAN'][0].Plan);
        expect(nodes.filter((node) => node['Relation Name'] === 'curfew_session').length, name).toBe(1);
      }
    } finally {
      await store.close();
      await pool.end();
      await server.stop();
    }
  });
});
