import { createWorld, type Tab, type World } from '../testing/index.ts';
import { createInvariants, type Invariants, Violation } from './invariants.ts';
import { type Happening, POLICY, type Schedule } from './schedule.ts';

/** How long everything is left alone at the end, with all faults mended, so that the tabs can come to agree. */
const CALM_DOWN_MS = 35_000;

/** Plays a schedule. Resolves to the first invariant that it breaks, or `null`. */
export async function run(schedule: Schedule): Promise<Violation | null> {
  const { seed, withServer } = schedule;
  const invariants = createInvariants();
  const world = createWorld({ policy: POLICY, withServer, seed, watch: invariants.watcher });
  invariants.observe(world);
  try {
    for (let tab = 0; tab < schedule.tabs; tab++) {
      world.open();
      await world.pass(200);
    }
    for (const happening of schedule.happenings) {
      await world.pass(happening.afterMs);
      await happen(world, invariants, happening);
    }
    await calmDown(world, invariants);
    invariants.atTheEnd();
    return null;
  } catch (error) {
    if (error instanceof Violation) return error;
    throw error;
  }
}

async function happen(world: World, invariants: Invariants, happening: Happening): Promise<void> {
  const { machine, channel, disk, network, server } = world;
  const there = world.tabs.filter(({ state }) => state !== 'gone');
  const tab = there[happening.tab % Math.max(1, there.length)];
  if (happening.do !== 'work' && happening.do !== 'input') invariants.disturbed();
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
      if (tab?.state !== 'running') return;
      return world.act(() => {
        invariants.extended();
        void tab.session.extend();
      });
    case 'sign out':
      if (tab?.state !== 'running') return;
      return world.act(() => tab.session.end());
    case 'sign in':
      if (tab?.state !== 'running') return;
      return world.act(() => {
        server?.signIn();
        invariants.signedIn();
        tab.session.begin();
      });
    case 'open':
      return there.length < 5 ? world.act(() => void world.open()) : undefined;
    case 'reload':
      if (tab?.state !== 'running') return;
      return world.act(() => {
        tab.close();
        world.open();
      });
    case 'close':
      return tab?.state === 'running' && there.length > 1 ? world.act(tab.close) : undefined;
    case 'crash':
      return tab && there.length > 1 ? world.act(tab.crash) : undefined;
    case 'hide':
      return tab?.state === 'running' ? world.act(tab.hide) : undefined;
    case 'show':
      return tab?.state === 'hidden' ? world.act(tab.show) : undefined;
    case 'freeze':
      return tab?.state === 'running' || tab?.state === 'hidden' ? world.act(tab.freeze) : undefined;
    case 'thaw':
      return tab?.state === 'frozen' ? world.act(tab.thaw) : undefined;
    case 'leave':
      return tab?.state === 'running' ? world.act(tab.leave) : undefined;
    case 'come back':
      return tab?.state === 'cached' ? world.act(tab.comeBack) : undefined;
    case 'sleep':
      return world.act(() => machine.sleep(happening.byMs));
    case 'set clock':
      return world.act(() => machine.setWall(happening.byMs));
    case 'disk':
      disk.state = happening.state;
      return;
    case 'channel':
      Object.assign(channel.weather, {
        loss: happening.loss,
        doubling: happening.doubling,
        delayMs: happening.delayMs,
      });
      return;
    case 'network':
      Object.assign(network, { up: happening.up, delayMs: happening.delayMs, loss: happening.loss });
      return;
    case 'policy': {
      const { idleMs, maxMs, warnMs } = happening;
      invariants.policyChanged(idleMs, maxMs);
      server?.setPolicy({ idle: idleMs, max: maxMs, warn: warnMs });
      return;
    }
    case 'revoke':
      server?.end('revoked');
  }
}

async function input(world: World, invariants: Invariants, tab: Tab | undefined): Promise<void> {
  if (tab?.state !== 'running') return;
  await world.act(() => {
    invariants.input(tab);
    tab.input();
  });
}

async function calmDown(world: World, invariants: Invariants): Promise<void> {
  Object.assign(world.channel.weather, { loss: 0, doubling: 0, delayMs: 2 });
  Object.assign(world.network, { up: true, delayMs: 50, loss: 0 });
  world.disk.state = 'working';
  invariants.disturbed();
  for (const tab of world.tabs) {
    if (tab.state === 'frozen') await world.act(tab.thaw);
    if (tab.state === 'cached') await world.act(tab.comeBack);
    if (tab.state === 'hidden') await world.act(tab.show);
  }
  await world.pass(1_000);
  // Tabs that were cut off agree once each has said something.
  for (const tab of world.tabs) await input(world, invariants, tab);
  await world.pass(CALM_DOWN_MS);
}
