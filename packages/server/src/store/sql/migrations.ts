import { NewerSchemaError } from '../../errors.ts';
import type { Sql } from './driver.ts';

/**
 * By version. Never edit a published version; add another.
 *
 * Instants are ms since the Unix epoch, by the database's clock. A heartbeat is a HOT update: no index covers its columns
 * (`seen_at`, `touched_at`, `rev`), and a fifth of each page stays free.
 */
export const MIGRATIONS: readonly (readonly string[])[] = [
  [
    `create table curfew_policy (
      id text primary key,
      tenant text,
      version bigint not null,
      idle_ms bigint not null,
      max_ms bigint not null,
      warn_ms bigint not null,
      min_beat_ms bigint not null,
      seen_wm bigint not null,
      created_wm bigint not null,
      grace_idle_ms bigint not null,
      grace_until bigint not null,
      updated_at bigint not null
    )`,
    `create table curfew_session (
      token_hash text primary key,
      sid text not null unique,
      subject text not null,
      tenant text,
      policy_id text not null references curfew_policy,
      created_at bigint not null,
      seen_at bigint not null,
      touched_at bigint not null,
      rev bigint not null,
      ended_at bigint,
      end_reason text,
      sweep_at bigint not null
    ) with (fillfactor = 80)`,
    'create index curfew_session_sweep on curfew_session (sweep_at)',
    `create table curfew_audit (
      id bigint generated always as identity primary key,
      at bigint not null,
      event text not null,
      tenant text,
      subject text,
      sid text,
      policy_id text not null,
      detail jsonb not null
    )`,
  ],
  [
    'alter table curfew_session add column user_agent text',
    // Each query that names the public id names the owner too.
    'alter table curfew_session drop constraint curfew_session_sid_key',
    'create index curfew_session_subject on curfew_session (subject)',
    'create index curfew_audit_tenant on curfew_audit (tenant, id)',
  ],
  [
    // What the rules of expiry read is computed from the policy.
    'alter table curfew_policy add column policy jsonb',
    `update curfew_policy set policy = jsonb_build_object(
      'id', id, 'tenant', tenant, 'version', version, 'idleMs', idle_ms, 'maxMs', max_ms, 'warnMs', warn_ms,
      'minBeatMs', min_beat_ms, 'seenWatermark', seen_wm, 'createdWatermark', created_wm,
      'graceIdleMs', grace_idle_ms, 'graceUntil', grace_until, 'updatedAt', updated_at)`,
    `alter table curfew_policy alter column policy set not null,
      drop column tenant, drop column version, drop column idle_ms, drop column max_ms, drop column warn_ms,
      drop column min_beat_ms, drop column seen_wm, drop column created_wm, drop column grace_idle_ms,
      drop column grace_until, drop column updated_at`,
    `alter table curfew_policy
      add column idle_ms bigint not null generated always as ((policy ->> 'idleMs')::bigint) stored,
      add column max_ms bigint not null generated always as ((policy ->> 'maxMs')::bigint) stored,
      add column min_beat_ms bigint not null generated always as ((policy ->> 'minBeatMs')::bigint) stored,
      add column seen_wm bigint not null generated always as ((policy ->> 'seenWatermark')::bigint) stored,
      add column created_wm bigint not null generated always as ((policy ->> 'createdWatermark')::bigint) stored,
      add column grace_idle_ms bigint not null generated always as ((policy ->> 'graceIdleMs')::bigint) stored,
      add column grace_until bigint not null generated always as ((policy ->> 'graceUntil')::bigint) stored,
      add column updated_at bigint not null generated always as ((policy ->> 'updatedAt')::bigint) stored`,
  ],
  // An administrator of a large database may have created it, without a lock on the table.
  ['create index if not exists curfew_audit_subject on curfew_audit (subject, id)'],
  [
    // A row for each era: ADR 32. The last has no end: '~' sorts after every id.
    'alter table curfew_session drop constraint curfew_session_policy_id_fkey',
    `alter table curfew_policy
      add column from_sid text collate "C" not null default '', add column to_sid text collate "C" not null default '~',
      drop constraint curfew_policy_pkey, add primary key (id, from_sid)`,
    `create index if not exists curfew_audit_policy on curfew_audit (policy_id, id) where event = 'policy'`,
  ],
  ['create table curfew_secret (name text primary key, value text not null)'],
  // A user is named by the tenant too, and no request needs ended sessions.
  [
    `create index if not exists curfew_session_owner on curfew_session (subject, coalesce('=' || tenant, '')) where ended_at is null`,
    'drop index if exists curfew_session_subject',
  ],
];

/** Behind its own schema, a product may have the one of another product, whose sessions it would accept. */
const MADE = `
  select nspname as schema, current_schema() as own
  from pg_class join pg_namespace n on n.oid = relnamespace where pg_class.oid = to_regclass('curfew_migration')`;

/** If several nodes start at once, the first one migrates. */
export async function migrate(sql: Pick<Sql, 'transaction'>): Promise<void> {
  await sql.transaction(async (tx) => {
    // "curfew" in ASCII.
    await tx.query('select pg_advisory_xact_lock(109352821155191)');
    // `if not exists` would need the right to create tables at each start.
    const [made] = await tx.query(MADE);
    if (made && made.schema !== made.own)
      throw new Error(
        `The tables of Curfew are in the schema ${made.schema}, but search_path begins with ${made.own}. If they are those of this product, put ${made.schema} first; otherwise leave it out.`,
      );
    if (!made)
      await tx.query('create table curfew_migration (version int primary key, at timestamptz not null default now())');
    const [row] = await tx.query('select coalesce(max(version), 0) as version from curfew_migration');
    const version = Number(row?.version);
    if (version > MIGRATIONS.length) {
      throw new NewerSchemaError(version, MIGRATIONS.length);
    }
    for (const [index, statements] of MIGRATIONS.entries()) {
      if (index < version) continue;
      for (const statement of statements) await tx.query(statement);
      await tx.query('insert into curfew_migration (version) values ($1)', [index + 1]);
    }
  });
}
