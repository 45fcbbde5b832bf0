// @ts-nocheck
import type { Facts } from '../model/index.ts';
import type { SessionState } from '../protocol.ts';

/** What is early by so little is not moved: whoever looks at it would see it twitch with every answer. */
const STEADY_MS = 1_000;

/** An answer's journey. Instants by the session clock, in ms. */
export interface Travel {
  /** When the request began. */
  readonly sentAt: number;
  readonly heardAt: number;
  /** The input that the request reported, if it did and the server wrote it down. */
  readonly reportedAt: number | null;
}

/**
 * The server's state as facts of this tab's clock. Remaining times count from the start of the request, so a slow
 * answer makes a deadline early, never late. The age of the newest input may tell of activity unheard here.
 *
 * @param known - what was known before: an answer that agrees with it, as exactly as it can tell, moves nothing
 */
export function readAnswer(state: SessionState, { sentAt, heardAt, reportedAt }: Travel, known: Facts | null): Facts {
  const { sid, idle, max, warnMs, rev, policy } = state;
  const { version } = policy;
  const server = known?.id === sid ? known.server : null;
  const untouched = server?.rev === rev ? server : null;
  const unchanged = server?.version === version ? server : null;

  /** The truth lies between the two ends of the journey. */
  function instant(inMs: number, knownAt: number | undefined): number {
    const earliest = sentAt + inMs;
    const agrees = knownAt !== undefined && knownAt >= earliest - STEADY_MS && knownAt <= heardAt + inMs;
    return agrees ? knownAt : earliest;
  }

  const idleAt = instant(idle.remainingMs, untouched === unchanged ? untouched?.idleAt : undefined);
  const maxAt = instant(max.remainingMs, unchanged?.maxAt);
  const lastActivityAt = instant(-idle.ageMs, untouched?.ackedAt);
  return {
    id: sid,
    startedAt: known?.id === sid ? known.startedAt : maxAt - max.limitMs,
    lastActivityAt,
    policy: { version, idleMs: idle.limitMs, maxMs: max.limitMs, warnMs },
    server: { version, rev, idleAt, maxAt, ackedAt: Math.max(reportedAt ?? lastActivityAt, lastActivityAt) },
    ended: null,
  };
}
