import type { Clock } from '../clock.ts';
import type { SessionEngine } from '../engine.ts';
import { liveSession } from '../routes/context.ts';
import type { Change } from '../store/types.ts';
import { type EventStream, openEventStream } from './event-stream.ts';
import { takeTurns } from './turns.ts';

/** Streams of one session; one more closes the oldest. */
const STREAMS_PER_SESSION = 8;

/** Who was pushed out by a newer stream of the same session comes back this late at most. */
const PUSHED_OUT_MS = 60_000;

/** Within this time the streams of a node that drains come back, on other nodes. */
const DRAIN_MS = 5_000;

/** Reads of the store at a time, which a store may answer in groups: a change of policy must not keep it from all else. */
const READS = 256;

/** All open streams of this node. */
export interface Streams {
  /**
   * Opens a stream for the session of `token`.
   *
   * @throws Refusal `no_session` or `session_ended`
   */
  open(token: string | null): Promise<ReadableStream<Uint8Array>>;
  /** Says `bye` to all of them; from now on to new ones at once. */
  drain(): void;
  /** How many are open. */
  count(): number;
}

interface Entry {
  readonly sid: string;
  readonly policyId: string;
  readonly stream: EventStream;
}

export function createStreams(engine: SessionEngine, clock: Clock): Streams {
  const open = new Set<Entry>();
  const bySid = new Map<string, Set<Entry>>();
  const inTurn = takeTurns(READS);
  let heard = 0;
  let draining = false;

  engine.subscribe((change) => {
    heard += 1;
    for (const { stream } of concerned(change)) stream.check();
  });

  function concerned(change: Change): readonly Entry[] {
    if (change.kind === 'end') return [...(bySid.get(change.sid) ?? [])];
    return [...open].filter(({ policyId }) => change.kind === 'unknown' || policyId === change.policyId);
  }

  function add(entry: Entry): void {
    const own = bySid.get(entry.sid) ?? new Set();
    bySid.set(entry.sid, own.add(entry));
    open.add(entry);
    const [oldest] = own;
    if (own.size > STREAMS_PER_SESSION) oldest?.stream.bye(PUSHED_OUT_MS);
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
        read: () => inTurn(() => engine.read(token)),
        onClose: () => remove(entry),
      });
      const entry: Entry = { sid: session.sid, policyId: session.policyId, stream };
      add(entry);
      // A change that came between the read and now was heard by nobody for this stream.
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
