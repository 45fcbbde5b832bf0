import { createStore } from 'zustand/vanilla';
import type { Observation, Observer, Session, SessionPorts } from './api.ts';
import {
  begin,
  type Effect,
  type EndReason,
  type Envelope,
  endsAt,
  type Facts,
  type Hold,
  idleAt,
  maxAt,
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
} from './model/index.ts';
import type { ServerConnection, TabConnection } from './ports.ts';
import { createScheduler } from './scheduler.ts';

/** How long a tab past its deadline waits for the server to say that it knows better. */
const CONFIRM_MS = 2_000;
const HOLD_LIMIT_MS = 14_400_000;

/**
 * A session from the ports that it is given, and no others: {@link createSession} without its defaults, for bundles
 * that must not carry what they do not use.
 *
 * @throws TypeError if it has neither a policy nor a server
 * @example
 * const session = createBareSession({ clock: systemClock(), policy, activity: [domActivity()], page: domPage() });
 */
export function createBareSession(ports: SessionPorts): Session {
  const { clock, policy, storage, tabs, page, activity = [] } = ports;
  if (!policy && !ports.server) throw new TypeError('Give createSession a policy or a server.');

  const store = createStore<SessionSnapshot>(() => PENDING);
  const scheduler = createScheduler(clock, check);
  let facts: Facts | null = null;
  /** Whether `facts` are known to be this page's, and not only what the record said. */
  let bound = false;
  /** Whether somebody has signed in here: what the record tells is of the session before. */
  let begun = false;
  let leading = !tabs;
  let confirming = false;
  let holds: readonly Hold[] = [];
  let toldEnd: string | null = null;
  /** What this tab published last, and when. */
  let published: Envelope | null = null;
  let starts = 0;
  let tab: TabConnection | null = null;
  let resign: (() => void) | null = null;
  let stops: (() => void)[] = [];
  const observers = new Set<Observer>();
  let server = connectServer();

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
    if (effect === 'publish') publish();
    if (effect === 'save') save();
    if (effect === 'logout') server?.logout(facts.id);
  }

  function note(cause: Observation['cause'], effects: readonly Effect[] = []): void {
    for (const observe of observers) observe({ cause, facts, effects, leading });
  }

  function publish(): void {
    if (!facts) return;
    published = seal(facts);
    tab?.post(published);
  }

  function share(): void {
    run('save');
    run('publish');
  }

  function seal(sealed: Facts): Envelope {
    return { v: 1, now: clock.now(), guard: clock.guard(), facts: sealed };
  }

  /** What is written there means the writer's time. */
  function record(): Envelope | null {
    const written = readEnvelope(storage?.read());
    if (written) clock.adopt(written);
    return written;
  }

  /** Never writes over what another tab knew, least of all over a later session. */
  function save(): void {
    const written = record();
    const joined = facts && written ? merge(facts, written.facts) : facts;
    if (!facts || joined?.id !== facts.id) return;
    facts = joined;
    storage?.write(seal(facts));
  }

  function receive(envelope: Envelope | null): void {
    if (!envelope) return;
    clock.adopt(envelope);
    if (bound || envelope.facts.id === facts?.id) dispatch({ type: 'peer', facts: envelope.facts });
  }

  /** A tab that could not read or hear says what is out of date: the leader corrects it, and whoever knows of the end. */
  function hear(message: unknown): void {
    const envelope = readEnvelope(message);
    receive(envelope);
    if (envelope && isBehind(envelope) && !isCorrected(envelope) && (leading || facts?.ended)) publish();
  }

  /** What lay in a frozen tab's queue was said before the first of it was corrected. */
  function isCorrected({ now, facts: { id } }: Envelope): boolean {
    return published?.facts.id === id && now < published.now;
  }

  function isBehind(envelope: Envelope | null): boolean {
    return facts !== null && envelope?.facts.id === facts.id && merge(envelope.facts, facts) !== envelope.facts;
  }

  // ── status out ──

  /** Derives the status anew. Everything that may have changed it ends here. */
  function update(): void {
    const before = store.getState();
    const after = snapshotAt(facts, clock.now(), confirming, holds);
    if (starts > 0 && after.status === 'ended' && !facts?.ended && !confirming) {
      confirm();
      return;
    }
    if (JSON.stringify(before) !== JSON.stringify(after)) store.setState(after, true);
    arm();
    if (facts?.ended && toldEnd !== facts.id) {
      toldEnd = facts.id;
      // The tab that ended it may have lost the race for the record to one that had not heard.
      save();
      // Who is dead must not keep the lead from the living: a tab of the next session may be open beside it.
      stepDown();
      ports.onEnded?.(facts.ended.reason);
    } else if (after.about && after.about !== before.about) {
      ports.onWarning?.(after.about);
    }
  }

  /** Its deadline has passed: the page is covered, and the record and the server are asked before it is over. */
  function confirm(): void {
    confirming = true;
    look();
    if (server) void ask(CONFIRM_MS).then(settle);
    else settle();
  }

  function settle(): void {
    confirming = false;
    dispatch({ type: 'expire' });
  }

  function arm(): void {
    if (starts === 0 || facts?.ended) {
      scheduler.stop();
      return;
    }
    const changeAt = facts ? nextChangeAt(facts, clock.now()) : Infinity;
    scheduler.ringAt(Math.min(changeAt, holdAt(), server?.dueAt() ?? Infinity));
  }

  function holdAt(): number {
    return facts ? nextHoldAt(facts, holds, clock.now()) : Infinity;
  }

  /** Looks at the record and the clock. A record that could not be written before is mended. */
  function look(): void {
    const written = record();
    receive(written);
    if (isBehind(written)) save();
    update();
  }

  /** Every alarm, wake-up and late input comes here. */
  function check(): void {
    if (starts === 0) return;
    look();
    if (holdAt() <= clock.now()) report();
    if (server && server.dueAt() <= clock.now()) void server.run().then(update);
  }

  // ── the server's word ──

  /** A new connection for each session: what was asked about the one before is not heard any more. */
  function connectServer(): ServerConnection | undefined {
    const heard =
      <Words extends unknown[]>(handle: (...words: Words) => void) =>
      (...words: Words) => {
        if (starts > 0 && server === connection) handle(...words);
      };
    const connection = ports.server?.connect(clock, {
      facts: () => facts,
      leading: () => leading,
      onSilence: heard(() => stand(true)),
      onAnswer: heard(onAnswer),
      onNone: heard(onNone),
      onStir: heard(check),
    });
    return connection;
  }

  async function ask(timeoutMs?: number): Promise<void> {
    await server?.ask(timeoutMs);
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
    if (facts?.ended && facts.id === answer.id) server?.logout(answer.id);
  }

  function onNone(reason: EndReason | null): void {
    if (!begun) facts ??= record()?.facts ?? null;
    dispatch({ type: 'end', reason: reason ?? 'signed-out' });
    // As in update: who has no session must not keep the lead from those who have.
    if (!facts) stepDown();
    update();
  }

  // ── the page's life ──

  function open(): void {
    connect();
    stops = activity.map((source) => source(report, clock));
    if (page) stops.push(page({ wake, rest }));
    stand();
    if (!facts) adopt();
    run('publish');
    if (server) void ask();
    check();
  }

  /** A new tab takes up what the record says before it begins anything: opening a tab is not activity. */
  function adopt(): void {
    const written = record();
    if (!server && !written) {
      beginHere();
    } else if (written && policy && !server) {
      facts = merge(written.facts, { ...written.facts, policy });
      bound = true;
    } else if (written && statusAt(written.facts, clock.now()).status !== 'ended') {
      facts = written.facts;
    }
    note('adopt');
  }

  function beginHere(id?: string): void {
    if (!policy) return;
    const now = clock.now();
    const previous = record()?.facts.id;
    facts = begin({ id: id ?? uuidv7(now, crypto.getRandomValues(new Uint8Array(10)), previous), policy }, now);
    bound = true;
    share();
  }

  function connect(): void {
    tab ??= tabs?.connect(hear) ?? null;
  }

  /** A message that reaches a page in the bfcache evicts it from there. */
  function disconnect(): void {
    stepDown();
    tab?.close();
    tab = null;
  }

  function close(): void {
    for (const stop of stops) stop();
    stops = [];
    disconnect();
    scheduler.stop();
  }

  function stand(steal = false): void {
    if (facts?.ended) return;
    if (steal) resign?.();
    if (steal) resign = null;
    resign ??= tab?.lead(onLead, steal) ?? null;
  }

  function onLead(leads: boolean): void {
    leading = leads;
    note('lead');
    update();
  }

  function stepDown(): void {
    resign?.();
    resign = null;
    server?.close();
  }

  function wake(): void {
    if (!resign) void ask();
    const returned = !tab;
    connect();
    stand();
    check();
    if (returned) run('publish');
  }

  function rest(): void {
    server?.flush();
    disconnect();
  }

  function report(): number {
    if (dispatch({ type: 'activity' }).length === 0) check();
    else server?.noteInput();
    arm();
    if (!facts) return 1_000;
    const windowMs = throttleMs(facts.policy);
    const leftMs = facts.lastActivityAt + windowMs - clock.now();
    return leftMs > 0 ? leftMs : windowMs;
  }

  return {
    start() {
      let stopped = false;
      if (starts++ === 0) open();
      return () => {
        if (!stopped && --starts === 0) close();
        stopped = true;
      };
    },
    begin({ id } = {}) {
      facts = null;
      bound = false;
      begun = true;
      confirming = false;
      holds = [];
      server?.close();
      stand();
      server = connectServer();
      if (server) void ask();
      else beginHere(id);
      note('begin');
      update();
    },
    activity: report,
    hold(label, { limitMs = HOLD_LIMIT_MS } = {}) {
      if (!(limitMs > 0)) throw new RangeError('Give hold a limit above 0 ms.');
      const hold = { label, until: clock.now() + limitMs };
      holds = [...holds, hold];
      check();
      return () => {
        if (!holds.includes(hold)) return;
        if (hold.until > clock.now()) report();
        holds = holds.filter((other) => other !== hold);
        update();
      };
    },
    async extend() {
      const heard = dispatch({ type: 'extend' }).length > 0;
      if (!heard || !server) return heard;
      server.noteInput();
      return server.beat();
    },
    end(reason = 'signed-out') {
      dispatch({ type: 'end', reason });
    },
    refresh: ask,
    getDeadlines: () => facts && { idleAt: idleAt(facts), maxAt: maxAt(facts), endsAt: endsAt(facts) },
    observe(observer) {
      observers.add(observer);
      observer({ cause: 'now', facts, effects: [], leading });
      return () => observers.delete(observer);
    },
    getSnapshot: store.getState,
    subscribe: store.subscribe,
    store,
    clock,
  };
}
