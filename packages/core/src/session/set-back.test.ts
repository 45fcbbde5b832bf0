import { expect, it } from 'vitest';
import { createWorld } from '../testing/index.ts';

const policy = { idle: '15m', max: '12h', warn: '2m' };
const HOUR_MS = 3_600_000;

it('gives a tab that opens after the system clock was set back no time: the record tells it, or a tab that was there', async () => {
  const world = createWorld({ policy });
  const first = world.open();
  await world.pass(10 * 60_000);
  world.machine.setWall(-HOUR_MS);
  const late = world.open();
  await world.pass(100);
  expect(late.session.clock.now()).toBeCloseTo(first.session.clock.now(), -3);
  await world.pass(5 * 60_000);
  expect([first, late].map(({ session }) => session.getSnapshot().reason)).toEqual(['idle', 'idle']);
});

it('tells a tab that read an old record the time, though the leader has posted since that was written', async () => {
  const world = createWorld({ policy });
  const first = world.open();
  await world.pass(17_000);
  first.close();
  const leader = world.open();
  await world.pass(100);
  world.machine.setWall(-HOUR_MS);
  const late = world.open();
  await world.pass(100);
  expect(late.session.clock.now()).toBeCloseTo(leader.session.clock.now(), -3);
});

it('begins a session that is later than the one before, though the record cannot be read', async () => {
  const world = createWorld({ policy });
  const tab = world.open();
  world.disk.state = 'blocked';
  for (let time = 0; time < 20; time++) {
    const before = tab.session.getSnapshot().id ?? '';
    tab.session.signedIn();
    expect((tab.session.getSnapshot().id ?? '') > before).toBe(true);
  }
});
