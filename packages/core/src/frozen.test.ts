import { expect, it } from 'vitest';
import { createWorld } from './testing/index.ts';

const policy = { idle: '15m', max: '12h', warn: '2m' };
const MINUTE_MS = 60_000;

/** Two tabs, of which the first is frozen. Messages alone connect them. */
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
