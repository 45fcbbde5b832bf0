import { describe, expect, it, vi } from 'vitest';
import type { ServerReply } from '../ports.ts';
import type { SessionState } from '../protocol.ts';
import { manualClock } from '../testing/manual-clock.ts';
import { eventStream } from './event-stream.ts';

const START = 1_000_000;
/** The server's clock is an hour ahead. */
const AHEAD = 3_600_000;

const stateOf = (now: number): SessionState => ({
  v: 1,
  state: 'active',
  sid: '0190-a',
  now: now + AHEAD,
  idle: { remainingMs: 50_000, ageMs: 10_000 },
  max: { remainingMs: 500_000 },
  policy: { id: 'default', version: 7, idleMs: 60_000, maxMs: 600_000, warnMs: 20_000 },
  rev: 12,
});

interface Opened {
  readonly signal: AbortSignal;
  readonly receive: (state: SessionState | null) => void;
  readonly end: (reply: ServerReply) => Promise<void>;
}

function connect(random = () => 1) {
  const clock = manualClock(START);
  const opened: Opened[] = [];
  const options = { isWanted: vi.fn(() => true), onState: vi.fn(), onEnded: vi.fn(), onChange: vi.fn() };
  const stream = eventStream(
    (signal, receive) =>
      new Promise((resolve) => {
        const end = async (reply: ServerReply) => {
          resolve(reply);
          await Promise.resolve();
          await Promise.resolve();
        };
        opened.push({ signal, receive, end });
      }),
    clock,
    random,
    options,
  );
  /** Lets time pass, and runs the stream when it is due, as a session does. */
  function pass(ms: number) {
    const until = clock.now() + ms;
    while (stream.dueAt() <= until) {
      clock.advance(Math.max(0, stream.dueAt() - clock.now()));
      stream.run();
    }
    clock.advance(until - clock.now());
  }
  stream.run();
  return { clock, options, stream, opened, pass, last: () => opened.at(-1) as Opened };
}

const LOST: ServerReply = { retryAfterMs: 0 };

describe('eventStream', () => {
  it('is live from its first state on, and reports each state', () => {
    const { options, stream, last } = connect();
    expect(stream.isLive()).toBe(false);
    last().receive(null);
    expect(stream.isLive()).toBe(false);
    last().receive(stateOf(START));
    expect(stream.isLive()).toBe(true);
    expect(options.onState.mock.calls).toEqual([[stateOf(START), START]]);
    expect(options.onChange).toHaveBeenCalledTimes(2);
  });

  it('dates a state by when it was sent when the page reads it late', () => {
    const { clock, options, last } = connect();
    clock.advance(2_000);
    last().receive(stateOf(START + 1_000));
    clock.advance(600_000);
    last().receive(stateOf(START + 11_000));
    expect(options.onState.mock.calls.map(([, sentAt]) => sentAt)).toEqual([START, START + 10_000]);
  });

  it('dates a state neither after now nor before the previous one when the clock of the server is set', () => {
    const { clock, options, last } = connect();
    last().receive(stateOf(START));
    clock.advance(5_000);
    last().receive(stateOf(START + 900_000));
    clock.advance(5_000);
    last().receive(stateOf(START - 900_000));
    expect(options.onState.mock.calls.map(([, sentAt]) => sentAt)).toEqual([START, START + 5_000, START + 5_000]);
  });

  it('closes after 40 s of silence, and opens again', () => {
    const { opened, pass, last } = connect();
    last().receive(stateOf(START));
    pass(30_000);
    last().receive(null);
    pass(39_999);
    expect(opened[0]?.signal.aborted).toBe(false);
    pass(1);
    expect(opened[0]?.signal.aborted).toBe(true);
    pass(1_000);
    expect(opened).toHaveLength(2);
  });

  it('ignores what arrives from a stream that it has closed', async () => {
    const { options, opened, pass, stream } = connect();
    pass(41_000);
    opened[0]?.receive(stateOf(START));
    await opened[0]?.end({ ended: 'revoked' });
    expect(stream.isLive()).toBe(false);
    expect(options.onState).not.toHaveBeenCalled();
    expect(options.onEnded).not.toHaveBeenCalled();
  });

  it('waits longer after each failure, five minutes at most, with jitter', async () => {
    const pauses: number[] = [];
    for (const chance of [0, 1]) {
      const { clock, stream, last } = connect(() => chance);
      for (let failure = 0; failure < 10; failure++) {
        await last().end(LOST);
        pauses.push(stream.dueAt() - clock.now());
        clock.advance(stream.dueAt() - clock.now());
        stream.run();
      }
    }
    expect(pauses.slice(0, 10)).toEqual([500, 1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 64_000, 128_000, 150_000]);
    expect(pauses.slice(10)).toEqual(pauses.slice(0, 10).map((ms) => 2 * ms));
  });

  it('resets its failures only after it was open for 30 s', async () => {
    const { clock, stream, pass, last } = connect();
    await last().end(LOST);
    pass(1_000);
    last().receive(stateOf(clock.now()));
    pass(29_999);
    await last().end(LOST);
    expect(stream.dueAt() - clock.now()).toBe(2_000);
    pass(2_000);
    last().receive(stateOf(clock.now()));
    pass(30_000);
    await last().end(LOST);
    expect(stream.dueAt() - clock.now()).toBe(1_000);
  });

  it('waits as long as the server requests', async () => {
    const { clock, stream, last } = connect();
    await last().end({ retryAfterMs: 7_000 });
    expect(stream.dueAt()).toBe(clock.now() + 8_000);
  });

  it('reports the reason of the end', async () => {
    const { options, last } = connect();
    await last().end({ ended: 'policy' });
    expect(options.onEnded.mock.calls).toEqual([['policy']]);
  });

  it('closes at once when it is no longer wanted, and does not open again', () => {
    const { options, stream, opened, pass } = connect();
    options.isWanted.mockReturnValue(false);
    expect(stream.dueAt()).toBe(-Infinity);
    stream.run();
    expect(opened[0]?.signal.aborted).toBe(true);
    pass(600_000);
    expect(opened).toHaveLength(1);
    options.isWanted.mockReturnValue(true);
    stream.run();
    expect(opened).toHaveLength(2);
  });
});
