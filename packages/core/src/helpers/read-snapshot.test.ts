import { describe, expect, it } from 'vitest';
import { begin } from '../state/index.ts';
import { manualClock } from '../testing/manual-clock.ts';
import { memoryStorage } from '../testing/memory-storage.ts';
import { readSnapshot } from './read-snapshot.ts';

const policy = { version: 0, idleMs: 60_000, maxMs: 600_000, warnMs: 20_000 };

function recorded(now = 0, guard = 0) {
  const storage = memoryStorage();
  storage.write({ v: 1, now, guard, facts: begin({ id: '01900000-0000-7000-8000-000000000001', policy }, 0) });
  return storage;
}

describe('readSnapshot', () => {
  it('returns pending if storage is empty or cannot be read', () => {
    const clock = manualClock();
    expect(readSnapshot({ storage: memoryStorage(), clock }).status).toBe('pending');
    expect(readSnapshot({ storage: { read: () => ({ v: 2 }) }, clock }).status).toBe('pending');
  });

  it.each([
    [30_000, 'active'],
    [45_000, 'warning'],
    [60_000, 'ended'],
  ])('derives the status from storage: at %i ms it is %s', (now, status) => {
    expect(readSnapshot({ storage: recorded(), clock: manualClock(now) }).status).toBe(status);
  });

  it("adopts the writer's clock, so that setting the clock back revives no session", () => {
    expect(readSnapshot({ storage: recorded(61_000), clock: manualClock(0) })).toMatchObject({
      status: 'ended',
      reason: 'idle',
    });
  });
});
