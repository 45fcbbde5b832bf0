import { expect, it } from 'vitest';
import { createWorld } from '../testing/index.ts';

const policy = { idle: '15m', max: '12h', warn: '2m' };
const MINUTE_MS = 60_000;

/** Two tabs, of which the first is frozen. Only messages connect them. */
async function freezeOne() {
  const world = createWorld({ policy });
  const frozen = world.open();
  const other = world.open();
  await world.pass(MINUTE_MS);
  world.disk.state = 'blocked';
  const seen: string[] = [];
  frozen.session.subscribe(() => void seen.push(frozen.session.getSnapshot().status));
  frozen.freeze();
  return { world, frozen, other, seen };
}

it('does not warn when it resumes, if another tab was used meanwhile', async () => {
  const { world, frozen, other, seen } = await freezeOne();
  for (let minute = 0; minute < 13; minute++) {
    await world.pass(MINUTE_MS);
    other.input();
  }
  frozen.thaw();
  await world.pass(1_000);
  expect(seen).toEqual([]);
  expect(frozen.session.getSnapshot().status).toBe('active');
});

it('warns when it resumes, if no tab was used meanwhile', async () => {
  const { world, frozen, seen } = await freezeOne();
  await world.pass(13 * MINUTE_MS);
  frozen.thaw();
  expect(seen).toEqual([]);
  await world.pass(1_000);
  expect(seen).toEqual(['warning']);
});

it('covers the page if the deadline passes while the warning waits for messages', async () => {
  const world = createWorld({ policy });
  const tab = world.open();
  tab.freeze();
  await world.pass(15 * MINUTE_MS - 200);
  tab.thaw();
  await world.pass(300);
  expect(tab.session.getSnapshot()).toMatchObject({ status: 'ended', verifying: true });
  await world.pass(300);
  expect(tab.session.getSnapshot()).toMatchObject({ status: 'ended', verifying: false, reason: 'idle' });
});

it('asks the server again if the deadline has passed while the warning waited in a hidden tab', async () => {
  const world = createWorld({ policy: { ...policy, warn: '30s' }, withServer: true });
  const tab = world.open();
  const other = world.open();
  await world.pass(MINUTE_MS);
  world.disk.state = 'full';
  world.channel.conditions.loss = 1;
  tab.freeze();
  await world.pass(13 * MINUTE_MS + 40_000);
  tab.thaw();
  tab.hide();
  await world.pass(2_000);
  await world.act(() => void other.session.extend());
  await world.pass(MINUTE_MS);
  expect(tab.session.getSnapshot().status).toBe('active');
});

it('does not warn a tab whose input a frozen leader has not reported', async () => {
  const world = createWorld({ policy: { idle: '1m', max: '5m', warn: '20s' }, withServer: true });
  const leader = world.open();
  const other = world.open();
  await world.pass(1_000);
  leader.freeze();
  await world.pass(18_500);
  await world.act(other.input, other);
  await world.pass(22_000);
  expect(other.session.getSnapshot().status).toBe('active');
});

it('warns in a hidden tab, whose timers fire once a minute', async () => {
  const world = createWorld({ policy: { ...policy, idle: '14m30s' } });
  const tab = world.open();
  tab.hide();
  await world.pass(14 * MINUTE_MS + 1_000);
  expect(tab.session.getSnapshot().status).toBe('warning');
});
