import type { Clock } from '../../clock.ts';
import { limitReads } from '../../concurrency-limit.ts';
import type { Report } from '../../curfew-event.ts';
import type { SessionEngine } from '../../engine.ts';
import type { StoreEvent } from '../../store/types.ts';
import { liveSession } from '../live-session.ts';
import { type EventStream, openEventStream } from './event-stream.ts';

/** One more closes the oldest. */
const STREAMS_PER_SESSION = 8;

/** The longest reconnect delay of a stream that a newer one of its session replaced. */
const PUSHED_OUT_MS = 60_000;

/** The longest reconnect delay. Clients reconnect to other nodes. */
const DRAIN_MS = 5_000;

export interface Streams {
  /**
   * Opens a stream for the session of `token`.
   *
   * @throws HttpError `no_session` or `session_ended`
   */
  open(token: string | null): Promise<ReadableStream<Uint8Array>>;
  /** Sends `bye` to all streams, and from now on to new ones. */
  drain(): void;
  count(): number;
}

interface Entry {
  readonly sid: string;
  readonly policyId: string;
  readonly stream: EventStream;
}

export function createStreams(engine: SessionEngine, clock: Clock, report: Report): Streams {
  const open = new Set<Entry>();
  const bySid = new Map<string, Set<Entry>>();
  const limited = limitReads();
  let heard = 0;
  let draining = false;

  engine.subscribe((change) => {
    heard += 1;
    for (const { stream } of concerned(change)) stream.check();
  });

  function concerned(change: StoreEvent): readonly Entry[] {
    if (change.kind === 'end') return [...(bySid.get(change.sid) ?? [])];
    return [...open].filter(({ policyId }) => change.kind === 'unknown' || policyId === change.policyId);
  }

  function add(entry: Entry): void {
    const own = bySid.get(entry.sid) ?? new Set();
    bySid.set(entry.sid, own.add(entry));
    open.add(entry);
    const [oldest] = own;
    if (own.size > STREAMS_PER_SESSION && oldest) {
      report({ kind: 'stream-dropped', cause: 'replaced' });
      oldest.stream.bye(PUSHED_OUT_MS);
    }
  }

  function remove(entry: Entry): void {
    open.delete(entry);
    const own = bySid.get(entry.sid);
    own?.delete(entry);
    if (own?.size === 0) bySid.delete(entry.sid);
  }

  return {
    async open(token) {
      const heardBefore = heard;
      const readAt = clock.now();
      const { session, state } = liveSession(await engine.read(token));
      const stream = openEventStream({
        state,
        readAt,
        clock,
        read: () => limited(() => engine.read(token)),
        onClose: () => remove(entry),
        onDropped: (cause) => report({ kind: 'stream-dropped', cause }),
      });
      const entry: Entry = { sid: session.sid, policyId: session.policyId, stream };
      add(entry);
      // A change since the read did not reach this stream.
      if (heard !== heardBefore) stream.check();
      if (draining) stream.bye(DRAIN_MS);
      return stream.body;
    },

    drain() {
      draining = true;
      for (const { stream } of [...open]) stream.bye(DRAIN_MS);
    },

    count: () => open.size,
  };
}
