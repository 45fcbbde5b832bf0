import type { SessionState } from '../protocol.ts';
import { durationsOf, type Facts } from '../state/index.ts';

/** Smaller corrections would make deadlines jitter with every response. */
const STEADY_MS = 1_000;

export interface Travel {
  readonly sentAt: number;
  readonly receivedAt: number;
  /** The input that the server stored, if any. */
  readonly reportedAt: number | null;
}

/** Remaining times count from the start of the request: a slow response makes a deadline early, never late. */
export function toFacts(state: SessionState, { sentAt, receivedAt, reportedAt }: Travel, known: Facts | null): Facts {
  const { sid, account = null, idle, max, rev, policy } = state;
  const { version } = policy;
  const server = known?.id === sid ? known.server : null;
  const untouched = server?.rev === rev ? server : null;
  const unchanged = server?.version === version ? server : null;

  /** The exact instant lies between the start of the request and its end. */
  function instant(inMs: number, knownAt: number | undefined): number {
    const earliest = sentAt + inMs;
    const agrees = knownAt !== undefined && knownAt >= earliest - STEADY_MS && knownAt <= receivedAt + inMs;
    return agrees ? knownAt : earliest;
  }

  const idleAt = instant(idle.remainingMs, untouched === unchanged ? untouched?.idleAt : undefined);
  const maxAt = instant(max.remainingMs, unchanged?.maxAt);
  const lastActivityAt = instant(-idle.ageMs, untouched?.ackedAt);
  return {
    id: sid,
    provisional: false,
    account,
    startedAt: known?.id === sid ? known.startedAt : maxAt - policy.maxMs,
    lastActivityAt,
    policy: { version, ...durationsOf(policy) },
    server: { version, rev, idleAt, maxAt, ackedAt: Math.max(reportedAt ?? lastActivityAt, lastActivityAt) },
    ended: null,
  };
}
