// @ts-nocheck
import type { EndReason } from '../model/index.ts';
import type { Clock, ServerTransport } from '../ports.ts';
import type { SessionState } from '../protocol.ts';
import { backOffMs } from './back-off.ts';

/** The server says something every 15 s. Whoever is silent for longer is gone, though the connection seems open. */
const SILENCE_MS = 40_000;
/** A stream that did not live so long was not healthy: the next failure waits longer. */
const HEALTHY_MS = 30_000;
const LONGEST_RETRY_MS = 300_000;

/** Whom a stream serves. */
export interface StreamHost {
  /** Whether it should be open. */
  wanted(): boolean;
  /** A state, and when it was sent, by the session clock, in ms. */
  onState(state: SessionState, sentAt: number): void;
  onEnded(reason: EndReason | null): void;
  /** It was heard of, or broke: whoever waits for something should look again. */
  onStir(): void;
}

/** The stream of events, and when it needs somebody to look after it. */
export interface EventStream {
  /** Whether it brings news, so that nobody need ask for them. */
  live(): boolean;
  dueAt(): number;
  /** Opens it where it is due, closes it where it is silent or not wanted. */
  run(): void;
  close(): void;
}

/** Keeps a stream open from one {@link EventStream.run} to the next, with ever longer pauses where it fails. */
export function eventStream(
  open: NonNullable<ServerTransport['events']>,
  clock: Clock,
  random: () => number,
  { wanted, onState, onEnded, onStir }: StreamHost,
): EventStream {
  let current: AbortController | null = null;
  let live = false;
  let heardAt = -Infinity;
  let retryAt = -Infinity;
  let failures = 0;

  async function connect(): Promise<void> {
    const own = new AbortController();
    const openedAt = clock.now();
    let sentAt = openedAt;
    let ahead: number | null = null;
    current = own;
    heardAt = openedAt;
    const reply = await open(own.signal, (state) => {
      if (current !== own) return;
      heardAt = clock.now();
      if (state) {
        live = true;
        // A page that was busy or frozen reads late what was sent early: the server's clock tells how late.
        ahead ??= state.now - openedAt;
        sentAt = Math.min(heardAt, Math.max(sentAt, state.now - ahead));
        onState(state, sentAt);
      }
      onStir();
    });
    if (current !== own) return;
    const now = clock.now();
    if (live && now - openedAt >= HEALTHY_MS) failures = 0;
    close();
    if ('ended' in reply) onEnded(reply.ended);
    const askedMs = 'retryAfterMs' in reply ? reply.retryAfterMs : 0;
    retryAt = now + askedMs + backOffMs(failures++, LONGEST_RETRY_MS, random);
    onStir();
  }

  function close(): void {
    const closing = current;
    current = null;
    live = false;
    closing?.abort();
  }

  return {
    live: () => live,
    dueAt() {
      if (!wanted()) return current ? -Infinity : Infinity;
      return current ? heardAt + SILENCE_MS : retryAt;
    },
    run() {
      const now = clock.now();
      if (!wanted()) return close();
      if (current && now >= heardAt + SILENCE_MS) {
        close();
        retryAt = now + backOffMs(failures++, LONGEST_RETRY_MS, random);
      }
      if (!current && now >= retryAt) void connect();
    },
    close,
  };
}
