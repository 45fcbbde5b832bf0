import type { EndReason } from '@curfew/core/state';
import { attempt } from './attempt.ts';
import type { Clock } from './clock.ts';
import type { SessionEngine } from './engine.ts';

/** How soon a read is repeated while the store does not respond. */
const RETRY_MS = 1_000;

/**
 * Follows one session until it ends, by whatever cause. A change of another node is noticed at the deadline at the latest.
 *
 * @param onEnded - called once; `null` if there is no session
 * @returns a function that stops it
 */
export function watchSession(
  engine: SessionEngine,
  clock: Clock,
  token: string | null,
  onEnded: (reason: EndReason | null) => void,
): () => void {
  let sid: string | null = null;
  let isOver = false;
  let reads = 0;
  let cancelTimer = () => {};

  function stop(): void {
    isOver = true;
    cancelTimer();
    unsubscribe();
  }

  async function look(): Promise<void> {
    cancelTimer();
    const own = ++reads;
    const view = await engine.read(token).catch(() => null);
    // A later read has the newer state.
    if (isOver || own !== reads) return;
    if (view === null) {
      cancelTimer = clock.setTimer(look, RETRY_MS);
    } else if (view.status === 'live') {
      sid = view.session.sid;
      const { idle, max } = view.state;
      cancelTimer = clock.setTimer(look, Math.min(idle.remainingMs, max.remainingMs));
    } else {
      stop();
      attempt(() => onEnded(view.status === 'ended' ? view.reason : null));
    }
  }

  const unsubscribe = engine.subscribe((change) => {
    // Before the first read it may be any session.
    if (change.kind !== 'end' || sid === null || change.sid === sid) void look();
  });
  void look();
  return stop;
}
