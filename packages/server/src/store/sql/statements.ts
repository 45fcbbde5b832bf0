import { COALESCES, ENDED_AT, ENDED_REASON, endsAt, LIVE } from '../../rules/expiry-sql.ts';
import { FOUND, ownerOf } from './rows.ts';

export const CHANNEL: string = 'curfew';

/** How far the time of day was set back, for a database inside this process. */
export const CLOCK_GUARD = 'curfew.clock_guard_ms';

/** The time in ms since the Unix epoch, if the app gives a clock. */
export const CLOCK_NOW = 'curfew.now_ms';

/** `now()` would be the start of the transaction. */
export const CLOCK: string = `clock as materialized (select coalesce(${setting(CLOCK_NOW)},
    floor(extract(epoch from clock_timestamp()) * 1000)::bigint + coalesce(${setting(CLOCK_GUARD)}, 0)) as now)`;

function setting(name: string): string {
  return `nullif(current_setting('${name}', true), '')::bigint`;
}

const OF_SESSION = '(p.id = s.policy_id and s.sid >= p.from_sid and s.sid < p.to_sid)';

/** As the index has it, without null. */
function ownedBy(subject: string, tenant: string): string {
  return `(s.subject = ${subject} and coalesce('=' || s.tenant, '') = coalesce('=' || ${tenant}::text, ''))`;
}

/**
 * $1 array of token hashes. Has at least one row, for `is_replica`: behind a connection to a PgBouncer the server can be
 * exchanged.
 */
export const FIND: string = `
  with ${CLOCK}
  select ${FOUND}, r.is_replica from (select pg_is_in_recovery() as is_replica) r
    left join (curfew_session s join curfew_policy p on ${OF_SESSION} cross join clock c) on s.token_hash = any($1::text[])`;

/**
 * Arrays: $1 token hashes, each once, $2 ages, $3 sids or null, $4 the latest times at which to write, or null.
 *
 * Waits for no row: `skipped` are sessions that another transaction has locked, or whose time is over. PostgreSQL tests the
 * conditions again on a locked row that has changed.
 */
export const TOUCH: string = `
  with ${CLOCK}, asked as materialized (
    select * from unnest($1::text[], $2::bigint[], $3::text[], $4::bigint[]) as t (token, age, page_sid, until)
  ), chosen as materialized (
    select s.token_hash as token, t.age
    from asked t join curfew_session s on s.token_hash = t.token join curfew_policy p on ${OF_SESSION} cross join clock c
    where ${touchable()} and (t.until is null or c.now <= t.until)
    for no key update of s skip locked
  ), written as (
    update curfew_session s
    set seen_at = greatest(s.seen_at, c.now - t.age), touched_at = c.now, rev = s.rev + 1
    from chosen t, curfew_policy p, clock c
    where s.token_hash = t.token and ${OF_SESSION}
    returning ${FOUND}
  )
  select *, false as skipped from written
  union all
  select ${FOUND}, true
  from asked t join curfew_session s on s.token_hash = t.token join curfew_policy p on ${OF_SESSION} cross join clock c
  where t.token not in (select token from chosen) and ${touchable()}`;

function touchable(): string {
  return `(t.page_sid is null or s.sid = t.page_sid) and ${LIVE} and not ${COALESCES}`;
}

/** As `toEnd` decides it. */
const KIND = `case when detail ->> 'reason' = 'superseded' and detail ->> 'by' is not null then ' resumed ' else ' end ' end`;

/**
 * $1 reason, $2 acting subject or null, $3 this node, and what `where` needs.
 *
 * Expired sessions are recorded too: a heartbeat from before the deadline could be written later. Waits for no row: `nowait`
 * fails, `skip locked` leaves out what another transaction has locked.
 */
function end(
  where: string,
  { locked = 'nowait', by = '$2::text' }: { readonly locked?: 'nowait' | 'skip locked'; readonly by?: string } = {},
): string {
  return `
  with ${CLOCK}, chosen as (
    select s.token_hash as token, ${LIVE} as live, ${ENDED_REASON} as expiry_reason, ${ENDED_AT} as expired_at, c.now
    from curfew_session s join curfew_policy p on ${OF_SESSION} cross join clock c
    where s.ended_at is null and ${where}
    for no key update of s ${locked}
  ), ended as (
    update curfew_session s set
      ended_at = case when live then now else expired_at end, end_reason = case when live then $1::text else expiry_reason end
    from chosen where s.token_hash = token
    returning s.ended_at as at, 'end' as event, s.tenant, s.subject, s.sid, s.policy_id,
      jsonb_build_object('reason', s.end_reason)
        || case when live then jsonb_strip_nulls(jsonb_build_object('by', ${by})) else '{}' end as detail, live
  ), audited as (
    insert into curfew_audit (at, event, tenant, subject, sid, policy_id, detail)
    select at, event, tenant, subject, sid, policy_id, detail from ended
  )
  select at, event, ${ownerOf('ended')}, sid, policy_id, detail, live,
    case when live then pg_notify('${CHANNEL}', $3::text || ${KIND} || sid) end from ended`;
}

/** $4 token hash */
export const END: string = end('s.token_hash = $4');

/** $4 token hashes. $1 is not used. */
export const SETTLE: string = end(`s.token_hash = any($4::text[]) and not ${LIVE}`, { locked: 'skip locked' });

/** $4 subject, $5 tenant, $6 the only sid that ends or null, $7 the sid that stays or null. */
export const REVOKE: string = end(`
  ${ownedBy('$4', '$5')}
  and ($6::text is null or s.sid = $6) and s.sid is distinct from $7::text`);

/**
 * $4 subject, $5 tenant, $6 how many sessions may stay, $7 the token hash that is superseded or null. One array, because no
 * index serves an `or` with a subquery. $2 acts only on the superseded session of this owner. Ids sort by the sign-in, and
 * `created_at` is when the user authenticated.
 */
export const MAKE_ROOM: string = end(
  `
  s.token_hash = any (array_append(array(
    select s.token_hash from curfew_session s join curfew_policy p on ${OF_SESSION} cross join clock c
    where ${ownedBy('$4', '$5')} and s.token_hash is distinct from $7::text and ${LIVE}
    order by s.sid collate "C" desc offset $6::bigint
  ), $7::text))`,
  {
    by: `case when s.token_hash = $7::text and ${ownedBy('$4', '$5')} then $2::text end`,
  },
);

/** $1 subject, $2 tenant, $3 limit */
export const LIST: string = `
  with ${CLOCK}
  select ${FOUND} from curfew_session s join curfew_policy p on ${OF_SESSION} cross join clock c
  where ${ownedBy('$1', '$2')} and ${LIVE}
  order by s.created_at desc, s.sid desc limit $3`;

/** `resumedSid` of rules/, with the owner $1, $2. */
const RESUMED = `case when ${ownedBy('$1', '$2')}
    and (${LIVE} or coalesce(s.end_reason, ${ENDED_REASON}) in ('idle', 'max')) then s.sid end`;

/**
 * $1 subject, $2 tenant, $3 policy, $4 the token hash that is superseded or null. One sign-in of an owner at a time keeps
 * the limit. The number is "curf" in ASCII.
 */
export const BEGIN_SIGN_IN: string = `
  with ${CLOCK}, presented as (
    select s.sid, ${RESUMED} as resumed
    from curfew_session s join curfew_policy p on ${OF_SESSION} cross join clock c where s.token_hash = $4
  )
  select pg_try_advisory_xact_lock(1668641382, hashtext($1 || coalesce($2::text, chr(1)))) as is_first, c.now, p.policy, p.from_sid,
    o.sid as superseded, o.resumed
  from curfew_policy p cross join clock c left join presented o on true where p.id = $3 and p.to_sid = '~'`;

/**
 * $1 to $6 as the columns are named, $7 created, $8 seen, $9 next sweep, $10 the audit's detail. Returns no row if the token
 * has had a session.
 */
export const INSERT_SESSION: string = `
  with inserted as (
    insert into curfew_session
      (token_hash, sid, subject, tenant, policy_id, user_agent, created_at, seen_at, touched_at, rev, sweep_at)
    values ($1, $2, $3, $4, $5, $6, $7, $8, 0, 0, $9)
    on conflict (token_hash) do nothing
    returning *
  ), audited as (
    insert into curfew_audit (at, event, tenant, subject, sid, policy_id, detail)
    select seen_at, 'sign-in', tenant, subject, sid, policy_id, $10::jsonb from inserted
  )
  select ${FOUND} from inserted s join curfew_policy p on ${OF_SESSION} cross join (select $8::bigint as now) c`;

/** Fails where nothing can be written. */
export const CHECK = 'update curfew_session set rev = rev where false';

/** $1 message */
export const NOTIFY: string = `select pg_notify('${CHANNEL}', $1)`;

/** $1 name */
export const FIND_SECRET = 'select value from curfew_secret where name = $1';

/** $1 name, $2 value. Returns the one that is stored. */
export const KEEP_SECRET = `
  insert into curfew_secret as kept (name, value) values ($1, $2)
  on conflict (name) do update set value = kept.value returning value`;

/** $1 id, $2 policy. Returns no row if it exists. */
export const INSERT_POLICY: string = `
  insert into curfew_policy (id, policy) values ($1, $2::jsonb) on conflict (id, from_sid) do nothing returning id`;

/** $1 id. Oldest first. */
export const FIND_POLICY = 'select policy, from_sid, to_sid from curfew_policy where id = $1 order by from_sid';

/** $1 id, and arrays: $2 where the rows of the policy begin, $3 where they end, $4 the policies. Deletes its other rows. */
export const WRITE_POLICY: string = `
  with gone as (delete from curfew_policy where id = $1 and from_sid <> all($2::text[]))
  insert into curfew_policy (id, from_sid, to_sid, policy)
  select $1, w.from_sid, w.to_sid, w.policy::jsonb from unnest($2::text[], $3::text[], $4::text[]) as w (from_sid, to_sid, policy)
  on conflict (id, from_sid) do update set to_sid = excluded.to_sid, policy = excluded.policy`;

/**
 * $1 policy, $2 sid, and arrays of the rows of the new policy: $3 where they begin, $4 idle, $5 grace, $6 its end, $7
 * maximum.
 */
export const PREVIEW: string = `
  with ${CLOCK}, after as (
    select * from unnest($3::text[], $4::bigint[], $5::bigint[], $6::bigint[], $7::bigint[])
      as a (from_sid, idle_ms, grace_idle_ms, grace_until, max_ms)
  ), live as (
    select s.sid, c.now >= ${endsAt('a')} as ends
    from curfew_session s join curfew_policy p on ${OF_SESSION} cross join clock c
      join after a on a.from_sid = p.from_sid
    where p.id = $1 and ${LIVE}
  )
  select count(*) as of, count(*) filter (where ends) as ends, coalesce(bool_or(ends and sid = $2), false) as self
  from live`;

/** $1 policy, $2 where buckets begin, in ms. */
export const COUNT_SESSIONS: string = `
  with ${CLOCK}, live as (
    select width_bucket(c.now - s.seen_at, $2::bigint[]) as idle, width_bucket(c.now - s.created_at, $2::bigint[]) as age
    from curfew_session s join curfew_policy p on ${OF_SESSION} cross join clock c
    where p.id = $1 and ${LIVE}
  )
  select idle, age, count(*) as count from live group by idle, age`;

/** $1 at, $2 event, $3 tenant, $4 subject, $5 sid, $6 policy, $7 detail. */
export const INSERT_AUDIT: string = `
  insert into curfew_audit (at, event, tenant, subject, sid, policy_id, detail)
  values ($1, $2, $3, $4, $5, $6, $7::jsonb)`;

/** $1 limit. The index on `sweep_at` is searched by a subquery; a joined column would only filter. */
export const SWEEP_DUE: string = `
  with ${CLOCK}
  select ${FOUND} from curfew_session s join curfew_policy p on ${OF_SESSION} cross join clock c
  where s.sweep_at <= (select now from clock) order by s.sweep_at limit $1
  for update of s skip locked`;

/** $1 token hashes */
export const SWEEP_FORGET: string = 'delete from curfew_session where token_hash = any($1::text[])';

/** Arrays: $1 token hashes, $2 next sweeps, $3 ends, $4 reasons. Returns the audit lines of new ends. */
export const SWEEP_KEEP: string = `
  with plan as (
    select * from unnest($1::text[], $2::bigint[], $3::bigint[], $4::text[]) as plan (token_hash, sweep_at, ended_at, end_reason)
  ), found_ended as (
    select plan.ended_at, plan.end_reason, s.tenant, s.subject, s.sid, s.policy_id
    from curfew_session s join plan using (token_hash) where s.ended_at is null and plan.ended_at is not null
  ), kept as (
    update curfew_session s set sweep_at = plan.sweep_at, ended_at = plan.ended_at, end_reason = plan.end_reason
    from plan where s.token_hash = plan.token_hash
  )
  insert into curfew_audit (at, event, tenant, subject, sid, policy_id, detail)
  select ended_at, 'end', tenant, subject, sid, policy_id, jsonb_build_object('reason', end_reason) from found_ended
  returning at, event, ${ownerOf('curfew_audit')}, sid, policy_id, detail`;

/** $1 tenant, $2 limit, $3 the id before which it begins, or null, with `ofPolicy` $4 the policy. */
export function auditPage(tenant: string | null, ofPolicy = false): string {
  // `is not distinct from` would not use the index, nor would `is null` without the tenant in the order.
  const own = tenant === null ? '$1::text is null and tenant is null' : 'tenant = $1';
  return `
  select id, at, event, ${ownerOf('a')}, sid, policy_id, detail from curfew_audit a where ${own} and ($3::bigint is null or id < $3)
    ${ofPolicy ? `and event = 'policy' and policy_id = $4` : ''}
  order by ${ofPolicy ? '' : 'a.tenant desc, '}id desc limit $2`;
}

/**
 * $1 how long lines are kept, in ms, $2 limit. By `id`: an index on `at` would cost each sign-in a write, and a BRIN index
 * is useless once new lines fill the pages of deleted ones. A lock is a write, so only lines that it deletes are locked.
 */
export const TRIM_AUDIT: string = `
  with ${CLOCK}, oldest as (select id, at from curfew_audit order by id limit $2),
    due as (select id from curfew_audit
      where id = any (array(select id from oldest where at < (select now from clock) - $1::bigint)) for update skip locked)
  delete from curfew_audit where id = any (array(select id from due)) returning id`;
