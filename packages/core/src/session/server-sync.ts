import type { ServerPort, ServerReply, ServerSync, ServerSyncHost, ServerTransport } from '../ports.ts';
import type { SessionState } from '../protocol.ts';
import { serverWarnAt } from '../state/deadlines.ts';
import type { EndReason, Facts } from '../state/facts.ts';
import { heartbeatMs } from '../state/policy.ts';
import { report } from './attempt.ts';
import { backoffMs } from './backoff.ts';
import { createDoubt } from './doubt.ts';
import { eventStream } from './event-stream.ts';
import { toFacts } from './to-facts.ts';

/** Without a stream, to learn of a new policy or a revocation. */
const POLL_MS = 15_000;
const REQUEST_TIMEOUT_MS = 10_000;
/** Of `Retry-After`, before a session is known. */
const LONGEST_PAUSE_MS = 300_000;
/** Two answers within this time may have one instant of the server's clock. */
const REPEATED_MS = 1_000;

/** In heartbeat periods. A server stores no heartbeat that adds less than 0.8; the rest is for the network. */
const SOONEST = 0.9;
const LATEST = 1.2;
/** After a heartbeat that came too soon after another tab's. */
const AGAIN = 0.5;

/** Before a warning by the server's deadline, a tab reports its own input. */
const BEFORE_WARNING_MS = 2_000;
/** For this long a tab leaves the report of its input to the leader. */
const LEADER_MS = 1_000;

interface Sent {
  readonly at: number;
  readonly about: string | undefined;
  /** An event has the number of the request that opened the stream, which may be of an earlier cookie. */
  readonly nth: number;
}

/**
 * A server over any transport. `httpServer` is this over HTTP.
 *
 * @param random - 0 up to 1, for jitter; `Math.random` by default
 * @example
 * createSession({ server: serverSync(myTransport) });
 */
export function serverSync(transport: ServerTransport, random: () => number = Math.random): ServerPort {
  return { connect: (host) => connect(transport, host, random) };
}

/**
 * Heartbeats follow from facts, not from events. The leader reports input at once if it is much newer than what the server
 * knows, else once a period. Another tab reports its own after 1.5 periods, or before a warning.
 */
function connect(transport: ServerTransport, host: ServerSyncHost, random: () => number): ServerSync {
  const { clock, facts: current, leads } = host;
  let isClosed = false;
  let askedAt = -Infinity;
  let beatAt = -Infinity;
  let coalescedAt = -Infinity;
  /** This tab's first input that was not acknowledged, and its latest, which comes after a heartbeat that is under way. */
  let ownInputAt = -Infinity;
  let latestInputAt = -Infinity;
  /** No automatic request before. `Infinity` during one, and after the server has named no session. */
  let quietUntil = -Infinity;
  /** Until then the facts are another tab's, from storage. */
  let isAnswered = false;
  let streamNth = 0;
  let failures = 0;
  let periods = 1;
  let latestBeat = Promise.resolve(false);
  let latest = { now: -Infinity, at: -Infinity };
  const doubt = createDoubt(clock);
  const dispatch: ServerSyncHost['dispatch'] = (event) => {
    if (!isClosed) host.dispatch(event);
  };
  const stream =
    transport.events &&
    eventStream(openStream, clock, random, {
      isWanted: () => leads() && current()?.ended === null,
      onState: (state, at) => void accept(state, { at, about: current()?.id, nth: streamNth }),
      onEnded: (reason) => end(reason, streamNth),
      onChange: () => dispatch({ type: 'change' }),
    });

  function openStream(...request: Parameters<NonNullable<ServerTransport['events']>>): Promise<ServerReply> {
    streamNth = doubt.number();
    return settled(async () => transport.events?.(...request));
  }

  function end(reason: EndReason | null, nth: number): void {
    const facts = current();
    const retryAt = reason === 'superseded' && facts?.account && !facts.ended ? doubt.retryAt() : null;
    if (retryAt === null) {
      doubt.settle(nth);
      dispatch({ type: 'end', reason: reason ?? 'signed-out', isReported: true });
    } else {
      quietUntil = retryAt;
      dispatch({ type: 'doubt' });
    }
  }

  const ackedAt = (facts: Facts | null): number => facts?.server?.ackedAt ?? -Infinity;

  function isUnacknowledged(facts: Facts): boolean {
    return facts.lastActivityAt > (facts.server?.ackedAt ?? facts.startedAt);
  }

  function unreportedAt(facts: Facts | null): number {
    return [ownInputAt, latestInputAt, Infinity].find((at) => at > ackedAt(facts)) as number;
  }

  function beatDueAt(facts: Facts): number {
    if (!isUnacknowledged(facts)) return Infinity;
    const periodMs = heartbeatMs(facts.policy);
    const again = beatAt + periods * periodMs;
    if (leads()) {
      const knownAt = Math.max(ackedAt(facts), coalescedAt);
      return facts.lastActivityAt >= knownAt + SOONEST * periodMs ? facts.lastActivityAt : again;
    }
    const inputAt = unreportedAt(facts);
    return Math.min(
      Math.max(serverWarnAt(facts) - BEFORE_WARNING_MS, inputAt + LEADER_MS, again),
      Math.max(inputAt, beatAt) + 1.5 * periodMs,
    );
  }

  function requestDueAt(): number {
    const facts = current();
    if (doubt.isRaised()) return quietUntil;
    if (facts?.ended) return Infinity;
    const polls = !stream?.isLive() && (leads() || !isAnswered);
    return Math.max(quietUntil, Math.min(polls ? askedAt + POLL_MS : Infinity, facts ? beatDueAt(facts) : Infinity));
  }

  async function exchange(
    request: (signal: AbortSignal) => Promise<ServerReply>,
    { at, about, nth }: Sent,
    timeoutMs = REQUEST_TIMEOUT_MS,
  ): Promise<SessionState | undefined> {
    askedAt = at;
    quietUntil = Infinity;
    const timeout = new AbortController();
    const cancelTimer = clock.setTimer(() => timeout.abort(), timeoutMs);
    const reply = await settled(async () => request(timeout.signal));
    cancelTimer();
    if ('state' in reply && !isRepeated(reply.state)) {
      failures = 0;
      quietUntil = -Infinity;
      return reply.state;
    }
    if ('ended' in reply) {
      if (about && current()?.id !== about) quietUntil = -Infinity;
      else end(reply.ended, nth);
      return undefined;
    }
    quietUntil = clock.now() + pauseMs('state' in reply ? 0 : reply.retryAfterMs);
    return undefined;
  }

  /** A cache, such as a service worker, repeats a state with the same time. */
  function isRepeated({ now }: SessionState): boolean {
    const isLater = askedAt >= latest.at + REPEATED_MS;
    const isRepeated = isLater && now <= latest.now;
    latest = { now, at: clock.now() };
    return isRepeated;
  }

  /** However long the server asks to wait, an attempt is in time for a report before the warning. */
  function pauseMs(askedMs: number): number {
    const facts = current();
    if (!facts) return Math.min(askedMs, LONGEST_PAUSE_MS) + backoffMs(failures++, POLL_MS, random);
    const leftMs = Math.max(0, serverWarnAt(facts) - BEFORE_WARNING_MS - clock.now());
    return Math.min(askedMs, leftMs / 2) + backoffMs(failures++, heartbeatMs(facts.policy) / 2, random);
  }

  function apply(state: SessionState, { at, about, nth }: Sent, reportedAt: number | null): void {
    const known = current();
    const answer = toFacts(state, { sentAt: at, receivedAt: clock.now(), reportedAt }, known);
    // The tab has gone on with the next session meanwhile.
    if (known && about && known.id !== about && answer.id < known.id) return;
    const isFirst = !known || (!isAnswered && known.id !== answer.id);
    doubt.settle(nth);
    dispatch({ type: isFirst ? 'begin' : 'server', facts: answer, isFirst: nth === 1 });
    const facts = current();
    // A session that was stopped meanwhile ignores the answer.
    isAnswered ||= facts?.id === answer.id;
    // The request that reported the end was lost.
    if (facts?.ended && facts.id === answer.id) logout(answer.id);
  }

  /** Before a shorter policy applies, so that it does not warn an active user. */
  async function accept(state: SessionState, sent: Sent): Promise<void> {
    const facts = current();
    const isSame = facts?.id === state.sid;
    const isFirst = isSame && state.policy.version > facts.policy.version && isUnacknowledged(facts);
    if (!isFirst || !(await beat())) apply(state, sent, null);
  }

  function next(): Sent {
    return { at: clock.now(), about: current()?.id, nth: doubt.number() };
  }

  function logout(sid: string): void {
    void settled(async () => transport.logout(sid) as Promise<undefined>);
  }

  async function ask(timeoutMs?: number): Promise<boolean> {
    const sent = next();
    const state = await exchange((signal) => transport.state(signal), sent, timeoutMs);
    if (state) await accept(state, sent);
    return Boolean(state);
  }

  async function beat(isLeaving = false): Promise<boolean> {
    const facts = current();
    if (!facts) return false;
    const { id: sid, lastActivityAt } = facts;
    const sent = next();
    const ageMs = Math.max(0, Math.ceil(sent.at - lastActivityAt));
    const state = await exchange((signal) => transport.heartbeat({ ageMs, sid }, isLeaving ? undefined : signal), sent);
    if (!state) return false;
    beatAt = sent.at;
    periods = state.coalesced ? AGAIN : SOONEST + (LATEST - SOONEST) * random();
    if (state.coalesced) coalescedAt = sent.at;
    apply(state, sent, state.coalesced ? null : lastActivityAt);
    return true;
  }

  return {
    ask,
    beat() {
      latestBeat = beat();
      return latestBeat;
    },
    beaten: () => latestBeat,
    dueAt: () => Math.min(stream?.dueAt() ?? Infinity, requestDueAt()),
    async run() {
      stream?.run();
      if (requestDueAt() > clock.now()) return;
      const facts = current();
      if (!facts || doubt.isRaised() || beatDueAt(facts) > clock.now()) return void (await ask());
      if (!leads()) dispatch({ type: 'leader-unresponsive' });
      await beat();
    },
    noteInput() {
      ownInputAt = Math.min(unreportedAt(current()), clock.now());
      latestInputAt = clock.now();
    },
    flush() {
      const facts = current();
      if (facts && !facts.ended && isUnacknowledged(facts) && (leads() || latestInputAt > beatAt)) void beat(true);
    },
    suspend: () => stream?.close(),
    close() {
      isClosed = true;
      stream?.close();
    },
    isAnswered: () => isAnswered,
    isDoubted: doubt.isRaised,
    doubt: doubt.raise,
    logout,
  };
}

const FAILED: ServerReply = { retryAfterMs: 0 };

async function settled(request: () => Promise<ServerReply | undefined>): Promise<ServerReply> {
  try {
    return (await request()) ?? FAILED;
  } catch (error) {
    report(error);
    return FAILED;
  }
}
