import { pino } from 'pino';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { startSweeper } from './sweeper.ts';

const log = pino({ level: 'silent' });

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('sweeps about every minute, goes on after a failure, and stops', async () => {
  const sweep = vi.fn(async () => {}).mockRejectedValueOnce(new Error('away'));
  const onSwept = vi.fn();
  const stop = startSweeper({ sweep }, log, onSwept);
  await vi.advanceTimersByTimeAsync(600_000);
  expect(sweep.mock.calls.length).toBeGreaterThanOrEqual(8);
  expect(sweep.mock.calls.length).toBeLessThanOrEqual(12);
  expect(onSwept).toHaveBeenCalledTimes(sweep.mock.calls.length - 1);
  stop();
  const before = sweep.mock.calls.length;
  await vi.advanceTimersByTimeAsync(600_000);
  expect(sweep).toHaveBeenCalledTimes(before);
});

it('lets a long sweep finish before the next, also when it is stopped meanwhile', async () => {
  let finish = (): void => {};
  const sweep = vi.fn(
    () =>
      new Promise<void>((done) => {
        finish = done;
      }),
  );
  const stop = startSweeper({ sweep }, log, () => {});
  await vi.advanceTimersByTimeAsync(600_000);
  expect(sweep).toHaveBeenCalledTimes(1);
  stop();
  finish();
  await vi.advanceTimersByTimeAsync(600_000);
  expect(sweep).toHaveBeenCalledTimes(1);
});
