import { expect, it } from 'vitest';
import { readSnapshot } from '../helpers/read-snapshot.ts';
import type { TabMessage } from '../state/message.ts';
import { createWorld, type Tab, type World } from '../testing/index.ts';
import { type Chance, chance } from '../testing/world/chance.ts';

const policy = { idle: '15m', max: '12h', warn: '2m' };
const LATEST = ['zzzz', 'ffffffff-ffff-7fff-bfff-ffffffffffff', '0fffffff-ffff-7fff-bfff-ffffffffffff'];
const END = { reason: 'idle', at: 1 } as const;

/** A tab that was used, and whose session is stored. */
async function openUsed(seed: number, withStream = true) {
  const world = createWorld({ policy, withServer: true, withStream, seed });
  const tab = world.open();
  await world.pass(60_000);
  await world.act(tab.input, tab);
  await world.pass(10_000);
  return { world, tab, record: world.disk.content() as TabMessage };
}

function store(world: World, record: unknown): void {
  world.disk.record().write(record as TabMessage);
}

function stored(world: World, tab: Tab) {
  return readSnapshot({ storage: world.disk.record(), clock: tab.session.clock });
}

async function exchange(world: World, tab: Tab): Promise<void> {
  await world.pass(31_000);
  await world.act(() => void tab.session.refresh(), tab);
  await world.act(tab.input, tab);
  await world.pass(2_000);
}

it.each(LATEST)('overwrites a session with the id %s that the server does not know', async (id) => {
  for (const ended of [null, END]) {
    const { world, tab, record } = await openUsed(1);
    const second = world.open();
    const active = { status: 'active', id: world.server?.session().sid };
    store(world, { ...record, facts: { ...record.facts, id, ended } });
    await exchange(world, tab);
    expect(tab.session.getSnapshot()).toMatchObject(active);
    expect(second.session.getSnapshot()).toMatchObject(active);
    expect(stored(world, tab)).toMatchObject(active);
  }
});

it.each(LATEST)('overwrites a session with the id %s that a page finds when it opens', async (id) => {
  for (const ended of [null, END]) {
    const { world, tab, record } = await openUsed(1);
    const active = { status: 'active', id: world.server?.session().sid };
    tab.crash();
    store(world, { ...record, facts: { ...record.facts, id, ended } });
    const next = world.open();
    await exchange(world, next);
    expect(next.session.getSnapshot()).toMatchObject(active);
    expect(stored(world, next)).toMatchObject(active);
  }
});

it('ignores a tab whose session has a later id, as of a server whose clock was ahead, if the server names its own', async () => {
  const { world, tab, record } = await openUsed(1);
  const facts = { ...record.facts, id: LATEST[2] as string, ended: END };
  world.channel.inject({ ...record, facts });
  await world.pass(1_000);
  expect(tab.session.getSnapshot()).toMatchObject({ status: 'active', id: record.facts.id });
  expect(stored(world, tab).id).toBe(record.facts.id);
});

it('ends as superseded once the server names a later session that another tab has', async () => {
  const { world, tab, record } = await openUsed(1, false);
  world.network.up = false;
  const id = world.server?.signIn('another') as string;
  const claimed = { ...record, facts: { ...record.facts, id, account: 'another' } };
  world.channel.inject(claimed);
  await world.pass(1_000);
  expect(tab.session.getSnapshot()).toMatchObject({ status: 'active', verifying: true });
  world.network.up = true;
  world.channel.inject(claimed);
  await world.pass(1_000);
  expect(tab.session.getSnapshot()).toMatchObject({ status: 'ended', reason: 'superseded' });
});

it('begins a session after a sign-in without a server, although storage has one with an id that no UUID follows', async () => {
  const world = createWorld({ policy });
  const tab = world.open();
  const record = world.disk.content() as TabMessage;
  for (const id of ['zzzz', 'ffffffff-ffff-7fff-bfff-ffffffffffff']) {
    store(world, { ...record, facts: { ...record.facts, id, provisional: false, ended: END } });
    await world.act(() => tab.session.signedIn(), tab);
    await world.pass(31_000);
    expect(tab.session.getSnapshot().status).toBe('active');
    expect(stored(world, tab).id).toBe(tab.session.getSnapshot().id);
  }
});

const NUMBERS = [0, -1, 0.5, 7, 1e9, 1e13, 1e15, 1e308, -1e308];
const OTHERS = [null, true, false, 'x', [], {}, END, { reason: 'signed-out', at: 1e15 }];

/** Replaces one to three values, wherever they are. */
function tamper(record: TabMessage, rng: Chance): { facts?: { id?: unknown; ended?: unknown } } {
  const copy = structuredClone(record);
  for (let count = rng.between(1, 3); count > 0; count--) {
    const [holder, name] = rng.pick(leaves(copy as unknown as Record<string, unknown>));
    const value = holder[name];
    const number = rng.pick([...NUMBERS, Number(value) + 1, Number(value) - 1, Number(value) + 3_600_000]);
    const id = rng.pick([...LATEST, '', `${String(value).slice(0, -1)}f`, `${String(value).slice(0, -1)}0`]);
    const likely = typeof value === 'number' ? number : name === 'id' ? id : structuredClone(rng.pick(OTHERS));
    holder[name] = rng.happens(0.1) ? structuredClone(rng.pick(OTHERS)) : likely;
  }
  return copy;
}

function leaves(value: Record<string, unknown>): (readonly [Record<string, unknown>, string])[] {
  return Object.entries(value).flatMap(([name, inner]) =>
    inner && typeof inner === 'object' && Object.keys(inner).length > 0
      ? leaves(inner as Record<string, unknown>)
      : [[value, name] as const],
  );
}

it('agrees with the server after its next exchange, whatever was stored', async () => {
  for (let seed = 1; seed <= 100; seed++) {
    const rng = chance(seed);
    const { world, tab, record } = await openUsed(seed, rng.happens(0.5));
    const tampered = tamper(record, rng);
    const context = `${seed}: ${JSON.stringify(tampered)}`;
    store(world, tampered);
    await exchange(world, tab);
    const { sid, ended } = world.server?.session() ?? {};
    // An end of this session is final. The page that opens next reports it.
    const isEnded = Boolean(ended) || (tampered.facts?.id === sid && tab.session.getSnapshot().status === 'ended');
    expect(isEnded && !ended ? tampered.facts?.ended : END, context).toBeTruthy();
    expect([tab.session.getSnapshot().id, stored(world, tab).id], context).toEqual([sid, sid]);
    expect(
      [tab.session.getSnapshot(), stored(world, tab)].map(({ status }) => status === 'ended'),
      context,
    ).toEqual([isEnded, isEnded]);

    tab.close();
    const next = world.open();
    await exchange(world, next);
    expect(next.session.getSnapshot().status === 'ended', context).toBe(Boolean(world.server?.session().ended));

    await world.act(() => {
      world.server?.signIn();
      next.session.signedIn();
    }, next);
    await exchange(world, next);
    const snapshot = next.session.getSnapshot();
    expect(snapshot, context).toMatchObject({
      status: 'active',
      id: world.server?.session().sid,
      policy: { version: 1, idleMs: 900_000 },
    });
    expect(stored(world, next), context).toMatchObject({ status: 'active', id: snapshot.id, policy: snapshot.policy });
    const leftMs = (next.session.getDeadlines()?.endsAt ?? 0) - next.session.clock.now();
    expect(leftMs, context).toBeGreaterThan(860_000);
    expect(leftMs, context).toBeLessThanOrEqual(900_000);
  }
});
