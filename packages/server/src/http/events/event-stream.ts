import type { SessionEvents, SessionState } from '@curfew/core/protocol';
import type { Clock } from '../../clock.ts';
import type { Turns } from '../../concurrency-limit.ts';
import type { SessionView } from '../../engine.ts';
import { isOverdue, untilRead } from '../../overdue.ts';
import type { EventSink } from '../reply.ts';

/** Comments keep proxies from closing the connection. Each follows a read of the session. */
const BEAT_MS = 15_000;

/** Ten minutes. A new connection uses current cookies, routes and nodes. */
const MOST_BEATS = 40;

/** The longest reconnect delay. It is random, so that clients do not reconnect together. */
const RECONNECT_MS = 1_000;

export interface EventStream {
  /** Reads the session again and sends what has changed. */
  check(): void;
  /** Sends `bye` with a random delay of at most `reconnectMs`, and closes. */
  bye(reconnectMs: number): void;
  /** The client has disconnected. */
  release(): void;
}

export interface EventStreamOptions {
  readonly sink: EventSink;
  readonly state: SessionState;
  /** When the read of `state` began, in ms of `clock`. */
  readonly readAt: number;
  readonly clock: Clock;
  readonly turns: Turns;
  /** Must not extend the session. */
  readonly read: () => Promise<SessionView>;
  readonly onClose: () => void;
}

/** If the store cannot be read, the stream closes at the last known deadline without an event. */
export function openEventStream({ sink, state, readAt, clock, turns, read, onClose }: EventStreamOptions): EventStream {
  // Not the whole state: a node has thousands of streams.
  let { rev } = state;
  let { version } = state.policy;
  let endsAt = deadlineOf(state, readAt);
  let beatAt = clock.now() + BEAT_MS;
  let beats = 0;
  let beatIsDue = false;
  let isReading = false;
  let isOutdated = false;
  let timerAt = Number.POSITIVE_INFINITY;
  let closed = false;
  let cancelTimer = () => {};
  let leaveQueue = () => {};

  function release(): void {
    if (closed) return;
    closed = true;
    cancelTimer();
    leaveQueue();
    onClose();
  }

  function close(): void {
    if (closed) return;
    release();
    sink.close();
  }

  function write(text: string): void {
    if (!closed && !sink.write(text)) release();
  }

  function send<Name extends keyof SessionEvents>(name: Name, data: SessionEvents[Name]): void {
    write(`event: ${name}\ndata: ${JSON.stringify(data)}\n\n`);
  }

  function bye(reconnectMs: number): void {
    send('bye', { reconnectMs: Math.ceil(reconnectMs * (0.1 + 0.9 * Math.random())) });
    close();
  }

  /** A timer that is due earlier already stays: it arms the next one. */
  function arm(): void {
    const now = clock.now();
    const at = now + Math.min(untilRead(endsAt, now), Math.max(beatAt - now, 1));
    if (closed || at >= timerAt) return;
    cancelTimer();
    timerAt = at;
    cancelTimer = clock.setTimer(onTimer, at - now);
  }

  function onTimer(): void {
    const now = clock.now();
    timerAt = Number.POSITIVE_INFINITY;
    if (now >= beatAt) {
      beatAt = now + BEAT_MS;
      beats += 1;
      beatIsDue = true;
    }
    if (isOverdue(endsAt, now)) close();
    else if (beats === MOST_BEATS) bye(RECONNECT_MS);
    else if (beatIsDue || now >= endsAt) check();
    arm();
  }

  function tell(view: SessionView, from: number): void {
    if (view.status !== 'live') {
      // The sweep deletes a row long after its session ended. A row that is missing now was deleted to revoke the
      // session.
      send('ended', { reason: view.status === 'ended' ? view.reason : 'revoked' });
      close();
      return;
    }
    const { state } = view;
    if (state.policy.version !== version) send('policy', state);
    else if (state.rev !== rev) send('state', state);
    if (beatIsDue) write(':\n\n');
    beatIsDue = false;
    rev = state.rev;
    version = state.policy.version;
    endsAt = deadlineOf(state, from);
    arm();
  }

  async function look(): Promise<void> {
    isOutdated = false;
    const from = clock.now();
    try {
      const view = await read();
      if (!closed) tell(view, from);
    } catch {
      if (clock.now() >= endsAt) close();
    }
    isReading = false;
    if (isOutdated) check();
  }

  /** A change during a read may come too late for it, so the session is read again. */
  function check(): void {
    isOutdated = true;
    if (isReading || closed) return;
    isReading = true;
    leaveQueue = turns(look);
  }

  send('state', state);
  arm();
  return { check, bye, release };
}

function deadlineOf({ idle, max }: SessionState, readAt: number): number {
  return readAt + Math.min(idle.remainingMs, max.remainingMs);
}
