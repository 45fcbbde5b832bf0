import { describe, expect, it } from 'vitest';
import { begin, type Facts } from './facts.ts';
import { PENDING, snapshotAt } from './snapshot.ts';

const policy = { version: 1, idleMs: 60_000, maxMs: 600_000, warnMs: 20_000 };
const fresh = begin({ id: 'x', policy }, 0);
const active = {
  status: 'active',
  id: 'x',
  account: null,
  limit: null,
  reason: null,
  verifying: false,
  endsAt: null,
  maxAt: 600_000,
  policy,
  holds: [],
  replaced: false,
  signingIn: false,
};

describe('snapshotAt', () => {
  it('returns PENDING if no session is known', () => {
    expect(snapshotAt(null, 0)).toBe(PENDING);
    expect(PENDING).toEqual({ ...active, status: 'pending', id: null, maxAt: null, policy: null });
  });

  it('does not change while the user is active', () => {
    expect(snapshotAt(fresh, 0)).toEqual(active);
    expect(snapshotAt({ ...fresh, lastActivityAt: 30_000 }, 30_000)).toEqual(active);
  });

  it('contains the limit and the instant of the end during a warning', () => {
    expect(snapshotAt(fresh, 40_000)).toEqual({ ...active, status: 'warning', limit: 'idle', endsAt: 60_000 });
    expect(snapshotAt({ ...fresh, lastActivityAt: 590_000 }, 590_000)).toEqual({
      ...active,
      status: 'warning',
      limit: 'max',
      endsAt: 600_000,
    });
  });

  it('contains the reason and the instant of the end after the end', () => {
    const over = { ...active, status: 'ended', reason: 'idle', endsAt: 60_000 };
    expect(snapshotAt(fresh, 70_000)).toEqual(over);
    const signedOut: Facts = { ...fresh, ended: { reason: 'signed-out', at: 5 } };
    expect(snapshotAt(signedOut, 6)).toEqual({ ...over, reason: 'signed-out', endsAt: 5 });
  });

  it('names the person, also after the end', () => {
    const known = begin({ id: 'x', policy, account: 'p' }, 0);
    expect([snapshotAt(known, 0), snapshotAt(known, 70_000)].map(({ account }) => account)).toEqual(['p', 'p']);
  });

  it('has another session of the browser only after the end', () => {
    expect(snapshotAt(fresh, 0, { replaced: true })).toEqual(active);
    expect(snapshotAt(fresh, 70_000, { replaced: true }).replaced).toBe(true);
  });

  it('is verifying only after a deadline, and only until the end is a fact', () => {
    expect(snapshotAt(fresh, 70_000, { verifying: true })).toMatchObject({ status: 'ended', verifying: true });
    expect(snapshotAt(fresh, 0, { verifying: true })).toEqual(active);
    const recorded: Facts = { ...fresh, ended: { reason: 'idle', at: 60_000 } };
    expect(snapshotAt(recorded, 70_000, { verifying: true })).toMatchObject({ status: 'ended', verifying: false });
  });
});
