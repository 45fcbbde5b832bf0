import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import type { SessionSnapshot } from '../state/index.ts';
import { END_REASONS } from '../state/index.ts';
import { sessionIn, type TestState } from './session-in.ts';

const MINUTE = 60_000;

const states: readonly TestState[] = [
  { status: 'pending' },
  { status: 'active' },
  { status: 'warning' },
  { status: 'warning', limit: 'max' },
  { status: 'ended', verifying: true },
  ...END_REASONS.map((reason) => ({ status: 'ended', reason }) as const),
];

/** The fields that a state is about. */
function shown({ status, limit, reason, verifying }: SessionSnapshot) {
  return { status, limit, reason, verifying };
}

function expected(state: TestState) {
  return {
    status: state.status,
    limit: state.status === 'warning' ? (state.limit ?? 'idle') : null,
    reason: state.status === 'ended' ? (state.reason ?? 'idle') : null,
    verifying: state.status === 'ended' && (state.verifying ?? false),
  };
}

const policies = fc
  .record({
    warn: fc.integer({ min: 1, max: 3_600_000 }),
    more: fc.integer({ min: 1, max: 3_600_000 }),
    rest: fc.integer({ min: 0, max: 43_200_000 }),
  })
  .map(({ warn, more, rest }) => ({ warn, idle: warn + more, max: warn + more + rest }));

it('is in the state that was asked for, under every policy', () => {
  fc.assert(
    fc.property(fc.constantFrom(...states), policies, (state, policy) => {
      expect(shown(sessionIn(state, { policy }).getSnapshot())).toEqual(expected(state));
    }),
  );
});

it('is in the same state after it was started again, as by a provider', async () => {
  for (const state of states) {
    const session = sessionIn(state);
    const stop = session.start();
    await null;
    expect(shown(session.getSnapshot())).toEqual(expected(state));
    stop();
    await null;
    expect(shown(session.getSnapshot())).toEqual(expected(state));
  }
});

describe('as time passes', () => {
  it('warns and ends by the policy', () => {
    const session = sessionIn('active', { policy: { idle: '10m', max: '1h', warn: '1m' } });
    session.clock.advance(9 * MINUTE - 1);
    expect(session.getSnapshot().status).toBe('active');
    session.clock.advance(1);
    expect(session.getSnapshot().status).toBe('warning');
    session.clock.advance(MINUTE - 1);
    expect(session.getSnapshot().status).toBe('warning');
    session.clock.advance(1);
    expect(session.getSnapshot()).toMatchObject({ status: 'ended', reason: 'idle' });
  });

  it.each(['idle', 'max'] as const)('has the whole warning ahead, before the %s timeout', (limit) => {
    const session = sessionIn({ status: 'warning', limit });
    expect(session.getSnapshot().endsAt).toBe(session.clock.now() + 2 * MINUTE);
    session.clock.advance(2 * MINUTE);
    expect(session.getSnapshot()).toMatchObject({ status: 'ended', reason: limit });
  });

  it('ends after a verification that is not answered', async () => {
    const session = sessionIn({ status: 'ended', verifying: true });
    session.clock.advance(2_000);
    await vi.waitFor(() => expect(session.getSnapshot().verifying).toBe(false));
    expect(session.getSnapshot()).toMatchObject({ status: 'ended' });
  });

  it('stays pending', async () => {
    const session = sessionIn('pending');
    session.clock.advance(60 * MINUTE);
    await null;
    expect(session.getSnapshot().status).toBe('pending');
  });
});

it('does what a user asks for', async () => {
  const session = sessionIn('warning');
  expect(await session.extend()).toBe(true);
  expect(session.getSnapshot().status).toBe('active');
  session.signOut();
  expect(session.getSnapshot()).toMatchObject({ status: 'ended', reason: 'signed-out' });
  session.signedIn();
  expect(session.getSnapshot().status).toBe('active');
});

it('has the account, and the callbacks of the caller', async () => {
  const onEnded = vi.fn();
  const session = sessionIn({ status: 'ended', reason: 'max', account: 'ann' }, { onEnded });
  await null;
  expect(session.getSnapshot().account).toBe('ann');
  expect(onEnded).toHaveBeenCalledExactlyOnceWith({ reason: 'max' });
});

it('shares nothing with other sessions', () => {
  const [a, b] = [sessionIn('active'), sessionIn('active')];
  a.signOut();
  expect(b.getSnapshot().status).toBe('active');
  expect(a.getSnapshot().id).not.toBe(b.getSnapshot().id);
});

it('refuses a warning that the policy does not have', () => {
  expect(() => sessionIn('warning', { policy: { idle: '15m', max: '12h', warn: 0 } })).toThrow(RangeError);
});
