import type { Session } from '../api.ts';
import { createSession, type SessionOptions } from '../create-session.ts';
import type { ServerReply } from '../ports.ts';
import { serverSync } from '../session/server-sync.ts';
import { nextId } from '../session/sign-in.ts';
import { begin, createMessage, type EndReason, type Facts, readPolicy, type SessionPolicy } from '../state/index.ts';
import { type ManualClock, manualClock } from './manual-clock.ts';
import { memoryStorage } from './memory-storage.ts';
import { memoryTabs } from './memory-tabs.ts';

/** A state for {@link sessionIn}, in the words of the snapshot. */
export type TestState =
  | { readonly status: 'pending' }
  | { readonly status: 'active'; readonly account?: string }
  | {
      readonly status: 'warning';
      /** @default 'idle' */
      readonly limit?: 'idle' | 'max';
      readonly account?: string;
    }
  | {
      readonly status: 'ended';
      /** @default 'idle' */
      readonly reason?: EndReason;
      /**
       * Whether a deadline has just passed and newer activity is still requested. After 2 s the session ends.
       *
       * @default false
       */
      readonly verifying?: boolean;
      readonly account?: string;
    };

/** Options of {@link sessionIn}: those of `createSession`, without a server. */
export interface SessionInOptions extends Omit<SessionOptions, 'server' | 'clock'> {
  /** @default a clock at 12:00 UTC on 24 November 2026 */
  readonly clock?: ManualClock;
}

/** A session whose time passes only by `clock.advance` and `clock.sleep`. */
export interface TestSession extends Session {
  readonly clock: ManualClock;
}

const NOON = 1_795_521_600_000;

/**
 * A session in a given state, for stories and component tests. It is started. It listens to no document, stores nothing
 * and has no other tabs, so nothing of it is left after a test.
 *
 * By default the idle timeout is 15 minutes, the absolute timeout 12 hours, and the warning comes 2 minutes before.
 *
 * @param state - the status, or a part of the snapshot
 * @throws RangeError if the policy has no such state: a warning of 0 ms
 * @example
 * render(<SessionProvider session={sessionIn('warning')}><SessionWarning /></SessionProvider>);
 * @example
 * const session = sessionIn({ status: 'ended', reason: 'revoked' });
 * @example
 * const session = sessionIn('warning', { policy: { idle: '5m', max: '8h', warn: '1m' } });
 * session.clock.advance(60_000);
 * session.getSnapshot().status // 'ended'
 */
export function sessionIn(state: TestState['status'] | TestState, options: SessionInOptions = {}): TestSession {
  const wanted: TestState = typeof state === 'string' ? { status: state } : state;
  const { clock = manualClock(NOON), storage = memoryStorage(), ...others } = options;
  const { policy = { idle: '15m', max: '12h', warn: '2m' } } = options;
  const durations = readPolicy(policy);
  const isVerifying = wanted.status === 'ended' && wanted.verifying === true;
  const facts = factsOf(wanted, durations, clock.now());
  if (facts) storage.write(createMessage(facts, clock));
  const session = createSession({
    // Only with a server can a page verify, or have no session.
    ...(isVerifying || !facts ? { server: serverSync(unanswered) } : { policy }),
    tabs: memoryTabs(),
    activity: [],
    page: () => () => {},
    ...others,
    storage,
    clock,
  });
  session.start();
  if (isVerifying) clock.sleep(durations.maxMs);
  clock.advance(0);
  const { status, verifying } = session.getSnapshot();
  if (status !== wanted.status || verifying !== isVerifying)
    throw new RangeError(`sessionIn: with this policy no session is in the state "${wanted.status}".`);
  return { ...session, clock };
}

function factsOf(state: TestState, policy: SessionPolicy, now: number): Facts | null {
  if (state.status === 'pending') return null;
  const { idleMs, maxMs, warnMs } = policy;
  const from = (startedAt: number, ended: Facts['ended'] = null): Facts => ({
    ...begin({ id: nextId([], startedAt), policy, account: state.account ?? null }, startedAt),
    ended,
  });
  switch (state.status) {
    case 'active':
      return from(now);
    case 'warning':
      return state.limit === 'max'
        ? { ...from(now - maxMs + warnMs), lastActivityAt: now }
        : from(now - idleMs + warnMs);
    case 'ended': {
      const { reason = 'idle', verifying } = state;
      if (verifying) return from(now);
      const since = { idle: idleMs, max: maxMs }[reason as string] ?? 0;
      return from(now - since, { reason, at: now });
    }
  }
}

const wait = (signal?: AbortSignal): Promise<ServerReply> =>
  new Promise((resolve) => signal?.addEventListener('abort', () => resolve({ retryAfterMs: 0 })));

const unanswered = {
  state: wait,
  heartbeat: (_beat: unknown, signal?: AbortSignal) => wait(signal),
  logout: () => wait(),
};
