import type { Facts } from '../model/index.ts';
import type { ServerAnswer } from '../ports.ts';
import type { SessionState } from '../protocol.ts';

/**
 * Turns remaining times into instants. They count from the start of the request, so a slow answer makes a deadline
 * early, never late.
 *
 * @param sentAt - the session clock when the request began
 * @param reportedAt - the input that the request reported and the server wrote down, if it did
 * @param known - what was known before
 */
export function readAnswer(
  state: SessionState,
  sentAt: number,
  reportedAt: number | null,
  known: Facts | null,
): ServerAnswer {
  const idleAt = sentAt + state.idle.remainingMs;
  const maxAt = sentAt + state.max.remainingMs;
  const lastActivityAt = Math.min(sentAt, idleAt - state.idle.limitMs);
  const acknowledged = reportedAt ?? (known?.server?.rev === state.rev ? known.server.ackedAt : -Infinity);
  const { version } = state.policy;
  return {
    type: 'server',
    id: state.sid,
    startedAt: Math.min(sentAt, maxAt - state.max.limitMs),
    lastActivityAt,
    policy: { version, idleMs: state.idle.limitMs, maxMs: state.max.limitMs, warnMs: state.warnMs },
    server: { version, rev: state.rev, idleAt, maxAt, ackedAt: Math.max(acknowledged, lastActivityAt) },
  };
}
