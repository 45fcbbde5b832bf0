import type { Clock, ServerPort, ServerReply, ServerTransport } from '../ports.ts';
import type { SessionState } from '../protocol.ts';
import { serverSync } from '../session/server-sync.ts';
import { type EndReason, heartbeatMs, type SessionPolicy, uuidv7 } from '../state/index.ts';
import { type PolicyOptions, readPolicy } from '../state/policy-options.ts';

/**
 * A server in memory with the rules of the real one: only input extends a session, and an ended session stays ended.
 */
export interface FakeServer extends ServerPort {
  /** While `true`, every request fails, as without a network. */
  away: boolean;
  readonly requests: readonly FakeRequest[];
  /** Signs a user in, in place of the previous session. Returns the new session's id. */
  signIn(): string;
  setPolicy(policy: PolicyOptions): void;
  end(reason: EndReason): void;
  /** The latest session. Instants are of the server's clock, in ms. */
  session(): FakeSession;
  /** The plain requests, for tests that wrap them. */
  readonly transport: ServerTransport;
}

export type FakeRequest = 'state' | 'heartbeat' | 'logout' | 'events';

export interface FakeSession {
  readonly sid: string;
  readonly createdAt: number;
  readonly seenAt: number;
  readonly ended: EndReason | null;
}

const BEAT_MS = 15_000;

/**
 * A server for tests and stories. A user is signed in from the start.
 *
 * @param options.clock - the server's clock, which may be that of the tabs
 * @param options.policy - the policy that the server applies
 * @example
 * const server = fakeServer({ clock, policy: { idle: '15m', max: '12h' } });
 * const session = createSession({ server, clock, tabs: memoryTabs(), storage: memoryStorage() });
 */
export function fakeServer(options: {
  readonly clock: Pick<Clock, 'now' | 'setTimer'>;
  readonly policy: PolicyOptions;
}): FakeServer {
  const { clock } = options;
  const requests: FakeRequest[] = [];
  const streams = new Set<() => void>();
  let policy: SessionPolicy = { ...readPolicy(options.policy), version: 1 };
  let session = mint();
  let grace = { ms: 0, until: -Infinity };

  function mint(after?: string) {
    const now = clock.now();
    const sid = uuidv7(now, crypto.getRandomValues(new Uint8Array(10)), after);
    return { sid, createdAt: now, seenAt: now, touchedAt: -Infinity, rev: 1, ended: null as EndReason | null };
  }

  /** For a while after a change, active users have time to report their input before a lower idle timeout applies. */
  function idleMs(): number {
    return clock.now() < grace.until ? Math.max(policy.idleMs, grace.ms) : policy.idleMs;
  }

  function settle(): void {
    if (session.ended) return;
    if (clock.now() >= session.seenAt + idleMs()) session.ended = 'idle';
    else if (clock.now() >= session.createdAt + policy.maxMs) session.ended = 'max';
  }

  function reply(coalesced = false): ServerReply {
    settle();
    if (server.away) return { retryAfterMs: 0 };
    if (session.ended) return { ended: session.ended };
    const now = clock.now();
    const { maxMs, warnMs, version } = policy;
    const period = heartbeatMs(policy);
    return {
      state: {
        v: 1,
        state: 'active',
        sid: session.sid,
        now,
        idle: { remainingMs: session.seenAt + idleMs() - now, limitMs: policy.idleMs, ageMs: now - session.seenAt },
        max: { remainingMs: session.createdAt + maxMs - now, limitMs: maxMs },
        warnMs,
        heartbeat: { minMs: Math.round(0.8 * period), maxMs: Math.round(period) },
        policy: { id: 'default', version },
        rev: session.rev,
        ...(coalesced && { coalesced }),
      },
    };
  }

  /** A heartbeat that is too soon and adds too little is not stored. */
  function touch(ageMs: number): boolean {
    settle();
    const now = clock.now();
    const minMs = 0.8 * heartbeatMs(policy);
    if (session.ended || (now - session.touchedAt < minMs && now - ageMs - session.seenAt < minMs)) return false;
    session.seenAt = Math.max(session.seenAt, now - ageMs);
    session.touchedAt = now;
    session.rev++;
    return true;
  }

  const transport: ServerTransport = {
    async state() {
      requests.push('state');
      return reply();
    },
    async heartbeat({ ageMs, sid }) {
      requests.push('heartbeat');
      return reply(!server.away && sid === session.sid && !touch(ageMs));
    },
    async logout(sid) {
      requests.push('logout');
      if (!server.away && sid === session.sid) server.end('signed-out');
    },
    events(signal, receive) {
      requests.push('events');
      const first = reply();
      if (!('state' in first)) return Promise.resolve(first);
      return new Promise((resolve) => {
        let sent = first.state;
        let stopTimer = () => {};

        function close(why: ServerReply): void {
          streams.delete(look);
          stopTimer();
          resolve(why);
        }
        function look(): void {
          const answer: ServerReply = session.sid === sent.sid ? reply() : { ended: 'superseded' };
          if ('state' in answer) send(answer.state);
          else close(answer);
        }
        function send(state: SessionState): void {
          const news = state.rev !== sent.rev || state.policy.version !== sent.policy.version;
          sent = state;
          stopTimer();
          stopTimer = clock.setTimer(look, Math.min(BEAT_MS, sent.idle.remainingMs, sent.max.remainingMs));
          receive(news ? state : null);
        }

        signal.addEventListener('abort', () => close({ retryAfterMs: 0 }));
        streams.add(look);
        receive(sent);
        send(sent);
      });
    },
  };

  function push(): void {
    for (const look of [...streams]) look();
  }

  const server: FakeServer = {
    ...serverSync(transport),
    transport,
    session() {
      settle();
      return session;
    },
    away: false,
    requests,
    signIn() {
      session = mint(session.sid);
      push();
      return session.sid;
    },
    setPolicy(next) {
      settle();
      const ms = 1.25 * heartbeatMs(policy);
      grace = { ms, until: clock.now() + ms };
      policy = { ...readPolicy(next), version: policy.version + 1 };
      settle();
      push();
    },
    end(reason) {
      session.ended ??= reason;
      push();
    },
  };
  return server;
}
