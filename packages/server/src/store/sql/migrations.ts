import { NewerSchemaError } from '../../errors.ts';
import type { Sql } from './driver.ts';

/**
 * The schema: one list of statements per version. Never edit a published version; add another.
 *
 * Instants are ms since the Unix epoch, by the database's clock. No index covers a column that a heartbeat writes
 * (`seen_at`, `touched_at`, `rev`), and a fifth of each page stays free. So each heartbeat is a HOT update and grows no
 * index.
 */
const MIGRATIONS: readonly (readonly string[])[] = [
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
    // No query uses the public id alone: each names the owner too.
    'alter table curfew_session drop constraint curfew_session_sid_key',
    'create index curfew_session_subject on curfew_session (subject)',
    'create index curfew_audit_tenant on curfew_audit (tenant, id)',
  ],
];

/**
 * Migrates the schema in one transaction. If several nodes start at once, the first one does it.
 *
 * @throws NewerSchemaError if a newer Curfew has created the schema
 */
export async function migrate(sql: Sql): Promise<void> {
  await sql.transaction(async (tx) => {
    // "curfew" in ASCII: one lock for this purpose in the whole database.
    await tx.query('select pg_advisory_xact_lock(109352821155191)');
    await tx.query(
      'create table if not exists curfew_migration (version int primary key, at timestamptz not null default now())',
    );
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
