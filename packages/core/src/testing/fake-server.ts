import type { Clock, ServerPort, ServerReply, ServerTransport } from '../ports.ts';
import type { SessionState } from '../protocol.ts';
import {
  coalesces,
  firstPolicy,
  lifeOf,
  type PolicyRecord,
  policyOf,
  type SessionRecord,
  savedPolicy,
  sessionState,
  sidTime,
} from '../rules/index.ts';
import { serverSync } from '../session/server-sync.ts';
import { type EndReason, type PolicyApply, type PolicyOptions, readPolicy, uuidv7 } from '../state/index.ts';

/**
 * A server in memory with the rules of the real one: only input extends a session, and an ended session stays ended.
 */
export interface FakeServer extends ServerPort {
  /** While `true`, every request fails, as without a network. */
  away: boolean;
  /** All requests so far, oldest first. */
  readonly requests: readonly FakeRequest[];
  /**
   * Signs a user in, in place of the previous session. Returns the new session's id.
   *
   * @param account - who signs in
   * @default 'user'
   */
  signIn(account?: string): string;
  /**
   * Saves a policy. With `'next-sign-in'` the session that exists keeps what it has.
   *
   * @throws RangeError if that was done ten times, and sessions of all may be active
   */
  setPolicy(policy: PolicyOptions, apply?: PolicyApply): void;
  end(reason: EndReason): void;
  /** The latest session. Instants are of the server's clock, in ms. */
  session(): FakeSession;
  /** The plain requests, for tests that wrap them. */
  readonly transport: ServerTransport;
}

/** A request that the fake server has received. */
export type FakeRequest = 'state' | 'heartbeat' | 'logout' | 'events';

/** A session of the fake server. */
export interface FakeSession {
  readonly sid: string;
  readonly createdAt: number;
  readonly seenAt: number;
  readonly ended: EndReason | null;
}

const BEAT_MS = 15_000;

/** A manual clock may begin at 0. */
const NEVER = -Infinity;
const NO_WATERMARK = { seenWatermark: NEVER, createdWatermark: NEVER };

/**
 * A server for tests and stories. The user of the account `user` is signed in from the start.
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
  let policy: PolicyRecord = { ...firstPolicy('default', readPolicy(options.policy), clock.now()), ...NO_WATERMARK };
  let account = 'user';
  let session = mint();

  function mint(after?: string): SessionRecord {
    const now = clock.now();
    const sid = uuidv7(sidTime(policy, now), crypto.getRandomValues(new Uint8Array(10)), after);
    return { sid, createdAt: now, seenAt: now, touchedAt: NEVER, rev: 1, endedAt: null, endReason: null };
  }

  const records = () => ({ session, policy: policyOf(policy, session.sid), now: clock.now() });

  function end(reason: EndReason): void {
    if (lifeOf(records()).live) session = { ...session, endedAt: clock.now(), endReason: reason };
  }

  function reply(coalesced = false): ServerReply {
    if (server.away) return { retryAfterMs: 0 };
    const found = records();
    const life = lifeOf(found);
    if (!life.live) {
      // A later policy or clock cannot change an end that was reported.
      session = { ...session, endedAt: life.at, endReason: life.reason };
      return { ended: life.reason };
    }
    return { state: { ...sessionState(found, life), account, ...(coalesced && { coalesced }) } };
  }

  function touch(ageMs: number): boolean {
    const found = records();
    if (!lifeOf(found).live || coalesces(found, ageMs)) return false;
    const seenAt = Math.max(session.seenAt, found.now - ageMs);
    session = { ...session, seenAt, touchedAt: found.now, rev: session.rev + 1 };
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
      const life = lifeOf(records());
      return { ...session, ended: life.live ? null : life.reason };
    },
    away: false,
    requests,
    signIn(who = 'user') {
      account = who;
      session = mint(session.sid);
      push();
      return session.sid;
    },
    setPolicy(next, apply) {
      const saved = savedPolicy(policy, { durations: readPolicy(next), apply }, clock.now());
      if (!saved) throw new RangeError('fakeServer: this needs a save that applies now, because ten did not.');
      policy = saved;
      push();
    },
    end(reason) {
      end(reason);
      push();
    },
  };
  return server;
}
