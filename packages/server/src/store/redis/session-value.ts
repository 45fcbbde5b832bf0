import type { EndReason } from '@curfew/core/state';
import type { NewSession, StoredSession } from '../types.ts';

type Value = readonly [
  seen: number,
  touched: number,
  rev: number,
  created: number,
  sid: string,
  policyId: string,
  subject: string,
  tenant: string | null,
  userAgent: string | null,
  ended?: number,
  reason?: EndReason,
];

/**
 * One string, because many are read with one MGET: a JSON array of a {@link Value}. A heartbeat overwrites the first three
 * numbers, which have a fixed length.
 */
export const SESSION_VALUE: string = `
local function head(seen, touched, rev) return string.format('[%15.0f,%15.0f,%10.0f', seen, touched, rev) end
local function parse(value)
  local v = cjson.decode(value)
  return { seen = v[1], touched = v[2], rev = v[3], created = v[4], sid = v[5], policy = v[6], subject = v[7],
    tenant = v[8] ~= cjson.null and v[8] or nil, ended = v[10] }
end
local function ended(value, at, reason) return string.sub(value, 1, -2) .. ',' .. at .. ',"' .. reason .. '"]' end
`;

export function parseSession(value: string): StoredSession {
  const [
    seenAt,
    touchedAt,
    rev,
    createdAt,
    sid,
    policyId,
    subject,
    tenant,
    userAgent,
    endedAt = null,
    endReason = null,
  ] = JSON.parse(value) as Value;
  return { sid, subject, tenant, policyId, userAgent, createdAt, seenAt, touchedAt, rev, endedAt, endReason };
}

/** Lua cannot read lone surrogates of a user agent. */
export function ownerJson({ policyId, subject, tenant, userAgent }: NewSession): string {
  const wellFormed = (text: string | null) => text && Buffer.from(text).toString();
  return JSON.stringify([policyId, subject, tenant, userAgent].map(wellFormed)).slice(1);
}
