import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Observation, Observer, SessionPorts } from '../api.ts';
import {
  begin,
  type Effect,
  type EndReason,
  type Envelope,
  endsAt,
  type Facts,
  merge,
  nextChangeAt,
  nextHoldAt,
  PENDING,
  readEnvelope,
  type SessionEvent,
  type SessionSnapshot,
  snapshotAt,
  statusAt,
  step,
  throttleMs,
  uuidv7,
} from '../model/index.ts';
import { sameFields } from '../model/same.ts';
import type { ServerConnection } from '../ports.ts';
import { createScheduler } from '../scheduler.ts';
import { createHolds, type Holds } from './holds.ts';
import { createMembership, type Membership } from './membership.ts';
import { createRecord } from './record.ts';
import { createCurrentServer } from './server.ts';

/** How long a tab past its deadline waits for the server to say that it knows better. */
const CONFIRM_MS = 2_000;
/** A timer later than this means that the page was frozen or asleep. Browsers delay timers of hidden tabs by up to 1 s. */
const STALLED_MS = 1_500;
/** How long the warning of such a page waits for the messages of other tabs, which are still in its queue. */
const SETTLE_MS = 500;
/** A message that is older by its writer's clock was long on its way, or that clock is slow. */
const SLOW_MS = 1_000;
/** For so long after an answer nothing older than it is answered: a page that was frozen does not answer all its queue. */
const ANSWER_MS = 1_000;

/** The one place that owns facts and runs effects. All of it reads or replaces the same few variables, so it is one file. */
export interface Keeper {
  readonly store: StoreApi<SessionSnapshot>;
  readonly members: Membership;
  readonly holds: Holds;
  facts(): Facts | null;
  server(): ServerConnection | undefined;
  dispatch(event: SessionEvent): readonly Effect[];
  publish(): void;
  /** Asks the server, where there is one. */
  ask(timeoutMs?: number): Promise<void>;
  /** Every alarm, wake-up and late input comes here. */
  check(): void;
  /** Somebody is active. Returns for how many ms that need not be told again. */
  report(): number;
  /** Stands for leader, unless its session is over. */
  stand(): void;
  stepDown(): void;
  /** From here on it runs: it takes up what is known. */
  open(): void;
  close(): void;
  /** Somebody has signed in: all that was known is of another session. */
  begin(id?: string): void;
  observe(observer: Observer): () => void;
}

export function createKeeper(ports: SessionPorts): Keeper {
  const { clock, policy } = ports;
  const store = createStore<SessionSnapshot>(() => PENDING);
  const scheduler = createScheduler(clock, check);
  const observers = new Set<Observer>();
  const record = createRecord(ports.storage, clock);
  const members = createMembership(ports.tabs, clock, hear, () => {
    note('lead');
    update();
  });
  const holds = createHolds(clock, check, (counted) => {
    if (counted) report();
    update();
  });
  let facts: Facts | null = null;
  /** Whether `facts` are known to be this page's, and not only what the record said. */
  let bound = false;
  /** Whether somebody has signed in here: what the record tells is of the session before. */
  let begun = false;
  let running = false;
  let confirming = false;
  let toldEnd: string | null = null;
  let answeredAt = -Infinity;
  const host = {
    facts: () => facts,
    leading: members.leading,
    onSilence: () => stand(true),
    onAnswer,
    onNone,
    onStir: check,
  };
  const { connection: server, renew } = createCurrentServer(ports.server, clock, host, () => running);

  // ── facts in, effects out ──

  function dispatch(event: SessionEvent): readonly Effect[] {
    if (!facts) return [];
    const [next, effects] = step(facts, event, clock.now());
    facts = next;
    for (const effect of effects) run(effect);
    note(event.type, effects);
    update();
    return effects;
  }

  function run(effect: Effect): void {
    if (!facts) return;
    if (effect === 'publish') members.publish(facts);
    if (effect === 'save') facts = record.save(facts);
    if (effect === 'logout') server()?.logout(facts.id);
  }

  function note(cause: Observation['cause'], effects: readonly Effect[] = []): void {
    for (const observe of observers) observe({ cause, facts, effects, leading: members.leading() });
  }

  function share(): void {
    run('save');
    run('publish');
  }

  function receive(envelope: Envelope): void {
    clock.adopt(envelope);
    if (bound || envelope.facts.id === facts?.id) dispatch({ type: 'peer', facts: envelope.facts });
    else update();
  }

  /**
   * A tab that could not read or hear says what is out of date: the leader corrects it, and whoever knows of the end. The
   * leader also tells the time to who is slow.
   */
  function hear(message: unknown): void {
    const envelope = readEnvelope(message);
    if (!envelope) return;
    receive(envelope);
    const leads = members.leading();
    const outdated = isBehind(envelope) ? leads || facts?.ended : leads && clock.now() - envelope.now > SLOW_MS;
    const isAnswered = envelope.now <= answeredAt && clock.now() - answeredAt < ANSWER_MS;
    if (!outdated || isAnswered) return;
    answeredAt = clock.now();
    run('publish');
  }

  function isBehind(envelope: Envelope): boolean {
    return facts !== null && envelope.facts.id === facts.id && merge(envelope.facts, facts) !== envelope.facts;
  }

  // ── status out ──

  /** Derives the status anew. Everything that may have changed it ends here. */
  function update(): void {
    const before = store.getState();
    const after = snapshotAt(facts, clock.now(), confirming, holds.list());
    const warns = after.status === 'warning' && before.status !== 'warning';
    const doubtful = warns ? scheduler.lateMs() > STALLED_MS : after.status === 'ended' && !facts?.ended;
    if (running && doubtful && !confirming) {
      void confirm();
      return;
    }
    if (facts && warns && confirming) {
      // The warning waits, the deadline does not.
      scheduler.ringAt(endsAt(facts));
      return;
    }
    if (!sameFields(before, after)) store.setState(after, true);
    arm();
    if (facts?.ended && toldEnd !== facts.id) {
      toldEnd = facts.id;
      // The tab that ended it may have lost the race for the record to one that had not heard.
      run('save');
      // Who is dead must not keep the lead from the living: a tab of the next session may be open beside it.
      stepDown();
      ports.onEnded?.(facts.ended.reason);
    } else if (after.about && after.about !== before.about) {
      ports.onWarning?.(after.about);
    }
  }

  /**
   * Asks the record and the server for newer activity. If the deadline has passed, the page is covered meanwhile. If a
   * warning is due, it waits until the messages of other tabs have arrived.
   */
  async function confirm(): Promise<void> {
    confirming = true;
    scheduler.stop();
    look();
    if (server()) await ask(CONFIRM_MS);
    // After the answer, because browsers delay a timer that was set by a timer by up to a minute in a hidden tab.
    const warns = facts && statusAt(facts, clock.now()).status === 'warning';
    if (warns && confirming) await new Promise<void>((resolve) => clock.setTimer(resolve, SETTLE_MS));
    if (!confirming) return;
    confirming = false;
    if (!warns) {
      dispatch({ type: 'expire' });
      return;
    }
    // No longer late. If the deadline passed while the warning waited, this asks again before the end.
    scheduler.stop();
    update();
  }

  function arm(): void {
    if (!running || facts?.ended) {
      scheduler.stop();
      return;
    }
    const changeAt = facts ? nextChangeAt(facts, clock.now()) : Infinity;
    scheduler.ringAt(Math.min(changeAt, holdAt(), server()?.dueAt() ?? Infinity));
  }

  function holdAt(): number {
    return facts ? nextHoldAt(facts, holds.list(), clock.now()) : Infinity;
  }

  /** Looks at the record and the clock. A record that could not be written before is mended. */
  function look(): void {
    const written = record.read();
    if (written) receive(written);
    if (written && isBehind(written)) run('save');
    update();
  }

  function check(): void {
    if (!running) return;
    look();
    if (holdAt() <= clock.now()) report();
    const connection = server();
    if (connection && connection.dueAt() <= clock.now()) void connection.run().then(update);
  }

  function report(): number {
    if (dispatch({ type: 'activity' }).length === 0) {
      check();
    } else {
      server()?.noteInput();
      arm();
    }
    if (!facts) return 1_000;
    const windowMs = throttleMs(facts.policy);
    const leftMs = facts.lastActivityAt + windowMs - clock.now();
    return leftMs > 0 ? leftMs : windowMs;
  }

  // ── the server's word ──

  async function ask(timeoutMs?: number): Promise<void> {
    await server()?.ask(timeoutMs);
    update();
  }

  function onAnswer(answer: Facts): void {
    const mine = bound || facts?.id === answer.id;
    bound = true;
    if (mine) {
      dispatch({ type: 'server', facts: answer });
    } else {
      facts = answer;
      share();
      note('server');
      update();
    }
    // The request that told the server of the end was lost.
    if (facts?.ended && facts.id === answer.id) server()?.logout(answer.id);
  }

  function onNone(reason: EndReason | null): void {
    if (!begun) facts ??= record.read()?.facts ?? null;
    dispatch({ type: 'end', reason: reason ?? 'signed-out' });
    // As in update: who has no session must not keep the lead from those who have.
    if (!facts) stepDown();
    update();
  }

  function stand(steal = false): void {
    if (!facts?.ended) members.stand(steal);
  }

  function stepDown(): void {
    members.stepDown();
    server()?.close();
  }

  // ── how it comes by facts ──

  /** A new tab takes up what the record says before it begins anything: opening a tab is not activity. */
  function adopt(): void {
    const written = record.read();
    if (!ports.server && !written) {
      beginHere();
    } else if (written && policy && !ports.server) {
      facts = merge(written.facts, { ...written.facts, policy });
      bound = true;
    } else if (written && statusAt(written.facts, clock.now()).status !== 'ended') {
      facts = written.facts;
    }
    note('adopt');
  }

  /** @param before - the session that this page showed: the new one is later than that, and than what others know of */
  function beginHere(id?: string, before = ''): void {
    if (!policy) return;
    const recorded = record.read()?.facts.id ?? '';
    const previous = recorded > before ? recorded : before;
    const now = clock.now();
    facts = begin({ id: id ?? uuidv7(now, crypto.getRandomValues(new Uint8Array(10)), previous), policy }, now);
    bound = true;
    share();
  }

  return {
    store,
    members,
    holds,
    facts: () => facts,
    server,
    dispatch,
    publish: () => run('publish'),
    ask,
    check,
    report,
    stand,
    stepDown,
    open() {
      running = true;
      stand();
      if (!facts) adopt();
      run('publish');
      void ask();
      check();
    },
    close() {
      running = false;
      scheduler.stop();
    },
    begin(id) {
      const before = facts?.id;
      facts = null;
      bound = false;
      begun = true;
      confirming = false;
      holds.clear();
      stand();
      renew();
      if (server()) void ask();
      else beginHere(id, before);
      note('begin');
      update();
    },
    observe(observer) {
      observers.add(observer);
      observer({ cause: 'now', facts, effects: [], leading: members.leading() });
      return () => observers.delete(observer);
    },
  };
}
