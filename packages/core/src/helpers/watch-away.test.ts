import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sessionIn } from '../testing/session-in.ts';
import { createWorld } from '../testing/world/world.ts';
import { watchAway } from './watch-away.ts';

const MINUTE = 60_000;
const policy = { idle: '1h', max: '12h', warn: '2m' } as const;

function away(state: Parameters<typeof sessionIn>[0] = 'active', after = '5m') {
  const session = sessionIn(state, { policy });
  const reports: boolean[] = [];
  const stop = watchAway(session, { after, onChange: (isAway) => reports.push(isAway) });
  return { session, clock: session.clock, reports, stop };
}

it('reports the user as away after the duration, and back at the next activity', () => {
  const { session, clock, reports } = away();
  clock.advance(5 * MINUTE - 1);
  expect(reports).toEqual([]);
  clock.advance(1);
  expect(reports).toEqual([true]);
  clock.advance(10 * MINUTE);
  session.reportActivity();
  expect(reports).toEqual([true, false]);
});

it('reports at the same instants in every tab, by the input in any of them', async () => {
  const second = 1_000;
  const inputs = fc.array(
    fc.record({ pause: fc.integer({ min: 2 * second, max: 20 * MINUTE }), tab: fc.nat({ max: 1 }) }),
    { maxLength: 6 },
  );
  await fc.assert(
    fc.asyncProperty(inputs, async (schedule) => {
      const world = createWorld({ policy });
      const tabs = [world.open(), world.open()];
      await world.pass(0);
      const start = world.machine.time();
      const reports = tabs.map(({ session }) => {
        const seen: [at: number, isAway: boolean][] = [];
        watchAway(session, { after: '5m', onChange: (isAway) => seen.push([world.machine.time() - start, isAway]) });
        return seen;
      });
      const expected: [at: number, isAway: boolean][] = [];
      let lastAt = 0;
      for (const { pause, tab } of schedule) {
        await world.pass(pause);
        const now = world.machine.time() - start;
        if (now - lastAt >= 5 * MINUTE) expected.push([lastAt + 5 * MINUTE, true], [now, false]);
        await world.act(() => tabs[tab]?.input(), tabs[tab]);
        // Messages to the other tabs take some ms.
        await world.pass(second);
        lastAt = now;
      }
      for (const seen of reports) {
        expect(seen.map(([, isAway]) => isAway)).toEqual(expected.map(([, isAway]) => isAway));
        for (const [index, [at]] of seen.entries()) {
          const [expectedAt = 0] = expected[index] ?? [];
          expect(at).toBeGreaterThanOrEqual(expectedAt);
          expect(at).toBeLessThan(expectedAt + second);
        }
      }
    }),
    { numRuns: 15 },
  );
});

it('does not change when the session warns and ends', () => {
  const [watched, alone] = [away().session, sessionIn('active', { policy })];
  for (const { clock } of [watched, alone]) clock.advance(58 * MINUTE - 1);
  expect([watched, alone].map((session) => session.getSnapshot().status)).toEqual(['active', 'active']);
  for (const { clock } of [watched, alone]) clock.advance(1);
  expect([watched, alone].map((session) => session.getSnapshot().status)).toEqual(['warning', 'warning']);
  for (const { clock } of [watched, alone]) clock.advance(2 * MINUTE);
  expect([watched, alone].map((session) => session.getSnapshot().status)).toEqual(['ended', 'ended']);
});

it('is back with the answer to an idle warning, and with nothing else', async () => {
  const { session, reports } = away('warning');
  expect(reports).toEqual([true]);
  session.reportActivity();
  expect(reports).toEqual([true]);
  await session.extend();
  expect(reports).toEqual([true, false]);
});

it('counts a hold as activity', () => {
  const { session, clock, reports } = away();
  const release = session.hold('video');
  clock.advance(30 * MINUTE);
  expect(reports).toEqual([]);
  release();
  clock.advance(5 * MINUTE);
  expect(reports).toEqual([true]);
});

it('reports nothing after the end, and goes on with the next session', () => {
  const { session, clock, reports } = away();
  session.signOut();
  clock.advance(30 * MINUTE);
  expect(reports).toEqual([]);
  session.signedIn();
  clock.advance(5 * MINUTE);
  expect(reports).toEqual([true]);
});

it('is back when a user who was away until the end signs in', () => {
  const { session, clock, reports } = away();
  clock.advance(60 * MINUTE);
  expect(session.getSnapshot().status).toBe('ended');
  expect(reports).toEqual([true]);
  session.signedIn();
  expect(reports).toEqual([true, false]);
});

it('reports nothing while no session is known', () => {
  const { clock, reports } = away('pending');
  clock.advance(60 * MINUTE);
  expect(reports).toEqual([]);
});

it('reports nothing after it was stopped, and leaves no timer', () => {
  const { session, clock, reports, stop } = away();
  stop();
  session.reportActivity();
  clock.advance(30 * MINUTE);
  expect(reports).toEqual([]);
});

it('sets no timer for each activity', () => {
  const session = sessionIn('active', { policy });
  let timers = 0;
  const clock = {
    ...session.clock,
    setTimer(...timer: Parameters<typeof session.clock.setTimer>) {
      timers++;
      return session.clock.setTimer(...timer);
    },
  };
  watchAway({ ...session, clock }, { after: '5m', onChange() {} });
  for (let times = 0; times < 100; times++) {
    session.clock.advance(2_000);
    session.reportActivity();
  }
  expect(timers).toBe(1);
});

it.each([
  ['0s', RangeError],
  ['soon', TypeError],
])('refuses the duration %j', (after, error) => {
  expect(() => away('active', after)).toThrow(error);
});
