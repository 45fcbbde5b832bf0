import { type EndReason, type Facts, heartbeatMs, readEnvelope, throttleMs } from '../model/index.ts';
import type { Tab, World, WorldWatcher } from '../testing/index.ts';

/** An invariant that did not hold. */
export class Violation extends Error {}

/** What must hold, watched while a world runs. The methods tell it what is done to the world, and throw a Violation. */
export interface Invariants {
  readonly watcher: WorldWatcher;
  observe(world: World): void;
  /** A person does something in a running tab. */
  input(tab: Tab): void;
  extended(): void;
  signedIn(): void;
  /** Something happened that is not work, so that nothing is promised about being undisturbed for a while. */
  disturbed(): void;
  /** The idle limit or the maximum was changed. */
  policyChanged(idleMs: number, maxMs: number): void;
  atTheEnd(): void;
}

/** An alarm is late by this much in a tab that runs: after a sleep the timers go on where they stood. */
const LATE_ALARM_MS = 30_100;
const LATE_HIDDEN_MS = 60_100;
/** What throttling hides, messages take and clocks disagree by, where nothing is wrong. */
const SLACK_MS = 2_500;
/** After a disturbance nothing is promised for this long about those who work. */
const UNDISTURBED_MS = 130_000;

/** What is known about one tab. */
interface Watched {
  /** Since when, in running time, it shows a live session though its own facts say that it is over. */
  pastSince: number | null;
  /** The same by the time of the world: since when it is longer alive than any policy so far allows. */
  overdueSince: number | null;
  readonly dead: Set<string>;
  readonly told: Set<string>;
  heardEnd: boolean;
  warned: 'idle' | 'max' | null;
}

export function createInvariants(): Invariants {
  let world: World;
  const watched = new Map<Tab, Watched>();
  let lastInputAt = -Infinity;
  /** Since when somebody has been working without a pause longer than the throttle window. */
  let workingSince = -Infinity;
  let disturbedAt = Infinity;
  /** When each session was first seen. */
  const begunAt = new Map<string, number>();
  let longestIdleMs = 60_000;
  let longestMaxMs = 300_000;
  let posts: number[] = [];
  /** A record that could not be written is mended later, though nobody works. */
  let diskFailed = false;
  let postsSeen = 0;
  let writesSeen = 0;
  let writes: number[] = [];
  let unreported: { readonly tab: Tab; readonly at: number } | null = null;

  function fail(invariant: string, sentence: string): never {
    throw new Violation(
      `${invariant} at ${((world.machine.time() - 1_800_000_000_000) / 1_000).toFixed(3)} s: ${sentence}`,
    );
  }

  function of(tab: Tab): Watched {
    let known = watched.get(tab);
    if (!known) {
      known = { pastSince: null, overdueSince: null, dead: new Set(), told: new Set(), heardEnd: false, warned: null };
      watched.set(tab, known);
    }
    return known;
  }

  const live = (tab: Tab) => ['active', 'warning'].includes(tab.session.getSnapshot().status);
  const running = (tab: Tab) => tab.state === 'running' || tab.state === 'hidden';
  const undisturbed = () => world.machine.time() - disturbedAt > UNDISTURBED_MS;

  /** I1: no running tab shows a live session past the deadline of its facts, or the last that the server gave. */
  function lives(tab: Tab, ran: boolean): void {
    const { session } = tab;
    const known = of(tab);
    const deadlines = session.getDeadlines();
    const past = live(tab) && deadlines !== null && session.clock.now() >= deadlines.endsAt;
    if (!past) known.pastSince = null;
    else if (ran && tab.state === 'running')
      fail('I1', `${tab.name} ran and shows a session that its own facts say is over`);
    else {
      known.pastSince ??= world.machine.monotonic();
      const late = world.machine.monotonic() - known.pastSince;
      if (late > (tab.state === 'hidden' ? LATE_HIDDEN_MS : LATE_ALARM_MS))
        fail('I1', `${tab.name} shows a dead session`);
    }
    const now = world.machine.time();
    const { id } = session.getSnapshot();
    if (id && !begunAt.has(id)) begunAt.set(id, now);
    const ageMs = now - (begunAt.get(id ?? '') ?? now);
    const quietMs = Math.min(ageMs, now - lastInputAt);
    const overdue = live(tab) && (quietMs > longestIdleMs + SLACK_MS || ageMs > longestMaxMs + SLACK_MS);
    if (!overdue) known.overdueSince = null;
    else {
      known.overdueSince ??= world.machine.monotonic();
      if (world.machine.monotonic() - known.overdueSince > LATE_HIDDEN_MS)
        fail('I1', `${tab.name} shows a live session, quiet for ${quietMs} ms and ${ageMs} ms old`);
    }
  }

  /** I4: an ended session never lives again. */
  function staysDead(tab: Tab): void {
    const { id, status, confirming } = tab.session.getSnapshot();
    const known = of(tab);
    if (id && live(tab) && known.dead.has(id)) fail('I4', `${tab.name} shows ${id} alive after its end`);
    if (id && status === 'ended' && !confirming && !known.told.has(id))
      fail('I5', `${tab.name} is over and nobody was told`);
    if (status !== 'warning') known.warned = null;
  }

  /** I6: one message and one write a throttle window, and silence when nobody works. */
  function isCheap(): void {
    const now = world.machine.time();
    if (world.channel.posts() > postsSeen) posts.push(now);
    if (world.disk.writes() > writesSeen) writes.push(now);
    const newPosts = world.channel.posts() - postsSeen;
    const newWrites = world.disk.writes() - writesSeen;
    postsSeen = world.channel.posts();
    writesSeen = world.disk.writes();
    const { delayMs, loss } = world.channel.weather;
    diskFailed ||= world.disk.state !== 'working';
    if (world.server || delayMs > 2 || loss > 0 || diskFailed) return;
    if (now - disturbedAt < 10_000 || world.tabs.some(({ state }) => state !== 'running' && state !== 'gone')) return;
    if (world.tabs.some((tab) => running(tab) && tab.session.getSnapshot().status !== 'active')) return;
    if (newPosts + newWrites > 0 && now - lastInputAt > 5) fail('I6', 'something was said though nobody works');
    const window = throttleMs({ version: 0, idleMs: 60_000, maxMs: 0, warnMs: 20_000 });
    posts = posts.filter((at) => now - at < window - 10);
    writes = writes.filter((at) => now - at < window - 10);
    if (posts.length > 1 || newPosts > 1) fail('I6', `${posts.length} messages within one throttle window`);
    if (writes.length > 1 || newWrites > 1) fail('I6', `${writes.length} writes within one throttle window`);
  }

  /** I7: input is acknowledged within 1.5 periods while the server answers. */
  function isReported(): void {
    const { server } = world;
    if (!server || !unreported) return;
    const { tab, at } = unreported;
    const { seenAt, ended } = server.session();
    if (ended || seenAt >= at - SLACK_MS || !running(tab) || !live(tab)) unreported = null;
    else if (
      undisturbed() &&
      world.machine.time() - at >
        1.5 * heartbeatMs({ version: 0, idleMs: longestIdleMs, maxMs: 0, warnMs: 0 }) + SLACK_MS
    )
      fail('I7', `the server does not know of input in ${tab.name} ${world.machine.time() - at} ms ago`);
  }

  const watcher: WorldWatcher = {
    onDeliver(tab, message) {
      if (readEnvelope(message)?.facts.ended) of(tab).heardEnd = true;
    },
    onWarning(tab, about) {
      const known = of(tab);
      const snapshot = tab.session.getSnapshot();
      if (snapshot.status !== 'warning' || snapshot.about !== about)
        fail('I5', `${tab.name} warned without showing it`);
      if (known.warned === about) fail('I5', `${tab.name} warned twice about ${about}`);
      known.warned = about;
      // I8, and more: nobody who works is warned of idleness.
      const now = world.machine.time();
      const worked = now - workingSince > UNDISTURBED_MS / 2 && now - lastInputAt < SLACK_MS;
      if (about === 'idle' && worked && undisturbed())
        fail('I8', `${tab.name} warns of idleness though somebody works`);
    },
    onEnded(tab, reason: EndReason) {
      const known = of(tab);
      const { id, endsAt, policy } = tab.session.getSnapshot();
      if (!id) fail('I5', `${tab.name} ended a session without an id`);
      if (known.told.has(id)) fail('I5', `${tab.name} was told twice of the end of ${id}`);
      known.told.add(id);
      known.dead.add(id);
      if (reason !== 'idle' || world.server || !policy || endsAt === null) return;
      // I2: no tab ends for idleness while activity within the limit had reached it or a readable record.
      const record = readEnvelope(world.disk.content());
      const recorded: Facts | null = record?.facts.id === id ? record.facts : null;
      if (known.heardEnd || recorded?.ended) return;
      if (recorded && recorded.lastActivityAt + policy.idleMs > endsAt)
        fail('I2', `${tab.name} ended for idleness though the record tells of activity`);
    },
    onStep(ran) {
      for (const tab of world.tabs) {
        if (!running(tab)) {
          of(tab).pastSince = of(tab).overdueSince = null;
          continue;
        }
        lives(tab, tab === ran);
        staysDead(tab);
      }
      isCheap();
      isReported();
    },
  };

  return {
    watcher,
    observe(observed) {
      world = observed;
      disturbedAt = observed.machine.time();
    },
    input(tab) {
      const now = world.machine.time();
      if (now - lastInputAt > 1_200) workingSince = now;
      if (live(tab) && tab.session.getSnapshot().about !== 'idle') {
        unreported ??= { tab, at: now };
        lastInputAt = now;
      }
    },
    extended() {
      lastInputAt = world.machine.time();
    },
    signedIn() {
      lastInputAt = world.machine.time();
    },
    disturbed() {
      disturbedAt = world.machine.time();
      unreported = null;
    },
    policyChanged(idleMs, maxMs) {
      longestIdleMs = Math.max(longestIdleMs, idleMs);
      longestMaxMs = Math.max(longestMaxMs, maxMs);
    },
    atTheEnd() {
      // I3: once messages flow again, all tabs of one id agree.
      const agreed = new Map<string, string>();
      for (const tab of world.tabs.filter(running)) {
        const { id, status, reason, maxAt } = tab.session.getSnapshot();
        if (!id || reason === 'superseded') continue;
        const idle = status === 'ended' ? 0 : tab.session.getDeadlines()?.idleAt;
        const says = JSON.stringify({ status, reason, maxAt, idle });
        if (agreed.has(id) && agreed.get(id) !== says)
          fail('I3', `${tab.name} says ${says}, another ${agreed.get(id)}`);
        agreed.set(id, says);
      }
    },
  };
}
