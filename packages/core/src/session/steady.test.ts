import { expect, it } from 'vitest';
import { createWorld } from '../testing/index.ts';

const HOUR_MS = 3_600_000;

/** Three tabs and a server whose responses take 0 to 400 ms each way. */
async function office({ withStream = true } = {}) {
  const world = createWorld({ policy: { idle: '2h', max: '12h', warn: '2m' }, withServer: true, withStream });
  world.network.delayMs = 400;
  const tabs = [world.open(), world.open(), world.open()];
  await world.pass(2_000);
  let changes = 0;
  for (const { session } of tabs) session.subscribe(() => changes++);
  return { world, tabs, changes: () => changes, sent: () => world.channel.posts() + world.disk.writes() };
}

it('does not change the snapshot in an hour of work, even if each response takes a different time', async () => {
  const { world, tabs, changes } = await office();
  for (const until = world.machine.time() + HOUR_MS; world.machine.time() < until; ) {
    const tab = tabs[world.chance.between(0, 2)];
    if (tab) await world.act(tab.input, tab);
    await world.pass(world.chance.between(100, 3_000));
  }
  expect(world.server?.requests.filter((request) => request === 'heartbeat').length).toBeGreaterThan(50);
  expect(changes()).toBe(0);
});

it('changes no snapshot and sends no message in an hour without activity', async () => {
  const { world, changes, sent } = await office();
  const before = sent();
  await world.pass(HOUR_MS);
  expect(changes()).toBe(0);
  expect(sent()).toBe(before);
});

it('changes no snapshot and sends no message while it polls without a stream', async () => {
  const { world, changes, sent } = await office({ withStream: false });
  const before = sent();
  await world.pass(HOUR_MS);
  expect(world.server?.requests.filter((request) => request === 'state').length).toBeGreaterThan(200);
  expect(changes()).toBe(0);
  expect(sent()).toBe(before);
});

it('still shows each change of the policy at once', async () => {
  const { world, tabs, changes } = await office();
  await world.act(() => world.server?.setPolicy({ idle: '1h', max: '8h', warn: '1m' }));
  await world.pass(1_000);
  expect(changes()).toBe(tabs.length);
  for (const { session } of tabs) expect(session.getSnapshot().policy).toMatchObject({ idleMs: HOUR_MS, version: 2 });
});
