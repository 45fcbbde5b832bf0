import type { EndReason } from '@curfew/core/state';
import type { AuditEntry, RecordedEntry, SessionWithPolicy, StoredPolicy } from '../types.ts';

type Row = Readonly<Record<string, unknown>>;

/**
 * A column of a text that users may choose. A driver that decodes by `TextDecoder`, such as that of PGlite, drops U+FEFF at the
 * beginning of a value: one user would be taken for another. {@link exact} reads it.
 */
function marked(column: string, table: string): string {
  return `'=' || ${table}.${column} as ${column}`;
}

function exact(value: unknown): string | null {
  return value === null ? null : String(value).slice(1);
}

/** For `toAuditEntry` and `toRecorded`. */
export function ownerOf(table: string): string {
  return `${marked('subject', table)}, ${marked('tenant', table)}`;
}

/** Of the session `s`, its policy `p` and the clock `c`. */
export const FOUND: string = `
  s.token_hash, s.sid, ${ownerOf('s')}, s.policy_id, ${marked('user_agent', 's')}, s.created_at, s.seen_at,
  s.touched_at, s.rev, s.ended_at, s.end_reason, p.policy, c.now`;

// pg returns int8 as a string, PGlite as a number.
export function toFound(row: Row): SessionWithPolicy {
  const session = {
    sid: String(row.sid),
    subject: exact(row.subject) ?? '',
    tenant: exact(row.tenant),
    policyId: String(row.policy_id),
    userAgent: exact(row.user_agent),
    createdAt: Number(row.created_at),
    seenAt: Number(row.seen_at),
    touchedAt: Number(row.touched_at),
    rev: Number(row.rev),
    endedAt: row.ended_at === null ? null : Number(row.ended_at),
    endReason: text(row.end_reason) as EndReason | null,
  };
  return { session, policy: toPolicy(row), now: Number(row.now) };
}

export function toPolicy(row: Row): StoredPolicy {
  return row.policy as StoredPolicy;
}

export function toAuditEntry(row: Row): AuditEntry {
  return {
    id: String(row.id),
    at: Number(row.at),
    event: row.event as AuditEntry['event'],
    tenant: exact(row.tenant),
    subject: exact(row.subject),
    sid: text(row.sid),
    policyId: String(row.policy_id),
    detail: row.detail as AuditEntry['detail'],
  };
}

export function toRecorded(row: Row): RecordedEntry {
  const { id: _, ...line } = toAuditEntry(row);
  return line as RecordedEntry;
}

/** Every encoding has ASCII. PostgreSQL has no NUL. */
export function canBeSid(sid: string): boolean {
  return /^[ -~]*$/.test(sid);
}

function text(value: unknown): string | null {
  return value === null ? null : String(value);
}
