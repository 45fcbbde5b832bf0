import type { EndReason } from '../../src/state/index.ts';
import type { Tab, World } from '../../src/testing/index.ts';
import { type Accounts, createAccounts } from './accounts.ts';
import { type Action, DURATIONS, type Durations } from './schedule.ts';
import { idOf, live, runs } from './tabs.ts';

export type Trouble = 'clock' | 'channel' | 'disk' | 'network' | 'pages' | 'policy' | 'session';

/** What was done to a world. All instants are of the world. */
export interface History extends Pick<Accounts, 'accountOf' | 'present'> {
  /** When input last extended a session, or a hold was in effect. */
  lastInputAt(): number;
  workedMs(): number;
  /** For how long none of these troubles has occurred. */
  calmMs(...troubles: Trouble[]): number;
  /**
   * By how many ms a tab's clock may be behind the world's without a violation. A tab that opens after the clock was
   * set back knows the time only from storage, as of the last write. A sleep is lost for good if the clock was set back
   * before any tab had read it.
   */
  lostMs(tab?: Tab): number;
  longest(): Durations;
  policy(): Durations;
  /** By how many ms the clock was set forward so far. Sessions end earlier by as much. */
  jumpedMs(): number;
  slowestMs(): number;
  policyVersion(): number;
  begunAt(id: string): number;
  /**
   * Whether the schedule ended this session for this reason. With a server any session counts, because requests name
   * none.
   */
  wasAskedFor(id: string, reason: EndReason): boolean;
  /** The number of sign-ins. */
  signIns(): number;
  /** The tab of the last sign-in, once that has called `session.signedIn()`. */
  signedIn(): Tab | null;
  /** Whether storage has worked all the time. */
  storageAlwaysWorked(): boolean;
  /** The session whose end a tab reports. In the same task the tab may have gone on with the next one. */
  endedIn(tab: Tab): string;
  onAction(action: Action, tab: Tab | undefined): void;
  onRead(tab: Tab): void;
  onStep(ran: Tab | null): void;
}

/** Input counts as uninterrupted if its pauses are shorter than this. */
const PAUSE_MS = 1_200;

const TROUBLE: Partial<Record<Action['do'], Trouble>> = {
  sleep: 'clock',
  'set clock': 'clock',
  policy: 'policy',
  extend: 'session',
  'sign out': 'session',
  'sign in': 'session',
  'signed in': 'session',
  'clear storage': 'disk',
  revoke: 'session',
  open: 'pages',
  reload: 'pages',
  close: 'pages',
  crash: 'pages',
  hide: 'pages',
  show: 'pages',
  freeze: 'pages',
  thaw: 'pages',
  leave: 'pages',
  'come back': 'pages',
};

/** A tab that verifies may have received newer facts, and show them only later. Call this only before the tab runs. */
function canExtend(tab: Tab): boolean {
  const { endsAt } = tab.session.getDeadlines() ?? { endsAt: 0 };
  return (live(tab) || tab.session.getSnapshot().verifying) && tab.session.clock.now() < endsAt;
}

export function createHistory(world: World): History {
  const { machine, channel, disk, network, server, cookie } = world;
  const accounts = createAccounts(world);
  const troubledAt = new Map<Trouble, number>([['pages', machine.time()]]);
  const begun = new Map<string, number>();
  const asked = new Set<string>();
  const lostMs = new Map<Tab, number>();
  /** Tabs that have not read the clock since the machine slept or the clock was set back. */
  const unsynced = new Set<Tab>();
  /** Tabs that have read storage in this step. */
  const reading = new Set<Tab>();
  /** Tabs that have not read storage since the clock was set back, with the most that others had lost. */
  const unread = new Map<Tab, number>();
  /** The session that each tab showed after its last task. */
  const shown = new Map<Tab, string>();
  let signIns = 0;
  let latestSignIn: Tab | null = null;
  let signedIn: Tab | null = null;
  let sleepLost = false;
  let setBack = false;
  let writes = 0;
  let writtenAt = machine.time();
  let jumpedMs = 0;
  let slowestMs = network.delayMs;
  let lastInputAt = machine.time();
  let heldAt = -Infinity;
  /** When a page last began a session by itself. */
  let openedAt = -Infinity;
  let workingSince = machine.time();
  let longest = DURATIONS;
  let policy = DURATIONS;
  let policyVersion = 1;

  function trouble(kind: Trouble): void {
    troubledAt.set(kind, machine.time());
  }

  function onInput(tab: Tab): void {
    const now = machine.time();
    if (now - lastInputAt > PAUSE_MS) workingSince = now;
    // Activity does not count during an idle warning.
    const counts = tab.listening ? canExtend(tab) : live(tab);
    if (counts && tab.session.getSnapshot().limit !== 'idle') lastInputAt = now;
  }

  function onClock(action: Action): void {
    if (action.do === 'set clock' && action.byMs > 0) jumpedMs += action.byMs;
    if (action.do === 'sleep') troubledAt.set('clock', machine.time() + action.byMs);
    else if (action.do !== 'set clock' || action.byMs > 0) return;
    else setBack = true;
    if (unsynced.size > 0) sleepLost = true;
    for (const tab of world.tabs) if (tab.state !== 'gone') unsynced.add(tab);
  }

  /** A new tab may know the time only from storage. */
  function noteLostTime(tab: Tab): void {
    const others = unread.get(tab) ?? Math.max(0, ...lostMs.values());
    const lost = setBack ? machine.time() - writtenAt + others : 0;
    lostMs.set(tab, Math.max(lost, lostMs.get(tab) ?? 0));
    if (setBack && !reading.has(tab) && tab.state !== 'gone') unread.set(tab, others);
    else unread.delete(tab);
  }

  /**
   * A page that finds no session begins one. It becomes one with those of other pages, as if the user had done something,
   * unless they are over and it can learn that: from storage, or from a page that runs.
   */
  function onBegin(id: string, tab: Tab): void {
    const now = machine.time();
    begun.set(id, now);
    if (id === idOf(tab)) return;
    const isAlone = !world.tabs.some((other) => other !== tab && runs(other));
    // A policy that the app sets is that of one session, until a page brings that of its code.
    const isCutOff = troubledAt.has('disk') && (isAlone || troubledAt.has('channel'));
    // By the clock of a page that has lost time, they may not be over.
    const lost = Math.max(0, ...[...lostMs].map(([other, ms]) => (other === tab ? 0 : ms)));
    if (isCutOff || now < Math.max(lastInputAt, heldAt, openedAt) + longest.idleMs + lost) lastInputAt = now;
    openedAt = now;
  }

  function onSession(action: Action, tab: Tab | undefined): void {
    if (action.do === 'sign out' && tab) asked.add(server ? 'signed-out' : `${idOf(tab)} signed-out`);
    if (action.do === 'sign in' && tab) {
      signIns++;
      latestSignIn = tab;
      signedIn = null;
    }
    const isLatest = tab === latestSignIn && cookie?.sid() === server?.session().sid;
    if (action.do === 'signed in' && isLatest) signedIn = latestSignIn;
    if (action.do === 'revoke') asked.add('revoked');
    if (action.do === 'sign in' || (action.do === 'extend' && tab && canExtend(tab))) lastInputAt = machine.time();
    if (action.do === 'policy') {
      // The server ends the sessions that are past a lower timeout.
      if (server && (action.idleMs < policy.idleMs || action.maxMs < policy.maxMs)) asked.add('policy');
      policy = action;
      policyVersion++;
      longest = {
        idleMs: Math.max(longest.idleMs, action.idleMs),
        maxMs: Math.max(longest.maxMs, action.maxMs),
        warnMs: Math.max(longest.warnMs, action.warnMs),
      };
    }
  }

  return {
    lastInputAt: () => Math.max(lastInputAt, heldAt),
    workedMs: () => (machine.time() - lastInputAt > PAUSE_MS ? 0 : machine.time() - workingSince),
    calmMs: (...kinds) => machine.time() - Math.max(...kinds.map((kind) => troubledAt.get(kind) ?? -Infinity)),
    lostMs(tab) {
      if (sleepLost) return Infinity;
      const lost = tab ? (lostMs.get(tab) ?? 0) : Math.max(0, ...lostMs.values());
      // Not every tab has seen a clock that was set forward and then back.
      return setBack ? lost + jumpedMs : lost;
    },
    longest: () => longest,
    policy: () => policy,
    policyVersion: () => policyVersion,
    jumpedMs: () => jumpedMs,
    slowestMs: () => slowestMs,
    begunAt: (id) => begun.get(id) ?? machine.time(),
    wasAskedFor: (id, reason) => asked.has(server ? reason : `${id} ${reason}`),
    accountOf: accounts.accountOf,
    present: accounts.present,
    signIns: () => signIns,
    signedIn: () => signedIn,
    storageAlwaysWorked: () => !troubledAt.has('disk'),
    endedIn: (tab) => (live(tab) ? (shown.get(tab) ?? '') : idOf(tab)),
    onAction(action, tab) {
      const kind = TROUBLE[action.do];
      if (kind) trouble(kind);
      if (action.do === 'input' && tab) onInput(tab);
      if ((action.do === 'hold' || action.do === 'release') && tab && canExtend(tab)) heldAt = machine.time();
      onClock(action);
      onSession(action, tab);
      accounts.onAction(action, tab);
    },
    onRead(tab) {
      reading.add(tab);
    },
    onStep(ran) {
      accounts.onStep();
      // A frozen tab has not read the clock.
      if (ran && ran.state !== 'frozen') unsynced.delete(ran);
      if (ran && live(ran) && ran.session.getSnapshot().holds.length > 0) heldAt = machine.time();
      for (const tab of world.tabs) {
        if (!lostMs.has(tab) || unread.has(tab)) noteLostTime(tab);
        const { id } = tab.session.getSnapshot();
        if (id && !begun.has(id)) onBegin(id, tab);
        if (tab.state === 'gone') unsynced.delete(tab);
        else if (tab.state === 'hidden' || tab.state === 'frozen') trouble('pages');
        if (!ran || ran === tab) shown.set(tab, idOf(tab));
      }
      reading.clear();
      // Only now: a tab that has written in this step has read what was written before.
      if (disk.writes() > writes) writtenAt = machine.time();
      writes = disk.writes();
      if (channel.conditions.loss > 0 || channel.conditions.delayMs > 2) trouble('channel');
      if (disk.state !== 'working') trouble('disk');
      slowestMs = Math.max(slowestMs, network.delayMs, network.slowestMs());
      if (!network.up || network.loss > 0 || network.refusals > 0 || network.delayMs > 50) trouble('network');
    },
  };
}
