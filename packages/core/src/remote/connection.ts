import { serverWarnAt } from '../model/deadlines.ts';
import { type Facts, heartbeatMs } from '../model/index.ts';
import type { Clock, ServerConnection, ServerHost, ServerLink, ServerReply, ServerTransport } from '../ports.ts';
import type { SessionState } from '../protocol.ts';
import { readAnswer } from './answer.ts';
import { backOffMs } from './back-off.ts';
import { eventStream } from './stream.ts';

/** How often the leader asks for the state while no stream is open, to learn of a new policy or a revocation. */
const POLL_MS = 15_000;
const REQUEST_TIMEOUT_MS = 10_000;

/** In heartbeat periods. A server does not write a beat that brings less than 0.8 so soon; the rest is the network's share. */
const SOONEST = 0.9;
const LATEST = 1.2;
/** After a beat that was not written, because it came too soon after another tab's. */
const AGAIN = 0.5;

/** A tab reports its own input this long before the server's deadline would bring a warning, if no other tab has. */
const BEFORE_WARNING_MS = 2_000;
/** After its input it leaves the report to the leader for this long. */
const LEADER_MS = 1_000;

type Request = (signal: AbortSignal) => Promise<ServerReply>;

/**
 * A server behind any transport. `httpServer` is this over HTTP.
 *
 * @param random - chance for jitter, 0 up to 1; `Math.random` by default
 * @example
 * createSession({ server: serverLink(myTransport) });
 */
export function serverLink(transport: ServerTransport, random: () => number = Math.random): ServerLink {
  return { connect: (clock, host) => connect(transport, clock, host, random) };
}

/**
 * Heartbeats follow from facts, not from events. Input that the server has not acknowledged is reported by the leader,
 * at once where it is much newer than what the server knows and else once a period; and by the tab that saw it, if 1.5
 * periods pass without, or a warning is near.
 */
function connect(transport: ServerTransport, clock: Clock, host: ServerHost, random: () => number): ServerConnection {
  let askedAt = -Infinity;
  let beatAt = -Infinity;
  /** When a beat was sent that brought the server too little to be written. */
  let coalescedAt = -Infinity;
  let ownInputAt = -Infinity;
  /** Nothing is sent by itself before: `Infinity` during a request, and where there is no session to ask about. */
  let restUntil = -Infinity;
  /** Whether the server has answered this tab itself, and not only the tab whose record it took up. */
  let answered = false;
  let failures = 0;
  let pause = 1;
  const stream =
    transport.events &&
    eventStream(transport.events, clock, random, {
      wanted: () => host.leading() && host.facts()?.ended === null,
      onState: (state, sentAt) => void accept(state, sentAt),
      onEnded: host.onNone,
      onStir: host.onStir,
    });

  function unacknowledged(facts: Facts): boolean {
    return facts.lastActivityAt > (facts.server?.ackedAt ?? facts.startedAt);
  }

  function beatDueAt(facts: Facts): number {
    if (!unacknowledged(facts)) return Infinity;
    const period = heartbeatMs(facts.policy);
    if (host.leading()) {
      const knownAt = Math.max(facts.server?.ackedAt ?? -Infinity, coalescedAt);
      return facts.lastActivityAt >= knownAt + SOONEST * period ? facts.lastActivityAt : beatAt + pause * period;
    }
    if (ownInputAt <= (facts.server?.ackedAt ?? -Infinity)) return Infinity;
    const beforeWarning = Math.max(
      serverWarnAt(facts) - BEFORE_WARNING_MS,
      ownInputAt + LEADER_MS,
      beatAt + pause * period,
    );
    return Math.min(beforeWarning, Math.max(ownInputAt, beatAt) + 1.5 * period);
  }

  function askDueAt(): number {
    if (stream?.live()) return Infinity;
    return host.leading() || !answered ? askedAt + POLL_MS : Infinity;
  }

  function requestDueAt(): number {
    const facts = host.facts();
    if (facts?.ended) return Infinity;
    return Math.max(restUntil, Math.min(askDueAt(), facts ? beatDueAt(facts) : Infinity));
  }

  /** One request. Resolves to the state, if that was the answer. */
  async function exchange(request: Request, timeoutMs = REQUEST_TIMEOUT_MS): Promise<SessionState | null> {
    askedAt = clock.now();
    restUntil = Infinity;
    const timeout = new AbortController();
    const cancelTimer = clock.setTimer(() => timeout.abort(), timeoutMs);
    const reply = await request(timeout.signal);
    cancelTimer();
    if ('state' in reply) {
      answered = true;
      failures = 0;
      restUntil = -Infinity;
      return reply.state;
    }
    if ('ended' in reply) {
      host.onNone(reply.ended);
      return null;
    }
    const facts = host.facts();
    const longest = facts ? heartbeatMs(facts.policy) / 2 : POLL_MS;
    restUntil = clock.now() + reply.retryAfterMs + backOffMs(failures++, longest, random);
    return null;
  }

  /** A person who works must not be warned by a shorter policy only because their last input is not reported yet. */
  async function accept(state: SessionState, sentAt: number): Promise<void> {
    const facts = host.facts();
    const unheard = facts && state.policy.version > facts.policy.version && unacknowledged(facts);
    if (unheard && (await beat())) return;
    host.onAnswer(readAnswer(state, { sentAt, heardAt: clock.now(), reportedAt: null }, host.facts()));
  }

  async function ask(timeoutMs?: number): Promise<boolean> {
    const sentAt = clock.now();
    const state = await exchange(transport.state, timeoutMs);
    if (state) await accept(state, sentAt);
    return state !== null;
  }

  async function beat(leaving = false): Promise<boolean> {
    const facts = host.facts();
    if (!facts) return false;
    const { id, lastActivityAt } = facts;
    const sentAt = clock.now();
    const report = { ageMs: Math.max(0, Math.ceil(sentAt - lastActivityAt)), sid: id };
    const state = await exchange((signal) => transport.heartbeat(report, leaving ? undefined : signal));
    if (!state) return false;
    beatAt = sentAt;
    pause = state.coalesced ? AGAIN : SOONEST + (LATEST - SOONEST) * random();
    if (state.coalesced) coalescedAt = sentAt;
    const reportedAt = state.coalesced ? null : lastActivityAt;
    host.onAnswer(readAnswer(state, { sentAt, heardAt: clock.now(), reportedAt }, host.facts()));
    return true;
  }

  return {
    ask,
    beat: () => beat(),
    dueAt: () => Math.min(stream?.dueAt() ?? Infinity, requestDueAt()),
    async run() {
      stream?.run();
      if (requestDueAt() > clock.now()) return;
      const facts = host.facts();
      if (!facts || beatDueAt(facts) > clock.now()) return void (await ask());
      if (!host.leading()) host.onSilence();
      await beat();
    },
    noteInput() {
      if (ownInputAt <= (host.facts()?.server?.ackedAt ?? -Infinity)) ownInputAt = clock.now();
    },
    flush() {
      const facts = host.facts();
      if (facts && !facts.ended && unacknowledged(facts) && (host.leading() || ownInputAt > beatAt)) void beat(true);
    },
    close: () => stream?.close(),
    logout: (sid) => void transport.logout(sid),
  };
}
