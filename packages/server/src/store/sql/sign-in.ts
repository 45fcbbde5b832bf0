import { lifeOf } from '@curfew/core/rules';
import { uuidTime } from '@curfew/core/state';
import { TokenUsedError } from '../../errors.ts';
import { sweepAt } from '../../rules/sweep-plan.ts';
import { mintSid } from '../../tokens.ts';
import { takeTurnsByKey } from '../../turns.ts';
import type { NewSession, RecordedEntry, SessionWithPolicy } from '../types.ts';
import { type AvailableSql, LockedError } from './driver.ts';
import { toFound, toPolicy } from './rows.ts';
import { BEGIN_SIGN_IN, INSERT_SESSION, MAKE_ROOM } from './statements.ts';

const NEW = { touchedAt: 0, rev: 0, endedAt: null, endReason: null };

interface SignedIn {
  readonly found: SessionWithPolicy;
  readonly detail: RecordedEntry['detail'];
  readonly ended: readonly Record<string, unknown>[];
}

/** Sign-ins of one owner take turns: on a node in a queue, which needs no connection, between nodes by a lock. */
export function createSignIn(sql: AvailableSql, node: string): (session: NewSession) => Promise<SignedIn | null> {
  const turnsOf = takeTurnsByKey();

  return (session) => {
    const { tokenHash, supersedes, subject, tenant, policyId, userAgent, maxSessions, authAt } = session;
    const until = sql.deadline();
    return turnsOf(JSON.stringify([tenant, subject]))(
      () =>
        sql.transaction(async (tx) => {
          const [first] = await tx.query(BEGIN_SIGN_IN, [subject, tenant, policyId, supersedes]);
          if (!first) return null;
          if (!first.is_first) throw new LockedError('Another sign-in of this user is under way.');
          const [now, policy] = [Number(first.now), toPolicy(first)];
          const [createdAt, seenAt] = [Math.min(now, authAt ?? now), now];
          // Not before the row of the policy begins.
          const least = uuidTime(String(first.from_sid)) || 0;
          const sid = mintSid(Math.max(now, least), first.superseded === null ? null : String(first.superseded));
          const session = { sid, subject, tenant, policyId, userAgent, createdAt, seenAt, ...NEW };
          const expired = { session, policy, now };
          const detail = first.resumed === null ? {} : { resumes: String(first.resumed) };
          if (!lifeOf(expired).live) return { found: expired, detail, ended: [] };
          const room = [subject, tenant, maxSessions - 1, supersedes];
          const ended = await tx.query(MAKE_ROOM, ['superseded', subject, node, ...room]);
          const times = [createdAt, seenAt, sweepAt(now + policy.idleMs)];
          const values = [tokenHash, sid, subject, tenant, policyId, userAgent, ...times, JSON.stringify(detail)];
          const [row] = await tx.query(INSERT_SESSION, values);
          if (!row) throw new TokenUsedError();
          return { found: toFound(row), detail, ended };
        }, until),
      until,
    );
  };
}
