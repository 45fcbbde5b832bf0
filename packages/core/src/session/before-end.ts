import type { BeforeEndEvent, BeforeEndHandler } from '../api.ts';
import type { Clock } from '../ports.ts';
import { endsAt } from '../state/deadlines.ts';
import { type Facts, isTimeout, sessionOf } from '../state/facts.ts';
import { statusAt } from '../state/status.ts';
import { report } from './attempt.ts';

/** How long the call may take. It begins as long before the end. */
const BUDGET_MS = 2_000;

export interface BeforeEnd {
  /** Also calls if the end has passed while the page was asleep. Returns whether the end waits for the call. */
  watch(facts: Facts | null): boolean;
  dueAt(facts: Facts): number;
  cancel(): void;
}

interface Call extends Pick<BeforeEndEvent, 'reason'> {
  readonly session: string;
  readonly until: number;
  readonly controller: AbortController;
  isDone: boolean;
}

export function createBeforeEnd(
  clock: Clock,
  onBeforeEnd: BeforeEndHandler | undefined,
  onDone: () => void,
): BeforeEnd {
  let call: Call | null = null;
  /** A page that opens after the end has nothing to save. */
  let shown: string | null = null;

  function start(session: string, reason: Call['reason']): Call {
    const own = { session, reason, until: clock.now() + BUDGET_MS, controller: new AbortController(), isDone: false };
    const cancelTimer = clock.setTimer(() => finish(own, true), BUDGET_MS);
    void run(own).finally(cancelTimer);
    return own;
  }

  async function run(own: Call): Promise<void> {
    const { reason, controller } = own;
    const { signal } = controller;
    // Frameworks render in a microtask that is queued after this one: the page is covered first.
    await null;
    await null;
    try {
      if (!signal.aborted) await onBeforeEnd?.({ reason, signal });
    } catch (error) {
      if (error !== signal.reason) report(error);
    }
    finish(own);
  }

  function finish(own: Call, isLate = false): void {
    if (own.isDone) return;
    own.isDone = true;
    if (isLate) own.controller.abort();
    onDone();
  }

  function cancel(): void {
    const last = call;
    call = null;
    if (!last || last.isDone) return;
    last.isDone = true;
    last.controller.abort();
  }

  return {
    watch(facts) {
      if (!facts || !onBeforeEnd) {
        cancel();
        return false;
      }
      const session = sessionOf(facts);
      const isOver = statusAt(facts, clock.now()).status === 'ended';
      const end = statusAt(facts, endsAt(facts));
      const reason = end.status === 'ended' ? end.reason : null;
      if (call?.session !== session) cancel();
      if (!isTimeout(reason) || (!isOver && clock.now() < endsAt(facts) - BUDGET_MS)) cancel();
      else if (!isOver || shown === session) call ??= start(session, reason);
      if (!isOver) shown = session;
      return isOver && call !== null && !call.isDone && clock.now() < call.until;
    },
    dueAt(facts) {
      const at = endsAt(facts) - BUDGET_MS;
      return onBeforeEnd && !call && at > clock.now() ? at : Infinity;
    },
    cancel,
  };
}
