import { expect, it, vi } from 'vitest';
import { setEventsStage } from '../../../test/events-stage.ts';
import { settle } from '../../../test/open-on-clock.ts';
import { StoreUnavailableError } from '../../errors.ts';
import { MINUTE } from '../../testing/stage.ts';

const stage = setEventsStage();
const { change, listen, pass, signIn } = stage;

it('closes at the deadline if the store hangs, and reads no more for streams that are closed', async () => {
  const cookies = [];
  for (let n = 0; n < 300; n++) cookies.push((await signIn({}, `person-${n}`)).cookie);
  await pass(13 * MINUTE);
  const open = [];
  for (const cookie of cookies) open.push(await listen(cookie));
  const answers: (() => void)[] = [];
  const find = vi
    .spyOn(stage.store, 'find')
    .mockImplementation(
      () => new Promise((_, fail) => void answers.push(() => fail(new StoreUnavailableError(new Error('hangs'))))),
    );
  await pass(2 * MINUTE);
  expect(open.filter(({ closed }) => closed)).toEqual([]);
  await pass(1_000);
  expect(open.filter(({ closed }) => !closed)).toEqual([]);
  expect(stage.curfew.stats().streams).toBe(0);
  // The others were waiting for their turn.
  expect(find).toHaveBeenCalledTimes(256);
  for (const answer of answers) answer();
  await settle();
  expect(find).toHaveBeenCalledTimes(256);
});

it('reads a session that has ended before those that wait because a policy was saved', async () => {
  const open = [];
  for (let n = 0; n < 300; n++) open.push(await listen((await signIn({}, `person-${n}`)).cookie));
  const last = open.at(-1);
  const { find, revoke } = stage.store;
  const reads: (() => void)[] = [];
  vi.spyOn(stage.store, 'find').mockImplementation(async (tokenHash) => {
    await new Promise<void>((read) => void reads.push(read));
    return find(tokenHash);
  });
  await change({ idleMs: 5 * MINUTE });
  await expect.poll(() => reads.length).toBe(256);
  await settle();
  await revoke({ subject: 'person-299', tenant: null, by: null });
  reads[0]?.();
  await expect.poll(() => reads.length).toBe(257);
  reads[256]?.();
  await expect.poll(() => last?.events.at(-1)).toEqual(['ended', { reason: 'revoked' }]);
});

it('answers other requests while many streams receive a change', async () => {
  for (let n = 0; n < 600; n++) await listen((await signIn({}, `person-${n}`)).cookie);
  const find = vi.spyOn(stage.store, 'find');
  await change({ idleMs: 5 * MINUTE });
  await settle();
  expect(find.mock.calls.length).toBeGreaterThan(0);
  expect(find.mock.calls.length).toBeLessThan(600);
  await expect.poll(() => find.mock.calls.length).toBe(600);
});
