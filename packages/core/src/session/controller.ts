import { createStore } from 'zustand/vanilla';
import type { Observation, Observer, Session, SessionPorts } from '../api.ts';
import type { ServerEvent, ServerSync } from '../ports.ts';
import { endsAt, idleAt, maxAt } from '../state/deadlines.ts';
import { equalDurations, equalFields } from '../state/equal.ts';
import { begin, type Facts, isBehind, resumes, sessionOf } from '../state/facts.ts';
import { nextHoldAt } from '../state/hold.ts';
import type { TabMessage } from '../state/message.ts';
import { areOrdered, durationsOf, type SessionPolicy, throttleMs } from '../state/policy.ts';
import { PENDING, type SessionSnapshot, snapshotAt } from '../state/snapshot.ts';
import { nextChangeAt, statusAt } from '../state/status.ts';
import { type Effect, type SessionEvent, transition } from '../state/transition.ts';
import { attempt, report } from './attempt.ts';
import { createBeforeEnd } from './before-end.ts';
import { createCallbacks } from './callbacks.ts';
import { createHolds } from './holds.ts';
import { shared, whileWanted } from './once.ts';
import { createPersistence } from './persistence.ts';
import { createScheduler } from './scheduler.ts';
import { assertAccount, nextId } from './sign-in.ts';

const VERIFY_MS = 2_000;
/** Browsers delay timers of hidden tabs by up to 1 s. */
const LATE_MS = 1_500;
/** For messages of other tabs, after a sleep. */
const SETTLE_MS = 500;

/**
 * A session of these ports, and no others: `createSession` without its defaults, for small bundles.
 *
 * It is a state machine. Events are queued; `transition` alone changes the facts, and names the effects to run. Then the
 * snapshot is derived from the facts and the time, and the timer is set for the next change.
 *
 * @throws TypeError if it has neither a policy nor a server
 * @example
 * const session = createBareSession({ clock: systemClock(), policy, activity: [domActivity()], page: domPage() });
 */
export function createBareSession(ports: SessionPorts): Session {
  const { clock, page, activity = [], signInPage } = ports;
  let { policy } = ports;
  if (!policy && !ports.server)
    throw new TypeError("createSession needs a policy or a server, such as { policy: { idle: '15m', max: '12h' } }.");

  const plain = createStore<SessionSnapshot>(() => PENDING);
  const store: typeof plain = {
    ...plain,
    subscribe: (listener) => plain.subscribe((...change) => attempt(() => listener(...change))),
  };
  const observers = new Set<Observer>();
  const queue: SessionEvent[] = [];
  let facts: Facts | null = null;
  /** Before a sign-in here; `undefined` without one. Stored facts are then of an earlier session. */
  let former: Facts | null | undefined;
  /** What was stored when this page, without a session yet, has asked. */
  let storedId: string | undefined;
  /**
   * `stored`: the server has not named the session yet · `foreign`: perhaps of another person. It shows no account until
   * that is discarded.
   */
  let content: 'own' | 'stored' | 'foreign' = 'own';
  /** Another session of this browser is active. */
  let replaced = false;
  /** The later session that the server is asked about. */
  let askedAbout: string | null = null;
  /** `unverified`: activity may have been missed · an object: the verification that is under way. */
  let phase: 'stopped' | 'watching' | 'unverified' | object = 'stopped';
  let isSettling = false;
  /** The session whose end is stored. */
  let storedEnd: string | null = null;

  const scheduler = createScheduler(clock, () => check(true));
  const persistence = createPersistence(ports.storage, clock);
  const holds = createHolds(clock, check, (counted) => {
    if (counted) reportActivity();
    settle();
  });
  const callBack = createCallbacks(ports, () => facts);
  const beforeEnd = createBeforeEnd(clock, ports.onBeforeEnd, settle);
  const watchMoves = whileWanted(() => signInPage?.watch(resume, clock));
  const tabs = ports.tabs?.connect({
    clock,
    facts: () => facts,
    onMessage: receive,
    onLeaderChange() {
      notify('lead');
      settle();
    },
  });
  const leads = () => tabs?.leads() ?? true;
  let server = connectServer();

  const effects: Record<Effect, (known: Facts) => void> = {
    publish: () => tabs?.publish(),
    save(known) {
      const stored = persistence.save(known);
      if (stored && isBehind(known, stored.facts)) receive(stored);
    },
    heartbeat() {
      server?.noteInput();
      void server?.beat();
    },
    logout: ({ id }) => server?.logout(id),
  };

  function dispatch(event: SessionEvent): void {
    queue.push(event);
    settle();
  }

  /** A nested call leaves the queue to the outer one. */
  function settle(): void {
    if (isSettling) return;
    isSettling = true;
    try {
      do {
        const event = queue.shift();
        if (event) apply(event);
        else if (phase === 'unverified') void verify();
        // The end that a verification queues is applied first.
        if (event || !queue.length) update();
      } while (queue.length || phase === 'unverified');
    } finally {
      isSettling = false;
    }
  }

  function apply(event: SessionEvent): void {
    const before = facts;
    const [next, ran] = transition(facts, event, clock.now());
    facts = next;
    if (next) for (const effect of ran) attempt(() => effects[effect](next));
    // Also within the throttle window of another tab, which may then not report its own.
    if (event.type === 'activity') server?.noteInput();
    noteOther(event);
    if (before && next?.id !== before.id) leave(before, event.type);
    // The end of the session before has released leadership.
    if (event.type === 'begin' || next?.id !== before?.id) campaign();
    notify(event.type, ran);
    if (event.type === 'peer' && before && next?.id !== before.id) bringPolicy(before.policy);
  }

  function leave(before: Facts, cause: SessionEvent['type']): void {
    replaced = false;
    // The stream is of the former cookie, and would report the end of that.
    server?.suspend();
    // Work goes on if the same person has signed in before the end.
    if (before.ended || !(cause === 'peer' || (facts && resumes(before, facts)))) holds.clear();
  }

  /** Only noted, not shown: it may be another user's. */
  function noteOther(event: SessionEvent): void {
    if (event.type === 'begin' || (event.type === 'end' && event.isReported)) replaced = false;
    // The ids first: messages of the same session are many, and merging costs.
    if ((event.type !== 'server' && event.type !== 'peer') || event.facts.id === facts?.id) return;
    const isOther = event.type === 'server' || (facts && isBehind(facts, event.facts));
    if (isOther) replaced = statusAt(event.facts, clock.now()).status !== 'ended';
  }

  function notify(cause: Observation['cause'], ran: readonly Effect[] = []): void {
    for (const observer of observers) attempt(() => observer({ cause, facts, effects: ran, leading: leads() }));
  }

  function update(): void {
    const before = store.getState();
    const verifying = isVerifying();
    let after = snapshotAt(facts, clock.now(), { verifying, holds: holds.list(), replaced });
    if (after.status === 'ended' && attempt(() => signInPage?.isHere())) after = { ...after, signingIn: true };
    const warns = after.status === 'warning' && before.status !== 'warning';
    const mustVerify = warns ? scheduler.lateMs() > LATE_MS : after.status === 'ended' && !facts?.ended;
    if (mustVerify && phase === 'watching') {
      phase = 'unverified';
      scheduler.stop();
      readStored();
      return;
    }
    if (facts && warns && verifying && !server?.isDoubted()) {
      // The warning waits, the deadline does not.
      scheduler.ringAt(endsAt(facts));
      return;
    }
    const isHeld = phase !== 'stopped' && beforeEnd.watch(facts);
    const isDoubted = server?.isDoubted() && facts && after.status !== 'ended';
    if (isHeld || isDoubted) after = { ...after, verifying: true };
    if (content === 'foreign') {
      after = { ...after, account: null };
      if (facts && !after.verifying) clock.setTimer(ownContent, 0);
    }
    if (!equalFields(before, after)) store.setState(after, true);
    arm();
    watchMoves(after.status === 'ended' && phase !== 'stopped');
    if (facts?.ended && storedEnd !== sessionOf(facts)) {
      storedEnd = sessionOf(facts);
      // A tab that did not know of the end may have overwritten it. `superseded` is only this tab's: another may go on.
      if (facts.ended.reason !== 'superseded') effects.save(facts);
      // A tab of the next session must be able to lead.
      resign();
    }
    callBack(facts, before, after);
  }

  /** A task later, your views have discarded what the page contained. */
  function ownContent(): void {
    content = 'own';
    settle();
  }

  async function verify(): Promise<void> {
    const own = {};
    phase = own;
    if (server) await ask(VERIFY_MS);
    // After the answer: in a hidden tab browsers delay a nested timer by up to a minute.
    const warns = facts && statusAt(facts, clock.now()).status === 'warning';
    if (warns) await new Promise<void>((resolve) => clock.setTimer(resolve, SETTLE_MS));
    if (phase !== own) return;
    phase = 'watching';
    if (!warns) return dispatch({ type: 'expire' });
    // No longer late. If the deadline has passed meanwhile, this verifies again.
    scheduler.stop();
    settle();
  }

  function isVerifying(): boolean {
    return phase !== 'stopped' && phase !== 'watching';
  }

  function arm(): void {
    if (phase === 'stopped' || (facts?.ended && !server?.isDoubted())) {
      scheduler.stop();
      return;
    }
    const changeAt = facts ? Math.min(nextChangeAt(facts, clock.now()), beforeEnd.dueAt(facts)) : Infinity;
    scheduler.ringAt(Math.min(changeAt, holdAt(), server?.dueAt() ?? Infinity));
  }

  function holdAt(): number {
    return facts ? nextHoldAt(facts, holds.list(), clock.now()) : Infinity;
  }

  function check(isTimer?: boolean): void {
    if (phase === 'stopped') return;
    // A tab that has missed a message receives it, or is corrected.
    if (readStored() && isTimer) tabs?.publish();
    if (holdAt() <= clock.now()) reportActivity();
    if (server && server.dueAt() <= clock.now()) server.run().then(settle, report);
  }

  function reportActivity(): number {
    const before = facts;
    dispatch({ type: 'activity' });
    // In a nested call the event is still queued.
    if (facts === before && !isSettling) check();
    if (!facts) return 1_000;
    const windowMs = throttleMs(facts.policy);
    const leftMs = facts.lastActivityAt + windowMs - clock.now();
    return leftMs > 0 ? leftMs : windowMs;
  }

  function receive(message: TabMessage): void {
    clock.adopt(message);
    const { facts: claimed } = message;
    // Until the server has named this page's session, messages may be of another one.
    const isOwn = !server || server.isAnswered() || facts?.ended;
    if (server && facts && claimed.id > facts.id && isUnproved(facts, claimed)) {
      // What this page shows may have changed since it has asked.
      const isCovered = server.isDoubted() || !isDoubtful(facts, claimed);
      if (claimed.id !== askedAbout || !isCovered) void askAbout(facts, claimed);
    } else if (isOwn || claimed.id === facts?.id) queue.push({ type: 'peer', facts: claimed });
    settle();
  }

  async function askAbout(known: Facts, claimed: Facts): Promise<void> {
    askedAbout = claimed.id;
    if (isDoubtful(known, claimed)) server?.doubt();
    const isNamed = await ask();
    if (askedAbout === claimed.id) askedAbout = null;
    // If the session is still this page's, the other was made up.
    if (isNamed && facts?.id === known.id && !facts.ended && !server?.isDoubted()) persistence.write(facts);
  }

  /** A page of the same person stays as it is until the answer. Any other is covered, and an ended one asks again. */
  function isDoubtful(known: Facts, claimed: Facts): boolean {
    return Boolean(known.ended) === resumes(known, claimed);
  }

  /** The server alone knows which session the cookie is of. An ended page asks only if it may go on. */
  function isUnproved(known: Facts, claimed: Facts): boolean {
    return !known.ended || resumes(known, claimed);
  }

  /** Also repairs stored facts. Returns whether they were behind. */
  function readStored(): unknown {
    const stored = persistence.read();
    if (stored) receive(stored);
    const isLost = facts && facts.ended?.reason !== 'superseded' && !(stored && !isBehind(stored.facts, facts));
    if (isLost) effects.save(facts as Facts);
    settle();
    return isLost;
  }

  function campaign(steal = false): void {
    if (!facts?.ended) tabs?.campaign(steal);
  }

  function resign(): void {
    tabs?.resign();
    server?.suspend();
  }

  function connectServer(): ServerSync | undefined {
    return ports.server?.connect({ clock, facts: () => facts, leads, dispatch: onServerEvent });
  }

  async function ask(timeoutMs?: number): Promise<unknown> {
    const isNamed = await server?.ask(timeoutMs).catch(report);
    settle();
    return isNamed;
  }

  function onServerEvent(event: ServerEvent): void {
    if (phase === 'stopped') return;
    if (event.type === 'change') {
      check();
    } else if (event.type === 'doubt') {
      settle();
    } else if (event.type === 'leader-unresponsive') {
      campaign(true);
    } else {
      if (event.type === 'end' && !facts) {
        // Without a session the stored one has ended, or the one before a failed sign-in.
        const last = former === undefined ? persistence.read()?.facts : former;
        // A user has signed in since this page has asked.
        if (former === undefined && last?.id !== storedId) {
          storedId = last?.id;
          return void ask();
        }
        if (last) apply({ type: 'adopt', facts: last });
      }
      if (event.type !== 'end') {
        // A later request than the first may have the cookie of the next person but one.
        const isFirst = event.isFirst && former === undefined;
        if (content === 'stored') content = event.type === 'begin' && !isFirst ? 'foreign' : 'own';
      }
      dispatch(event);
      // A tab without a session must not keep others from leading.
      if (!facts || facts.ended) resign();
    }
  }

  /** Opening a tab is not activity. */
  function adopt(): void {
    const stored = persistence.read()?.facts;
    storedId = stored?.id;
    if (stored && !(server && statusAt(stored, clock.now()).status === 'ended')) {
      content = 'stored';
      apply({ type: 'adopt', facts: stored });
      if (!server) bringPolicy();
      settle();
    } else if (!server) {
      beginHere(newId(), true);
    }
  }

  /** Before the snapshot is derived: under the other pages' policy, a warning that goes on could be announced twice. */
  function bringPolicy(before = policy): void {
    if (!facts || !policy || !before || before.version > policy.version) return;
    if (!equalDurations(facts.policy, policy)) apply(policyEvent(policy, facts.policy.version));
  }

  /** The policy that was set last wins, or that of the page that was opened last. */
  function policyEvent(next: SessionPolicy, knownVersion: number): SessionEvent {
    policy = { ...next, version: knownVersion + 1 };
    return { type: 'policy', policy };
  }

  function newId(given?: string): string {
    const known = [persistence.read()?.facts, facts].filter((each) => each != null);
    return nextId(known, clock.now(), given);
  }

  function beginHere(id: string, provisional: boolean, account: string | null = null): void {
    if (!policy) return;
    // Another tab may have set a newer one.
    const known = facts?.policy;
    const newest = known && known.version > policy.version ? known : policy;
    dispatch({ type: 'begin', facts: begin({ id, policy: newest, provisional, account }, clock.now()) });
  }

  function open(): () => void {
    phase = 'watching';
    tabs?.open();
    const stops = activity.map((source) => attempt(() => source(reportActivity, clock)));
    if (page) stops.push(attempt(() => page({ resume, suspend }, clock)));
    campaign();
    if (!facts && former === undefined) adopt();
    tabs?.publish();
    void ask();
    check();
    return () => {
      for (const stop of stops) attempt(() => stop?.());
      close();
    };
  }

  function close(): void {
    phase = 'stopped';
    scheduler.stop();
    beforeEnd.cancel();
    resign();
    tabs?.close();
    settle();
  }

  function resume(): void {
    if (!tabs?.isCandidate()) void ask();
    const returned = tabs?.open();
    campaign();
    scheduler.renew();
    check();
    if (returned) tabs?.publish();
  }

  function suspend(): void {
    server?.flush();
    resign();
    tabs?.close();
  }

  return {
    start: shared(open),
    signedIn({ id, account } = {}) {
      const next = server ? '' : newId(id);
      assertAccount(account);
      former = facts ?? former ?? null;
      if (isVerifying()) phase = 'watching';
      if (!server) return beginHere(next, false, account);
      server.close();
      server = connectServer();
      // If the same person has signed in before the end, the page goes on.
      if (facts?.account && statusAt(facts, clock.now()).status !== 'ended') server?.doubt();
      else dispatch({ type: 'begin', facts: null });
      void ask();
      settle();
    },
    reportActivity,
    hold: holds.hold,
    async extend() {
      dispatch({ type: 'extend' });
      // In a nested call the event is still queued.
      await null;
      const isOver = !facts || statusAt(facts, clock.now()).status === 'ended';
      return !isOver && (server?.beaten() ?? true);
    },
    signOut(reason = 'signed-out') {
      dispatch({ type: 'end', reason });
    },
    setPolicy(durations) {
      if (ports.server) throw new TypeError('session.setPolicy must not be used with a server: save the policy there.');
      const own = durationsOf(durations);
      if (!Object.values(own).every(Number.isSafeInteger) || own.warnMs < 0 || !areOrdered(own))
        throw new RangeError('session.setPolicy needs whole ms, 0 <= warnMs < idleMs <= maxMs <= 7 days.');
      const { version } = facts?.policy ?? (policy as SessionPolicy);
      dispatch(policyEvent({ version: 0, ...own }, version));
    },
    refresh: () => ask() as Promise<void>,
    getDeadlines: () => facts && { idleAt: idleAt(facts), maxAt: maxAt(facts), endsAt: endsAt(facts) },
    observe(observer) {
      observers.add(observer);
      attempt(() => observer({ cause: 'now', facts, effects: [], leading: leads() }));
      return () => observers.delete(observer);
    },
    getSnapshot: store.getState,
    subscribe: store.subscribe,
    store,
    clock,
  };
}
