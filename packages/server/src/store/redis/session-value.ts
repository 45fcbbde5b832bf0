import type { EndReason } from '@curfew/core/state';
import type { NewSession, StoredSession } from '../types.ts';

/**
 * A session is one string, because many are read with one MGET. It is `<seen> <touched> <rev> <created> <ended> <reason>
 * <sid> <policy> <JSON>`, with `-` for `null`. A heartbeat overwrites only the first three, whose length is fixed.
 */
export const SESSION_VALUE: string = `
local function parse(value)
  local seen, touched, rev, created, ended, reason, sid, policy, rest =
    string.match(value, '^(%S+) (%S+) (%S+) (%S+) (%S+) (%S+) (%S+) (%S+) (.*)$')
  return { seen = seen, touched = touched, rev = rev, created = created, ended = ended ~= '-' and ended or nil,
    reason = reason, sid = sid, policy = policy, rest = rest }
end
local function head(seen, touched, rev) return string.format('%015.0f %015.0f %010.0f', seen, touched, rev) end
local function compose(session)
  return table.concat({ head(session.seen, session.touched, session.rev), session.created, session.ended or '-',
    session.reason, session.sid, session.policy, session.rest }, ' ')
end
`;

export function parseSession(value: string): StoredSession {
  const [seen, touched, rev, created, ended, reason, sid = '', policyId = ''] = value.split(' ', 8);
  const { subject, tenant = null, userAgent = null } = JSON.parse(value.slice(value.indexOf('{')));
  return {
    sid,
    subject,
    tenant,
    policyId,
    userAgent,
    createdAt: Number(created),
    seenAt: Number(seen),
    touchedAt: Number(touched),
    rev: Number(rev),
    endedAt: ended === '-' ? null : Number(ended),
    endReason: reason === '-' ? null : (reason as EndReason),
  };
}

/** The JSON of a new session. Scripts cannot read lone surrogates, which a user agent may contain. */
export function ownerJson({ subject, tenant, userAgent }: NewSession): string {
  const owner = { subject, ...(tenant !== null && { tenant }), ...(userAgent !== null && { userAgent }) };
  return JSON.stringify(owner, (_name, value) => (typeof value === 'string' ? Buffer.from(value).toString() : value));
}
