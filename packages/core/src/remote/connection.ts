import { type Facts, heartbeatMs } from '../model/index.ts';
import type { Clock, ServerConnection, ServerHost, ServerLink, ServerReply, ServerTransport } from '../ports.ts';
import { readAnswer } from './answer.ts';

/** How often the leader asks for the state, to learn of a new policy or a revocation. */
const POLL_MS = 15_000;
const REQUEST_TIMEOUT_MS = 10_000;
const FIRST_RETRY_MS = 1_000;

/** In heartbeat periods. The server does not write a beat that comes sooner than 0.8; the rest is the network's share. */
const SOONEST = 0.9;
const LATEST = 1.2;

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
 * at once after a quiet while and else once a period; and by the tab that saw it, if 1.5 periods pass without.
 */
function connect(transport: ServerTransport, clock: Clock, host: ServerHost, random: () => number): ServerConnection {
  let askedAt = -Infinity;
  let beatAt = -Infinity;
  let ownInputAt = -Infinity;
  let retryAt = -Infinity;
  let failures = 0;
  let jitter = 1;
  let busy = 0;

  function unacknowledged(facts: Facts): boolean {
    return facts.lastActivityAt > (facts.server?.ackedAt ?? facts.startedAt);
  }

  function beatDueAt(facts: Facts): number {
    if (!unacknowledged(facts)) return Infinity;
    const period = heartbeatMs(facts.policy);
    if (host.leading()) {
      const quiet = facts.lastActivityAt >= beatAt + SOONEST * period;
      return quiet ? facts.lastActivityAt : beatAt + jitter * period;
    }
    return ownInputAt > (facts.server?.ackedAt ?? -Infinity) ? Math.max(ownInputAt, beatAt) + 1.5 * period : Infinity;
  }

  function askDueAt(facts: Facts | null): number {
    return host.leading() || !facts?.server ? askedAt + POLL_MS : Infinity;
  }

  function inTime(request: (signal: AbortSignal) => Promise<ServerReply>, timeoutMs: number): Promise<ServerReply> {
    const timeout = new AbortController();
    return new Promise((resolve) => {
      const cancelTimer = clock.setTimer(() => {
        timeout.abort();
        resolve({ retryAfterMs: 0 });
      }, timeoutMs);
      request(timeout.signal).then(resolve).finally(cancelTimer);
    });
  }

  /** One request and what follows from it. `reportedAt` is the input that a heartbeat tells of. */
  async function exchange(
    request: (signal: AbortSignal) => Promise<ServerReply>,
    reportedAt: number | null,
    timeoutMs = REQUEST_TIMEOUT_MS,
  ): Promise<boolean> {
    const sentAt = clock.now();
    busy++;
    const reply = await inTime(request, timeoutMs);
    busy--;
    askedAt = sentAt;
    const facts = host.facts();
    if ('state' in reply) {
      const { state } = reply;
      failures = 0;
      retryAt = -Infinity;
      if (reportedAt !== null) {
        beatAt = sentAt;
        jitter = SOONEST + (LATEST - SOONEST) * random();
      } else if (facts && state.policy.version > facts.policy.version && unacknowledged(facts) && (await beat())) {
        // A person who works must not be warned by a shorter policy only because their last input is not reported yet.
        return true;
      }
      host.onAnswer(readAnswer(state, sentAt, state.coalesced ? null : reportedAt, host.facts()));
      return true;
    }
    if ('ended' in reply) {
      retryAt = Infinity;
      host.onNone(reply.ended);
    } else {
      const longest = facts ? heartbeatMs(facts.policy) / 2 : POLL_MS;
      const backOff = Math.min(longest, FIRST_RETRY_MS * 2 ** failures++) * (0.5 + random() / 2);
      retryAt = clock.now() + Math.max(reply.retryAfterMs, backOff);
    }
    return false;
  }

  async function beat(leaving = false): Promise<boolean> {
    const facts = host.facts();
    if (!facts) return false;
    const { id, lastActivityAt } = facts;
    const report = { ageMs: Math.max(0, Math.ceil(clock.now() - lastActivityAt)), sid: id };
    return exchange((signal) => transport.heartbeat(report, leaving ? undefined : signal), lastActivityAt);
  }

  function ask(timeoutMs?: number): Promise<boolean> {
    return exchange(transport.state, null, timeoutMs);
  }

  return {
    ask,
    beat: () => beat(),
    dueAt() {
      const facts = host.facts();
      if (busy || facts?.ended) return Infinity;
      return Math.max(retryAt, Math.min(askDueAt(facts), facts ? beatDueAt(facts) : Infinity));
    },
    run() {
      const facts = host.facts();
      return facts && beatDueAt(facts) <= clock.now() ? beat() : ask();
    },
    noteInput() {
      if (ownInputAt <= (host.facts()?.server?.ackedAt ?? -Infinity)) ownInputAt = clock.now();
    },
    flush() {
      const facts = host.facts();
      if (facts && !facts.ended && unacknowledged(facts) && (host.leading() || ownInputAt > beatAt)) void beat(true);
    },
    logout: (sid) => void transport.logout(sid),
  };
}
