import type { Clock, ServerTransport } from '../ports.ts';
import type { SessionState } from '../protocol.ts';
import type { EndReason } from '../state/facts.ts';
import { backoffMs } from './backoff.ts';

/** The server sends something every 15 s. */
const SILENCE_MS = 40_000;
/** A shorter stream counts as a failure. */
const HEALTHY_MS = 30_000;
const LONGEST_RETRY_MS = 300_000;

export interface StreamOptions {
  isWanted(): boolean;
  /** `sentAt` is an instant of the session clock. */
  onState(state: SessionState, sentAt: number): void;
  onEnded(reason: EndReason | null): void;
  /** Something has arrived, or the stream has closed. */
  onChange(): void;
}

export interface EventStream {
  /** If so, polling is unnecessary. */
  isLive(): boolean;
  dueAt(): number;
  run(): void;
  close(): void;
}

export function eventStream(
  open: NonNullable<ServerTransport['events']>,
  clock: Clock,
  random: () => number,
  { isWanted, onState, onEnded, onChange }: StreamOptions,
): EventStream {
  let current: AbortController | null = null;
  let isLive = false;
  let receivedAt = -Infinity;
  let retryAt = -Infinity;
  let failures = 0;

  async function connect(): Promise<void> {
    const own = new AbortController();
    const openedAt = clock.now();
    let sentAt = openedAt;
    let ahead: number | null = null;
    current = own;
    receivedAt = openedAt;
    const reply = await open(own.signal, (state) => {
      if (current !== own) return;
      receivedAt = clock.now();
      if (state) {
        isLive = true;
        // A page that was busy or frozen reads late: the server's clock shows how late.
        ahead ??= state.now - openedAt;
        sentAt = Math.min(receivedAt, Math.max(sentAt, state.now - ahead));
        onState(state, sentAt);
      }
      onChange();
    });
    if (current !== own) return;
    if (isLive && clock.now() - openedAt >= HEALTHY_MS) failures = 0;
    fail('retryAfterMs' in reply ? reply.retryAfterMs : 0);
    if ('ended' in reply) onEnded(reply.ended);
    onChange();
  }

  function fail(pauseMs: number): void {
    close();
    retryAt = clock.now() + pauseMs + backoffMs(failures++, LONGEST_RETRY_MS, random);
  }

  function close(): void {
    current?.abort();
    current = null;
    isLive = false;
  }

  return {
    isLive: () => isLive,
    dueAt() {
      if (!isWanted()) return current ? -Infinity : Infinity;
      return current ? receivedAt + SILENCE_MS : retryAt;
    },
    run() {
      if (!isWanted()) return close();
      if (current && clock.now() >= receivedAt + SILENCE_MS) fail(0);
      if (!current && clock.now() >= retryAt) void connect();
    },
    close,
  };
}
