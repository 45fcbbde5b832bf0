import { begin, type Facts, type SessionSnapshot } from '../../../src/state/index.ts';
import type { FakeSession, Tab, TabState, World } from '../../../src/testing/index.ts';
import type { Check, MakeCheck } from '../check.ts';
import type { History } from '../history.ts';
import { DURATIONS } from '../schedule.ts';
import { idOf } from '../tabs.ts';
import { createViews } from '../views.ts';

export const START = 1_000_000;

/** Ids of two sessions. */
export const S1 = '01900000-0000-7000-8000-000000000001';
export const S2 = '01900000-0000-7000-8000-000000000002';

export const POLICY = { version: 1, ...DURATIONS };

export interface TestTab extends Tab {
  state: TabState;
  shows: SessionSnapshot;
  /** Whether the page began its session by itself. */
  provisional: boolean;
  /** By how many ms its clock is ahead of the system's. */
  guard: number;
  /** Calls the observers of its session. */
  observed(facts: Facts): void;
  deadlines: { idleAt: number; maxAt: number; endsAt: number } | null;
}

/** A check and its world, in which only the test causes events. */
export interface TestScene {
  readonly check: Check;
  reported(): string[];
  readonly history: { -readonly [Name in keyof History]: History[Name] };
  readonly disk: { state: string; writes: number; facts: Facts | null };
  /** `cookie` names the session of the browser's cookie. */
  readonly server: { session: FakeSession; cookie: string };
  posts: number;
  /** A task of this tab has run: its page and the check look at it. */
  run(tab: TestTab): void;
  pass(ms: number): void;
  now(): number;
  open(shows?: Partial<SessionSnapshot>): TestTab;
}

export const active = (more: Partial<SessionSnapshot> = {}): SessionSnapshot => ({
  status: 'active',
  id: S1,
  account: null,
  limit: null,
  reason: null,
  verifying: false,
  endsAt: null,
  maxAt: START + DURATIONS.maxMs,
  policy: POLICY,
  holds: [],
  replaced: false,
  signingIn: false,
  ...more,
});

export const warning = (limit: 'idle' | 'max'): SessionSnapshot => active({ status: 'warning', limit });

export const ended = (reason: SessionSnapshot['reason'], endsAt = START): SessionSnapshot =>
  active({ status: 'ended', reason, endsAt });

export function facts(more: Partial<Facts> = {}): Facts {
  return { ...begin({ id: S1, policy: POLICY }, START), ...more };
}

export const messageOf = (of: Facts) => ({ v: 1, now: of.lastActivityAt, guard: 0, facts: of });

export function setScene(make: MakeCheck, { withServer = false } = {}): TestScene {
  let time = START;
  const reports = new Set<string>();
  const tabs: TestTab[] = [];
  const disk: TestScene['disk'] = { state: 'working', writes: 0, facts: facts() };
  const server = { session: { sid: S1, createdAt: START, seenAt: START, ended: null } as FakeSession, cookie: S1 };
  // A world without faults, and with input only at the start.
  const history: TestScene['history'] = {
    lastInputAt: () => START,
    workedMs: () => 0,
    calmMs: () => Infinity,
    lostMs: () => 0,
    endedIn: idOf,
    longest: () => DURATIONS,
    policy: () => DURATIONS,
    jumpedMs: () => 0,
    slowestMs: () => 0,
    policyVersion: () => 1,
    begunAt: () => START,
    wasAskedFor: () => false,
    accountOf: () => null,
    present: () => null,
    signIns: () => 0,
    signedIn: () => null,
    storageAlwaysWorked: () => true,
    onAction() {},
    onRead() {},
    onStep() {},
  };
  const scene = { posts: 0 };
  const world = {
    machine: { time: () => time, monotonic: () => time - START },
    channel: { posts: () => scene.posts },
    disk: {
      get state() {
        return disk.state;
      },
      writes: () => disk.writes,
      content: () => disk.facts && messageOf(disk.facts),
    },
    server: withServer ? { session: () => server.session } : null,
    cookie: withServer ? { sid: () => server.cookie } : null,
    tabs,
  };
  const views = createViews(world as unknown as World, { accountOf: (id) => history.accountOf(id) });
  const check = make({
    world: world as unknown as World,
    history,
    views,
    fail: (invariant, sentence) => void reports.add(`${invariant} ${sentence}`),
  });

  return Object.assign(scene, {
    check,
    run(tab: TestTab) {
      views.onStep();
      check.onStep?.(tab);
    },
    reported: () => [...reports],
    history,
    disk,
    server,
    pass(ms: number) {
      time += ms;
    },
    now: () => time,
    open(shows: Partial<SessionSnapshot> = {}): TestTab {
      const idleAt = time + DURATIONS.idleMs;
      type Watch = (seen: { readonly facts: Pick<Facts, 'id' | 'provisional' | 'ended'> | null }) => void;
      const observers = new Set<Watch>();
      const tab = {
        name: `tab ${tabs.length + 1}`,
        state: 'running',
        shows: active(shows),
        provisional: false,
        guard: 0,
        observed: (seen: Facts) => observers.forEach((observer) => void observer({ facts: seen })),
        deadlines: { idleAt, maxAt: time + DURATIONS.maxMs, endsAt: idleAt },
        session: {
          getSnapshot: () => tab.shows,
          observe(observer: Watch) {
            const { id } = tab.shows;
            observers.add(observer);
            observer({ facts: id === null ? null : { id, provisional: tab.provisional, ended: null } });
            return () => observers.delete(observer);
          },
          getDeadlines: () => tab.deadlines,
          clock: { now: () => time, guard: () => tab.guard },
        },
      } as unknown as TestTab;
      tabs.push(tab);
      return tab;
    },
  });
}
