import type { EndReason } from '@curfew/core/state';
import { attempt } from './attempt.ts';
import type { Clock } from './clock.ts';
import { limitReads } from './concurrency-limit.ts';
import type { SessionEngine, SessionView } from './engine-types.ts';
import { createFollowers, type Followed } from './followers.ts';
import { isOverdue, untilRead } from './overdue.ts';
import { createRounds } from './rounds.ts';

/** Notifications of other nodes may be lost, or not arrive at all. */
const READ_EVERY_MS = 15_000;

/** While the store does not respond, after a notification. */
const RETRY_MS = 1_000;

/** Without an answer for so long at first, there is no deadline at which a watch could end. */
const FIRST_ANSWER_MS = 15_000;

export interface Watches {
  /** `read` must not extend the session. `onEnded` is called once; `null` if there is no session. */
  watch(read: () => Promise<SessionView>, onEnded: (reason: EndReason | null) => void): () => void;
  /** Without a call. */
  close(): void;
}

interface Watch {
  /** `isUrgent`: the session has ended. It does not wait for the reads of all others, as when a policy was saved. */
  look(isChanged?: boolean, isUrgent?: boolean): void;
  stop(): void;
}

interface KnownWatch extends Followed, Pick<Watch, 'look'> {
  readonly reason: EndReason;
  readonly endsAt: number;
}

export function createWatches(engine: SessionEngine, clock: Clock): Watches {
  const open = new Set<Watch>();
  /** Before its first read, a watch may follow any session. */
  const unread = new Set<Watch>();
  const followers = createFollowers<KnownWatch>();
  const enqueue = limitReads();
  let unsubscribe: (() => void) | undefined;
  let isClosed = false;

  const onChange = createRounds(clock, enqueue, (change) => {
    for (const one of unread) one.look(true);
    for (const one of followers.concernedBy(change)) one.look(true, change.kind === 'end');
  });

  return {
    watch(read, onEnded) {
      if (isClosed) return () => {};
      unsubscribe ??= engine.subscribe(onChange);
      let known: KnownWatch | null = null;
      /** When the timer of the deadline ran: late if the process was busy or suspended. */
      let noticedAt = Number.NEGATIVE_INFINITY;
      let isReading = false;
      let isOutdated = false;
      let mustRetry = false;
      let mustHurry = false;
      let cancelTimer = () => {};
      let leaveQueue = () => false;

      function forget(): void {
        unread.delete(own);
        if (known) followers.remove(known);
      }

      function end(reason: EndReason | null): void {
        own.stop();
        attempt(() => onEnded(reason));
      }

      function apply(view: SessionView | null, readAt: number): void {
        if (view?.status === 'live') {
          const { session, state } = view;
          const leftMs = Math.min(state.idle.remainingMs, state.max.remainingMs);
          const reason = leftMs === state.idle.remainingMs ? 'idle' : 'max';
          forget();
          known = { ...session, reason, endsAt: readAt + leftMs, look: own.look };
          followers.add(known);
          arm(known);
        } else if (view) {
          end(view.status === 'ended' ? view.reason : null);
        } else if (!known) {
          // There may be no session, and no deadline is known.
          end(null);
        } else if (clock.now() >= known.endsAt) {
          // The store is down. Without it, nothing can have extended the session.
          end(known.reason);
        } else {
          arm(known, mustRetry ? RETRY_MS : READ_EVERY_MS);
        }
      }

      function arm({ endsAt }: KnownWatch, mostMs = READ_EVERY_MS): void {
        cancelTimer();
        cancelTimer = clock.setTimer(onTimer, Math.min(untilRead(Math.max(endsAt, noticedAt), clock.now()), mostMs));
      }

      function onTimer(): void {
        if (!known) return;
        const now = clock.now();
        if (noticedAt < known.endsAt && now >= known.endsAt) noticedAt = now;
        if (isOverdue(Math.max(known.endsAt, noticedAt), now)) {
          end(known.reason);
        } else {
          own.look();
          arm(known);
        }
      }

      async function readOnce(): Promise<void> {
        isOutdated = false;
        mustHurry = false;
        const readAt = clock.now();
        const view = await read().catch(() => null);
        if (view && !isOutdated) mustRetry = false;
        if (open.has(own)) apply(view, readAt);
        isReading = false;
        if (isOutdated) own.look();
      }

      const own: Watch = {
        look(isChanged = false, isUrgent = false) {
          mustRetry ||= isChanged;
          mustHurry ||= isUrgent;
          isOutdated = true;
          if (!open.has(own) || (isReading && !(isUrgent && leaveQueue()))) return;
          isReading = true;
          leaveQueue = enqueue(readOnce, mustHurry);
        },
        stop() {
          open.delete(own);
          forget();
          cancelTimer();
          leaveQueue();
        },
      };
      open.add(own);
      unread.add(own);
      cancelTimer = clock.setTimer(() => end(null), FIRST_ANSWER_MS);
      own.look();
      return own.stop;
    },

    close() {
      isClosed = true;
      for (const one of [...open]) one.stop();
      unsubscribe?.();
    },
  };
}
