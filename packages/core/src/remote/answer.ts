import type { Facts } from '../model/index.ts';
import type { SessionState } from '../protocol.ts';

/**
 * The server's state as facts of this tab's clock. Remaining times count from the start of the request, so a slow
 * answer makes a deadline early, never late. The idle deadline also tells of activity that this tab never heard of.
 *
 * @param sentAt - the session clock when the request began, in ms
 * @param reportedAt - the input that the request reported and the server wrote down, if it did
 * @param known - what was known before
 */
export function readAnswer(state: SessionState, sentAt: number, reportedAt: number | null, known: Facts | null): Facts {
  const { sid, idle, max, warnMs, rev, policy } = state;
  const { version } = policy;
  const idleAt = sentAt + idle.remainingMs;
  const maxAt = sentAt + max.remainingMs;
  const lastActivityAt = Math.min(sentAt, idleAt - idle.limitMs);
  const acknowledged = reportedAt ?? (known?.server?.rev === rev ? known.server.ackedAt : lastActivityAt);
  return {
    id: sid,
    // Once known it is not guessed again: each guess is early by the time that its answer took.
    startedAt: known?.id === sid ? known.startedAt : maxAt - max.limitMs,
    lastActivityAt,
    policy: { version, idleMs: idle.limitMs, maxMs: max.limitMs, warnMs },
    server: { version, rev, idleAt, maxAt, ackedAt: Math.max(acknowledged, lastActivityAt) },
    ended: null,
  };
}
