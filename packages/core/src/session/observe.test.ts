import { expect, test } from 'vitest';
import type { Observation } from '../index.ts';
import { createWorld } from '../testing/index.ts';

const MINUTE = 60_000;

test('reports the state of the session, then every event, also merges that add nothing', async () => {
  const world = createWorld({ policy: { idle: '15m', max: '12h', warn: '2m' } });
  const [a, b] = [world.open(), world.open()];
  await world.pass(MINUTE);
  const seen: Observation[] = [];
  const stop = a.session.observe((observation) => seen.push(observation));
  const [now] = seen;
  expect(now).toMatchObject({ cause: 'now', effects: [], leading: true });
  expect(now?.facts?.id).toBe(a.session.getSnapshot().id);

  await world.pass(MINUTE);
  seen.length = 0;
  await world.act(() => a.input(), a);
  expect(seen).toMatchObject([{ cause: 'activity', effects: ['publish', 'save'] }]);
  expect(seen[0]?.facts).not.toBe(now?.facts);

  seen.length = 0;
  await world.pass(MINUTE);
  await world.act(() => b.input(), b);
  await world.pass(MINUTE);
  const received = seen.filter(({ cause }) => cause === 'peer').at(-1);
  expect(received).toMatchObject({ effects: [] });
  expect(received?.facts?.lastActivityAt).toBe((b.session.getDeadlines()?.idleAt as number) - 15 * MINUTE);

  seen.length = 0;
  await world.act(() => a.session.signedIn(), a);
  expect(seen.map(({ cause }) => cause)).toContain('begin');

  stop();
  seen.length = 0;
  await world.act(() => a.session.signOut(), a);
  expect(seen).toEqual([]);
});
