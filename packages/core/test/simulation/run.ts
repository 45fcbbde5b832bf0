import { createWorld, type Tab, type World } from '../../src/testing/index.ts';
import { chance } from '../../src/testing/world/chance.ts';
import { createInvariants, type Invariants } from './invariants.ts';
import { createListeners, type Listeners } from './listeners.ts';
import { type Action, DURATIONS, type Happening, type Schedule } from './schedule.ts';
import { Violation } from './violation.ts';

/** How long the world runs without faults at the end, so that the tabs can agree. */
const CALM_DOWN_MS = 35_000;
const LATE_TAB_MS = 2_000;
/** Around a deadline some tabs have ended before others, or still ask the server. */
const AROUND_MS = 3_000;

/** Adds a fault to a world before any tab opens. */
export type Spoil = (world: World) => void;

export async function run(schedule: Schedule, spoil?: Spoil): Promise<Violation | null> {
  const { seed, withServer, withStream } = schedule;
  const { idleMs: idle, maxMs: max, warnMs: warn } = DURATIONS;
  const invariants = createInvariants();
  const listeners = createListeners();
  const watch = listeners.watch(invariants.watcher);
  const world = createWorld({ policy: { idle, max, warn }, withServer, withStream, seed, watch });
  spoil?.(world);
  const holds: Holds = new Map();
  const unseed = seedIds(seed);
  invariants.observe(world);
  try {
    for (let tab = 0; tab < schedule.tabs; tab++) {
      listeners.open(world);
      await world.pass(200);
    }
    for (const happening of schedule.happenings) {
      await world.pass(happening.afterMs);
      await happen({ world, invariants, listeners, holds }, happening);
    }
    await calmDown({ world, invariants, listeners, holds });
    invariants.atTheEnd();
    return null;
  } catch (error) {
    if (error instanceof Violation) return error;
    throw error;
  } finally {
    unseed();
    listeners.stop();
  }
}

/** Ids contain random bytes, which must repeat with the schedule. */
function seedIds(seed: number): () => void {
  const rng = chance(~seed);
  const getRandomValues = <T extends ArrayBufferView | null>(array: T): T => {
    if (array instanceof Uint8Array) for (let i = 0; i < array.length; i++) array[i] = rng.between(0, 255);
    return array;
  };
  Object.defineProperty(crypto, 'getRandomValues', { value: getRandomValues, configurable: true });
  return () => void Reflect.deleteProperty(crypto, 'getRandomValues');
}

type Holds = Map<Tab, (() => void)[]>;

interface Run {
  readonly world: World;
  readonly invariants: Invariants;
  readonly listeners: Listeners;
  readonly holds: Holds;
}

async function happen({ world, invariants, listeners, holds }: Run, happening: Happening): Promise<void> {
  const { machine, channel, disk, network, server } = world;
  const there = world.tabs.filter(({ state }) => state !== 'gone');
  const tab = there[happening.tab % Math.max(1, there.length)];
  const others = there.length > 1;

  function inTab(states: readonly Tab['state'][], what: (tab: Tab) => void): Promise<void> | undefined {
    if (!tab || !states.includes(tab.state)) return undefined;
    invariants.onAction(happening, tab);
    return world.act(() => what(tab), tab);
  }

  function outside(what: () => void): Promise<void> {
    invariants.onAction(happening);
    return world.act(what);
  }

  switch (happening.do) {
    case 'work': {
      const until = machine.time() + happening.forMs;
      while (machine.time() < until) {
        await input(world, invariants, tab);
        await world.pass(world.chance.between(100, 900));
      }
      return;
    }
    case 'input':
      return input(world, invariants, tab);
    case 'extend':
      return inTab(['running'], ({ session }) => void session.extend());
    case 'hold':
      return inTab(['running', 'hidden'], (held) => {
        holds.set(held, [...(holds.get(held) ?? []), held.session.hold('video', happening)]);
      });
    case 'release':
      return inTab(['running', 'hidden'], (held) => holds.get(held)?.shift()?.());
    case 'sign out':
      return inTab(['running'], ({ session }) => session.signOut());
    case 'sign in':
      return inTab(['running'], (own) => signIn({ world, invariants }, own, happening));
    case 'open':
      return there.length < 5 ? outside(() => void listeners.open(world)) : undefined;
    case 'reload':
      return inTab(['running'], ({ close }) => {
        close();
        listeners.open(world);
      });
    case 'close':
      return others ? inTab(['running'], ({ close }) => close()) : undefined;
    case 'crash':
      return others ? inTab(['running', 'hidden', 'frozen', 'cached'], ({ crash }) => crash()) : undefined;
    case 'hide':
      return inTab(['running'], ({ hide }) => hide());
    case 'show':
      return inTab(['hidden'], ({ show }) => show());
    case 'freeze':
      return inTab(['running', 'hidden'], ({ freeze }) => freeze());
    case 'thaw':
      return inTab(['frozen'], ({ thaw }) => thaw());
    case 'leave':
      return inTab(['running'], ({ leave }) => leave());
    case 'come back':
      return inTab(['cached'], ({ comeBack }) => comeBack());
    case 'sleep':
      return outside(() => machine.sleep(happening.byMs));
    case 'set clock':
      return outside(() => machine.setWall(happening.byMs));
    case 'disk':
      return outside(() => {
        disk.state = happening.state;
      });
    case 'clear storage':
      return outside(() => disk.clear());
    case 'listener':
      return outside(() => {
        listeners.throws = happening.throws;
      });
    case 'gateway': {
      const { refusals, retryAfterMs } = happening;
      return outside(() => Object.assign(network, { refusals, retryAfterMs }));
    }
    case 'channel': {
      const { loss, doubling, delayMs } = happening;
      return outside(() => Object.assign(channel.conditions, { loss, doubling, delayMs }));
    }
    case 'network': {
      const { up, delayMs, loss } = happening;
      return outside(() => Object.assign(network, { up, delayMs, loss }));
    }
    case 'policy': {
      const { idleMs: idle, maxMs: max, warnMs: warn } = happening;
      if (server) return outside(() => server.setPolicy({ idle, max, warn }));
      return inTab(['running'], ({ session }) => session.setPolicy(happening));
    }
    case 'revoke':
      return server ? outside(() => server.end('revoked')) : undefined;
  }
}

function signIn(
  { world: { machine, cookie }, invariants }: Pick<Run, 'world' | 'invariants'>,
  tab: Tab,
  { account, cookieMs = 0 }: Extract<Action, { do: 'sign in' }>,
): void {
  const who = account === undefined ? {} : { account };
  function report(): void {
    invariants.onAction({ do: 'signed in' }, tab);
    tab.session.signedIn(cookie ? {} : who);
  }
  if (!cookie) {
    report();
    return;
  }
  cookie.signIn({ ...who, delayMs: cookieMs }, () => {
    if (cookieMs > 0) machine.schedule(tab.owner, 0, report);
    else report();
  });
}

const INPUT: Action = { do: 'input' };

async function input(world: World, invariants: Invariants, tab: Tab | undefined): Promise<void> {
  if (tab?.state !== 'running') return;
  invariants.onAction(INPUT, tab);
  await world.act(() => tab.input(), tab.listening ? tab : undefined);
}

async function calmDown({ world, invariants, listeners, holds }: Run): Promise<void> {
  const { channel, network, disk } = world;
  Object.assign(channel.conditions, { loss: 0, doubling: 0, delayMs: 2 });
  Object.assign(network, { up: true, delayMs: 50, loss: 0, refusals: 0 });
  disk.state = 'working';
  listeners.throws = false;
  for (const tab of world.tabs) {
    invariants.onAction({ do: 'thaw' }, tab);
    if (tab.state === 'frozen') await world.act(tab.thaw, tab);
    if (tab.state === 'cached') await world.act(tab.comeBack, tab);
    if (tab.state === 'hidden') await world.act(tab.show, tab);
  }
  for (const [tab, releases] of holds) {
    if (tab.state !== 'running') continue;
    invariants.onAction({ do: 'release' }, tab);
    await world.act(() => releases.forEach((release) => void release()), tab);
  }
  await world.pass(1_000);
  // Tabs that were cut off agree once each has sent a message.
  for (const tab of world.tabs) {
    await input(world, invariants, tab);
    await world.pass(100);
  }
  await world.pass(CALM_DOWN_MS);
  invariants.onAction({ do: 'open' });
  await world.act(() => void listeners.open(world));
  await world.pass(LATE_TAB_MS);
  if (world.tabs.some(isNearItsEnd)) await world.pass(2 * AROUND_MS);
}

function isNearItsEnd({ session }: Tab): boolean {
  const { endsAt } = session.getDeadlines() ?? { endsAt: 0 };
  return Math.abs(endsAt - session.clock.now()) < AROUND_MS;
}
