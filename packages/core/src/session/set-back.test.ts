import { expect, it } from 'vitest';
import { createWorld } from '../testing/index.ts';

const policy = { idle: '15m', max: '12h', warn: '2m' };
const HOUR_MS = 3_600_000;

it('gives no extra time to a tab that opens after the system clock was set back', async () => {
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

it('corrects the clock of a tab that read old stored facts, even if the leader has posted since', async () => {
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

it('begins a session with a larger id than the previous one, even if storage cannot be read', async () => {
  const world = createWorld({ policy });
  const tab = world.open();
  world.disk.state = 'blocked';
  for (let time = 0; time < 20; time++) {
    const before = tab.session.getSnapshot().id ?? '';
    tab.session.signedIn();
    expect((tab.session.getSnapshot().id ?? '') > before).toBe(true);
  }
});
