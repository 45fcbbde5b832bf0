import { describe, expect, it } from 'vitest';
import { createSession } from '../create-session.ts';
import { begin } from '../state/index.ts';
import { fakeServer } from '../testing/fake-server.ts';
import { manualClock } from '../testing/manual-clock.ts';
import { memoryStorage } from '../testing/memory-storage.ts';
import { memoryTabs } from '../testing/memory-tabs.ts';
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

  it('returns the end until the server has said whose the next session is', async () => {
    const clock = manualClock(1_000_000);
    const storage = memoryStorage();
    const server = fakeServer({ clock, policy: { idle: '60s', max: '10m' } });
    const session = createSession({ server, clock, storage, tabs: memoryTabs(), activity: [] });
    const settle = async () => {
      for (let i = 0; i < 20; i++) await Promise.resolve();
    };
    const stop = session.start();
    await settle();
    clock.advance(61_000);
    await settle();
    const ended = { status: 'ended', reason: 'idle', account: 'user' };
    expect(readSnapshot({ storage, clock })).toMatchObject(ended);
    server.signIn('other');
    session.signedIn();
    expect(session.getSnapshot().status).toBe('pending');
    expect(readSnapshot({ storage, clock })).toMatchObject(ended);
    await settle();
    expect(readSnapshot({ storage, clock })).toMatchObject({ status: 'active', account: 'other' });
    stop();
  });
});
