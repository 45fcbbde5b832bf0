import { manualClock } from '@curfew/core/testing';
import { expect, it } from 'vitest';
import { settle } from '../test/open-on-clock.ts';
import { limitConcurrency } from './concurrency-limit.ts';
import { createRounds } from './rounds.ts';
import type { StoreEvent } from './store/types.ts';

/** Rounds of one read each, which takes some time. */
function open(readMs: number) {
  const clock = manualClock(1_800_000_000_000);
  const enqueue = limitConcurrency(1);
  const begun: string[] = [];
  const onChange = createRounds(clock, enqueue, (change) => {
    begun.push('policyId' in change ? change.policyId : change.kind);
    enqueue(() => new Promise<void>((done) => void clock.setTimer(done, readMs)));
  });
  async function pass(ms: number): Promise<void> {
    clock.advance(ms);
    await settle();
  }
  const save = (policyId: string) => onChange({ kind: 'policy', policyId });
  return { onChange, save, pass, begun };
}

it('begins the next round of a policy after a pause, once for all that is saved meanwhile', async () => {
  const { save, pass, begun } = open(100);
  save('p');
  await pass(0);
  for (let n = 0; n < 5; n++) save('p');
  await pass(100);
  save('p');
  await pass(399);
  expect(begun).toEqual(['p']);
  await pass(1);
  expect(begun).toEqual(['p', 'p']);
  await pass(100);
  await pass(5_000);
  expect(begun).toEqual(['p', 'p']);
  save('p');
  expect(begun).toEqual(['p', 'p', 'p']);
});

it('does not delay what follows a save of another policy, an end or an interruption', async () => {
  const { save, onChange, begun } = open(100);
  const end: StoreEvent = { kind: 'end', sid: 's' };
  for (const _ of [1, 2]) {
    save('p');
    save('q');
    onChange(end);
    onChange({ kind: 'unknown' });
  }
  expect(begun).toEqual(['p', 'q', 'end', 'unknown', 'end', 'unknown']);
});

it('does not pause after a round that took no time, and never longer than five seconds', async () => {
  const { save, pass, begun } = open(0);
  for (let n = 0; n < 3; n++) {
    save('p');
    await pass(0);
  }
  expect(begun).toHaveLength(3);
  const slow = open(60_000);
  slow.save('p');
  slow.save('p');
  await slow.pass(60_000);
  await slow.pass(4_999);
  expect(slow.begun).toHaveLength(1);
  await slow.pass(1);
  expect(slow.begun).toHaveLength(2);
});
