import type { SessionEvents, SessionState } from '@curfew/core/protocol';
import type { Clock } from '../../clock.ts';
import type { Enqueue } from '../../concurrency-limit.ts';
import type { StreamDropped } from '../../curfew-event.ts';
import type { SessionView } from '../../engine-types.ts';
import { isOverdue, untilRead } from '../../overdue.ts';
import type { EventSink } from '../reply.ts';

/** Comments keep proxies from closing the connection. */
const BEAT_MS = 15_000;

/** A new connection uses current cookies, routes and nodes. */
const MOST_BEATS = 40;

const RECONNECT_MS = 1_000;

/** The time in which the cookie of the next session arrives in the browser. */
const NEXT_COOKIE_MS = 1_000;

const nothing = (): boolean => false;

export interface EventStreamOptions {
  readonly sink: EventSink;
  readonly state: SessionState;
  /** By `clock`, when the read of `state` began. */
  readonly readAt: number;
  readonly clock: Clock;
  readonly enqueue: Enqueue;
  /** Must not extend the session. */
  readonly read: () => Promise<SessionView>;
  readonly onClose: () => void;
  /** Called before `onClose`, if the page wanted to keep the stream. */
  readonly onDropped: (cause: StreamDropped) => void;
}

export interface CheckOptions {
  /** The owner has signed in again in the same browser. */
  readonly isResumed?: boolean;
  /** The session has ended: not after the reads of all others, as when a policy was saved. */
  readonly isUrgent?: boolean;
}

/**
 * Closes without an event at the last known deadline if the store cannot be read.
 *
 * A class: a node has thousands, and each function in a closure takes memory.
 */
export class EventStream {
  readonly #sink: EventSink;
  readonly #clock: Clock;
  readonly #enqueue: Enqueue;
  readonly #read: () => Promise<SessionView>;
  readonly #onClose: () => void;
  readonly #onDropped: (cause: StreamDropped) => void;
  #rev: number;
  #version: number;
  #endsAt: number;
  /** When the timer of the deadline ran: late if the process was busy or suspended. */
  #noticedAt = Number.NEGATIVE_INFINITY;
  #beatAt: number;
  #timerAt = Number.POSITIVE_INFINITY;
  #beats = 0;
  #beatIsDue = false;
  #isReading = false;
  #isOutdated = false;
  #isResumed = false;
  #isUrgent = false;
  #isClosed = false;
  #cancelTimer: () => void = nothing;
  #leaveQueue = nothing;

  constructor({ sink, state, readAt, clock, enqueue, read, onClose, onDropped }: EventStreamOptions) {
    this.#sink = sink;
    this.#clock = clock;
    this.#enqueue = enqueue;
    this.#read = read;
    this.#onClose = onClose;
    this.#onDropped = onDropped;
    this.#rev = state.rev;
    this.#version = state.policy.version;
    this.#endsAt = deadlineOf(state, readAt);
    this.#beatAt = clock.now() + BEAT_MS;
    this.#send('state', state);
    this.#arm();
  }

  /** A change during a read may come too late for it. */
  check({ isResumed = false, isUrgent = false }: CheckOptions = {}): void {
    this.#isResumed ||= isResumed;
    this.#isUrgent ||= isUrgent;
    this.#isOutdated = true;
    if (this.#isClosed || (this.#isReading && !(isUrgent && this.#leaveQueue()))) return;
    this.#isReading = true;
    this.#leaveQueue = this.#enqueue(() => this.#look(), this.#isUrgent);
  }

  /** Random, so that clients do not reconnect together. */
  bye(reconnectMs: number): void {
    this.#send('bye', { reconnectMs: Math.ceil(reconnectMs * (0.1 + 0.9 * Math.random())) });
    this.#close();
  }

  /** The client has disconnected. */
  release(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#cancelTimer();
    this.#leaveQueue();
    this.#onClose();
  }

  #close(): void {
    if (this.#isClosed) return;
    this.release();
    this.#sink.close();
  }

  #write(text: string): void {
    if (this.#isClosed || this.#sink.write(text)) return;
    this.#onDropped('unread');
    this.release();
  }

  /** With an end, pages would be covered until the cookie of the next session has arrived. */
  #leaveSoon(): void {
    if (this.#timerAt === Number.NEGATIVE_INFINITY) return;
    this.#cancelTimer();
    this.#timerAt = Number.NEGATIVE_INFINITY;
    this.#cancelTimer = this.#clock.setTimer(() => this.bye(RECONNECT_MS), NEXT_COOKIE_MS);
  }

  #giveUp(): void {
    if (!this.#isClosed) this.#onDropped('store_unavailable');
    this.#close();
  }

  #send<Name extends keyof SessionEvents>(name: Name, data: SessionEvents[Name]): void {
    this.#write(`event: ${name}\ndata: ${JSON.stringify(data)}\n\n`);
  }

  #noticed(): number {
    return Math.max(this.#endsAt, this.#noticedAt);
  }

  #arm(): void {
    const now = this.#clock.now();
    const at = now + Math.min(untilRead(this.#noticed(), now), Math.max(this.#beatAt - now, 1));
    if (this.#isClosed || at >= this.#timerAt) return;
    this.#cancelTimer();
    this.#timerAt = at;
    this.#cancelTimer = this.#clock.setTimer(() => this.#onTimer(), at - now);
  }

  #onTimer(): void {
    const now = this.#clock.now();
    this.#timerAt = Number.POSITIVE_INFINITY;
    if (now >= this.#beatAt) {
      this.#beatAt = now + BEAT_MS;
      this.#beats += 1;
      this.#beatIsDue = true;
    }
    if (this.#noticedAt < this.#endsAt && now >= this.#endsAt) this.#noticedAt = now;
    if (isOverdue(this.#noticed(), now)) this.#giveUp();
    else if (this.#beats === MOST_BEATS) this.bye(RECONNECT_MS);
    else if (this.#beatIsDue || now >= this.#endsAt) this.check();
    this.#arm();
  }

  async #look(): Promise<void> {
    this.#isOutdated = false;
    this.#isUrgent = false;
    const from = this.#clock.now();
    try {
      const view = await this.#read();
      if (!this.#isClosed) this.#sendChanges(view, from);
    } catch {
      if (this.#clock.now() >= this.#endsAt) this.#giveUp();
    }
    this.#isReading = false;
    if (this.#isOutdated) this.check();
  }

  #sendChanges(view: SessionView, from: number): void {
    if (this.#isResumed && view.status === 'ended' && view.reason === 'superseded') {
      this.#leaveSoon();
      return;
    }
    if (view.status !== 'live') {
      // The sweep deletes rows much later: this one was deleted to revoke the session.
      this.#send('ended', { reason: view.status === 'ended' ? view.reason : 'revoked' });
      this.#close();
      return;
    }
    const { state } = view;
    if (state.policy.version !== this.#version) this.#send('policy', state);
    else if (state.rev !== this.#rev) this.#send('state', state);
    if (this.#beatIsDue) this.#write(':\n\n');
    this.#beatIsDue = false;
    this.#rev = state.rev;
    this.#version = state.policy.version;
    this.#endsAt = deadlineOf(state, from);
    this.#arm();
  }
}

function deadlineOf({ idle, max }: SessionState, readAt: number): number {
  return readAt + Math.min(idle.remainingMs, max.remainingMs);
}
