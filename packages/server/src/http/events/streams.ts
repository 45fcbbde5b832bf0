import type { Clock } from '../../clock.ts';
import { limitReads } from '../../concurrency-limit.ts';
import type { Report, StreamDropped } from '../../curfew-event.ts';
import type { SessionEngine, SessionInfo } from '../../engine-types.ts';
import { createFollowers, type Followed } from '../../followers.ts';
import { createRounds } from '../../rounds.ts';
import { liveSession } from '../live-session.ts';
import type { EventFeed, EventSink } from '../reply.ts';
import { type CheckOptions, EventStream, type EventStreamOptions } from './event-stream.ts';

const STREAMS_PER_SESSION = 8;

/** The longest reconnect delay of a replaced stream. */
const PUSHED_OUT_MS = 60_000;

/** The longest reconnect delay. Clients reconnect to other nodes. */
const DRAIN_MS = 5_000;

/** Between two slices the node answers requests. */
const SLICE = 256;

export interface Streams {
  /** Counts from the call of the feed on. */
  open(token: string | null): Promise<EventFeed>;
  /** Also streams that open later. */
  drain(): void;
  count(): number;
}

/** Outside `open`, because a closure there keeps the first state of the session as long as the stream is open. */
function releaseOf(stream: EventStream): () => void {
  return () => stream.release();
}

interface Entry extends Followed {
  readonly stream: EventStream;
}

type FirstRead = Pick<EventStreamOptions, 'state' | 'readAt'>;

export function createStreams(engine: SessionEngine, clock: Clock, report: Report): Streams {
  const open = createFollowers<Entry>();
  const enqueue = limitReads();
  const onDropped = (cause: StreamDropped) => report({ kind: 'stream-dropped', cause });
  let changes = 0;
  let draining = false;

  const onChange = createRounds(clock, enqueue, (change) => {
    const isUrgent = change.kind === 'end';
    return checkAll(open.concernedBy(change), { isUrgent, isResumed: isUrgent && change.isResumed === true });
  });

  engine.subscribe((change) => {
    changes += 1;
    onChange(change);
  });

  async function checkAll(entries: readonly Entry[], options: CheckOptions): Promise<void> {
    for (const [index, { stream }] of entries.entries()) {
      if (index > 0 && index % SLICE === 0) await new Promise(setImmediate);
      stream.check(options);
    }
  }

  function add(entry: Entry): void {
    open.add(entry);
    const own = open.of(entry.sid);
    const [oldest] = own;
    if (own.length > STREAMS_PER_SESSION && oldest) {
      onDropped('replaced');
      oldest.stream.bye(PUSHED_OUT_MS);
    }
  }

  /** A function of its own, because closures keep all variables around them, and a node has thousands of streams. */
  function connect(sink: EventSink, token: string | null, { sid, policyId }: SessionInfo, first: FirstRead): Entry {
    const read = () => engine.read(token);
    const onClose = () => open.remove(entry);
    const stream = new EventStream({ ...first, sink, clock, enqueue, read, onClose, onDropped });
    const entry: Entry = { sid, policyId, stream };
    add(entry);
    return entry;
  }

  return {
    async open(token) {
      const changesBefore = changes;
      const readAt = clock.now();
      const { session, state } = liveSession(await engine.read(token));
      return (sink) => {
        const { stream } = connect(sink, token, session, { state, readAt });
        // A change since the read did not reach this stream.
        if (changes !== changesBefore) stream.check();
        if (draining) stream.bye(DRAIN_MS);
        return releaseOf(stream);
      };
    },

    drain() {
      draining = true;
      for (const { stream } of [...open]) stream.bye(DRAIN_MS);
    },

    count: () => open.size,
  };
}
