import type { SessionEvents, SessionState } from '@curfew/core/protocol';
import type { Clock } from '../../clock.ts';
import type { StreamDropped } from '../../curfew-event.ts';
import type { SessionView } from '../../engine.ts';

/** Comments keep proxies from closing the connection. Each follows a read of the session. */
const BEAT_MS = 15_000;

/** A new connection uses current cookies, routes and nodes. */
const LIFE_MS = 600_000;

/** The longest reconnect delay. It is random, so that clients do not reconnect together. */
const RECONNECT_MS = 1_000;

/** The events of ten minutes are far smaller. */
const UNREAD_BYTES = 65_536;

export interface EventStream {
  readonly body: ReadableStream<Uint8Array>;
  /** Reads the session again and sends what has changed. */
  check(): void;
  /** Sends `bye` with a random delay of at most `reconnectMs`, and closes. */
  bye(reconnectMs: number): void;
}

export interface EventStreamOptions {
  readonly state: SessionState;
  /** When the read of `state` began, in ms of `clock`. */
  readonly readAt: number;
  readonly clock: Clock;
  /** Must not extend the session. */
  readonly read: () => Promise<SessionView>;
  readonly onClose: () => void;
  /** Called before `onClose`, if the page wanted to keep the stream. */
  readonly onDropped: (cause: StreamDropped) => void;
}

/** If the store cannot be read, the stream closes at the last known deadline without an event. */
export function openEventStream({ state, readAt, clock, read, onClose, onDropped }: EventStreamOptions): EventStream {
  let told = state;
  let endsAt = Number.POSITIVE_INFINITY;
  let beatIsDue = false;
  let wanted = false;
  let looking = false;
  let closed = false;
  let controller: ReadableStreamDefaultController<Uint8Array>;
  const undo = { beat: () => {}, deadline: () => {}, life: clock.setTimer(() => bye(RECONNECT_MS), LIFE_MS) };

  const body = new ReadableStream<Uint8Array>(
    {
      start(own) {
        controller = own;
      },
      cancel: release,
    },
    new ByteLengthQueuingStrategy({ highWaterMark: UNREAD_BYTES }),
  );

  function release(): void {
    if (closed) return;
    closed = true;
    for (const stop of Object.values(undo)) stop();
    onClose();
  }

  function close(): void {
    if (closed) return;
    release();
    controller.close();
  }

  function drop(cause: StreamDropped): void {
    if (!closed) onDropped(cause);
    close();
  }

  function write(text: string): void {
    if (closed) return;
    controller.enqueue(encoder.encode(text));
    if ((controller.desiredSize ?? 0) <= 0) drop('unread');
  }

  function send<Name extends keyof SessionEvents>(name: Name, data: SessionEvents[Name]): void {
    write(`event: ${name}\ndata: ${JSON.stringify(data)}\n\n`);
  }

  function bye(reconnectMs: number): void {
    send('bye', { reconnectMs: Math.ceil(reconnectMs * (0.1 + 0.9 * Math.random())) });
    close();
  }

  function armDeadline(from: number): void {
    undo.deadline();
    endsAt = from + Math.min(told.idle.remainingMs, told.max.remainingMs);
    if (!closed) undo.deadline = clock.setTimer(check, Math.max(endsAt - clock.now(), 1));
  }

  function armBeat(): void {
    undo.beat = clock.setTimer(() => {
      beatIsDue = true;
      armBeat();
      check();
    }, BEAT_MS);
  }

  function tell(view: SessionView, from: number): void {
    if (view.status !== 'live') {
      // The sweep deletes a row long after its session ended. A row that is missing now was deleted to revoke the
      // session.
      send('ended', { reason: view.status === 'ended' ? view.reason : 'revoked' });
      close();
      return;
    }
    const before = told;
    told = view.state;
    if (told.policy.version !== before.policy.version) send('policy', told);
    else if (told.rev !== before.rev) send('state', told);
    if (beatIsDue) write(':\n\n');
    beatIsDue = false;
    armDeadline(from);
  }

  async function look(): Promise<void> {
    looking = true;
    while (wanted && !closed) {
      wanted = false;
      const from = clock.now();
      try {
        tell(await read(), from);
      } catch {
        if (clock.now() >= endsAt) drop('store_unavailable');
      }
    }
    looking = false;
  }

  /** A change during a read may come too late for it, so the session is read again. */
  function check(): void {
    wanted = true;
    if (!looking) void look();
  }

  send('state', state);
  armDeadline(readAt);
  armBeat();
  return { body, check, bye };
}

const encoder = new TextEncoder();
