import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { StoreUnavailableError } from './errors.ts';
import { takeTurns, takeTurnsByKey } from './turns.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it('runs a limited number of jobs, in order, and none whose turn comes too late', async () => {
  const turn = takeTurns(2);
  const ran: string[] = [];
  const ends: Record<string, () => void> = {};
  const job = (name: string, within: number) =>
    turn(
      () =>
        new Promise<void>((end) => {
          ran.push(name);
          ends[name] = end;
        }),
      performance.now() + within,
    );
  const late = job.bind(null, 'late', 10);
  const jobs = [job('a', 1_000), job('b', 1_000)];
  const cause = new Error('The turn of this operation did not come in time.');
  const refused = expect(late()).rejects.toThrow(new StoreUnavailableError(cause));
  jobs.push(job('c', 1_000), job('d', 1_000));
  await vi.advanceTimersByTimeAsync(10);
  await refused;
  expect(ran).toEqual(['a', 'b']);
  ends.b?.();
  await vi.advanceTimersByTimeAsync(0);
  expect(ran).toEqual(['a', 'b', 'c']);
  for (const name of ['a', 'c']) ends[name]?.();
  await vi.advanceTimersByTimeAsync(0);
  ends.d?.();
  await Promise.all(jobs);
  expect(ran).toEqual(['a', 'b', 'c', 'd']);
  expect(vi.getTimerCount()).toBe(0);
});

it('frees the turn of a job that fails', async () => {
  const turn = takeTurns(1);
  const until = performance.now() + 1_000;
  await expect(turn(() => Promise.reject(new Error('failed')), until)).rejects.toThrow('failed');
  const throws = () => {
    throw new Error('thrown');
  };
  await expect(turn(throws, until)).rejects.toThrow('thrown');
  expect(await turn(async () => 'next', until)).toBe('next');
});

it('makes only the jobs of one key wait for each other', async () => {
  const turnsOf = takeTurnsByKey();
  const ran: string[] = [];
  const ends: (() => void)[] = [];
  const job = (key: string) =>
    turnsOf(key)(
      () =>
        new Promise<void>((end) => {
          ran.push(key);
          ends.push(end);
        }),
      performance.now() + 1_000,
    );
  const jobs = [job('a'), job('a'), job('b')];
  await vi.advanceTimersByTimeAsync(0);
  expect(ran).toEqual(['a', 'b']);
  ends[0]?.();
  await vi.advanceTimersByTimeAsync(0);
  expect(ran).toEqual(['a', 'b', 'a']);
  for (const end of ends) end();
  await Promise.all(jobs);
});
