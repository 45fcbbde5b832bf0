import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { startSweeper } from './sweeper.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('sweeps about once a minute until it is stopped, even after a failure', async () => {
  const sweep = vi.fn(async () => {}).mockRejectedValueOnce(new Error('away'));
  const onSwept = vi.fn();
  const stop = startSweeper({ sweep }, { onSwept, onError: undefined });
  await vi.advanceTimersByTimeAsync(600_000);
  expect(sweep.mock.calls.length).toBeGreaterThanOrEqual(8);
  expect(sweep.mock.calls.length).toBeLessThanOrEqual(12);
  expect(onSwept).toHaveBeenCalledTimes(sweep.mock.calls.length - 1);
  stop();
  const before = sweep.mock.calls.length;
  await vi.advanceTimersByTimeAsync(600_000);
  expect(sweep).toHaveBeenCalledTimes(before);
});

it('starts no sweep while another runs, and none after it is stopped', async () => {
  let finish = (): void => {};
  const sweep = vi.fn(
    () =>
      new Promise<void>((done) => {
        finish = done;
      }),
  );
  const stop = startSweeper({ sweep }, { onSwept: undefined, onError: undefined });
  await vi.advanceTimersByTimeAsync(600_000);
  expect(sweep).toHaveBeenCalledTimes(1);
  stop();
  finish();
  await vi.advanceTimersByTimeAsync(600_000);
  expect(sweep).toHaveBeenCalledTimes(1);
});
