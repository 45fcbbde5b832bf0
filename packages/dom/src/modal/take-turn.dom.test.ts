import { manualClock } from '@curfew/core/testing';
import { expect, it, vi } from 'vitest';
import { takeTurn } from './take-turn.ts';

it('gives the turn to one at a time, in order, and waits before it hands over', () => {
  const clock = manualClock(0);
  const [a, b, c] = [vi.fn(), vi.fn(), vi.fn()];
  const leaveA = takeTurn('warning x', clock, 500, a);
  const leaveB = takeTurn('warning x', clock, 500, b);
  const leaveC = takeTurn('warning x', clock, 500, c);
  const counts = () => [a, b, c].map(({ mock }) => mock.calls.length);
  expect(counts()).toEqual([1, 0, 0]);
  leaveA();
  leaveA();
  clock.advance(499);
  expect(counts()).toEqual([1, 0, 0]);
  clock.advance(1);
  expect(counts()).toEqual([1, 1, 0]);
  leaveC();
  leaveB();
  clock.advance(1_000);
  expect(counts()).toEqual([1, 1, 0]);
});

it('does not hand over to one that has left meanwhile', () => {
  const clock = manualClock(0);
  const second = vi.fn();
  const leaveFirst = takeTurn('warning x', clock, 500, () => {});
  const leaveSecond = takeTurn('warning x', clock, 500, second);
  leaveFirst();
  leaveSecond();
  clock.advance(1_000);
  expect(second).not.toHaveBeenCalled();
});

it('leaves if the dialog cannot be shown', () => {
  const clock = manualClock(0);
  const fail = () => {
    throw new Error('no body');
  };
  expect(() => takeTurn('warning x', clock, 500, fail)).toThrow('no body');
  const next = vi.fn();
  takeTurn('warning x', clock, 500, next)();
  expect(next).toHaveBeenCalledTimes(1);
});

it('keeps dialogs of different sessions apart', () => {
  const clock = manualClock(0);
  const other = vi.fn();
  const leaves = [takeTurn('warning x', clock, 500, () => {}), takeTurn('warning y', clock, 500, other)];
  expect(other).toHaveBeenCalledTimes(1);
  for (const leave of leaves) leave();
});
