import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { begin, END_REASONS, type Facts, isBehind, isTimeout, merge, resumes } from './facts.ts';

const instant = fc.integer({ min: 0, max: 20 });
const few = fc.integer({ min: 0, max: 2 });
/** The sessions that pages began by themselves. */
const PROVISIONAL = ['b', 'd'];
const partsOfFacts = fc.record({
  id: fc.constantFrom('a', 'b', 'c', 'd'),
  startedAt: instant,
  account: fc.option(fc.constantFrom('p', 'q')),
  lastActivityAt: instant,
  policy: fc.record({ version: few, idleMs: instant, maxMs: instant, warnMs: instant }),
  server: fc.option(fc.record({ version: few, rev: few, idleAt: instant, maxAt: instant, ackedAt: instant })),
  ended: fc.option(fc.record({ reason: fc.constantFrom(...END_REASONS), at: instant })),
});
const facts: fc.Arbitrary<Facts> = partsOfFacts.map((parts) => ({
  ...parts,
  provisional: PROVISIONAL.includes(parts.id),
}));

it('lists the end reasons in a fixed order, which decides ties', () => {
  expect(END_REASONS).toEqual(['idle', 'max', 'signed-out', 'revoked', 'policy', 'superseded']);
});

describe('merge', () => {
  it('is commutative', () => {
    fc.assert(
      fc.property(facts, facts, (a, b) => void expect(merge(a, b)).toEqual(merge(b, a))),
      { numRuns: 2_000 },
    );
  });

  it('is associative', () => {
    fc.assert(
      fc.property(facts, facts, facts, (a, b, c) => void expect(merge(merge(a, b), c)).toEqual(merge(a, merge(b, c)))),
      { numRuns: 5_000 },
    );
  });

  it('is idempotent, and returns the same object if nothing is new', () => {
    fc.assert(fc.property(facts, (a) => void expect(merge(a, structuredClone(a))).toBe(a)));
    fc.assert(
      fc.property(facts, facts, (a, b) => {
        const joined = merge(a, b);
        expect(merge(joined, b)).toBe(joined);
      }),
    );
  });

  it('keeps an ended session ended, and one that keeps no content so', () => {
    fc.assert(
      fc.property(facts, fc.array(facts), (first, others) => {
        const over = { ...first, ended: first.ended ?? { reason: 'idle' as const, at: 5 } };
        const { ended } = others.filter(({ id }) => id === over.id).reduce(merge, over);
        expect(ended).not.toBeNull();
        expect(ended?.at).toBeLessThanOrEqual(over.ended.at);
        if (!isTimeout(over.ended.reason)) expect(isTimeout(ended?.reason ?? null)).toBe(false);
      }),
    );
  });

  it.each([
    ['idle', 'policy', 'policy'],
    ['max', 'idle', 'max'],
    ['revoked', 'signed-out', 'signed-out'],
  ] as const)('of an end %s and a later %s keeps the first instant and the reason %s', (one, other, both) => {
    const over = (reason: typeof one | typeof other, at: number): Facts => ({
      ...begin({ id: 'x', policy: { version: 1, idleMs: 100, maxMs: 900, warnMs: 10 } }, 0),
      ended: { reason, at },
    });
    expect(merge(over(one, 100), over(other, 120))).toEqual(over(both, 100));
    expect(merge(over(other, 120), over(one, 100))).toEqual(over(both, 100));
  });

  it('joins each field by its own rule', () => {
    const policy = { version: 1, idleMs: 100, maxMs: 900, warnMs: 10 };
    const a: Facts = {
      ...begin({ id: 'x', policy, account: 'q' }, 50),
      lastActivityAt: 70,
      server: { version: 1, rev: 3, idleAt: 160, maxAt: 940, ackedAt: 60 },
      ended: { reason: 'max', at: 80 },
    };
    const b: Facts = {
      ...begin({ id: 'x', policy: { version: 1, idleMs: 120, maxMs: 800, warnMs: 20 }, account: 'p' }, 40),
      lastActivityAt: 90,
      server: { version: 1, rev: 3, idleAt: 170, maxAt: 930, ackedAt: 65 },
      ended: { reason: 'idle', at: 80 },
    };
    expect(merge(a, b)).toEqual({
      id: 'x',
      startedAt: 40,
      provisional: false,
      account: 'p',
      lastActivityAt: 90,
      policy: { version: 1, idleMs: 100, maxMs: 800, warnMs: 10 },
      server: { version: 1, rev: 3, idleAt: 170, maxAt: 940, ackedAt: 65 },
      ended: { reason: 'idle', at: 80 },
    });
  });

  it('keeps the account if only one of the two has it', () => {
    const policy = { version: 1, idleMs: 100, maxMs: 900, warnMs: 10 };
    const named = begin({ id: 'x', policy, account: 'p' }, 0);
    expect(merge(named, { ...named, account: null })).toBe(named);
    expect(merge({ ...named, account: null }, named)).toEqual(named);
  });

  it('takes every field of a newer policy, longer or shorter', () => {
    const old = begin({ id: 'x', policy: { version: 1, idleMs: 100, maxMs: 900, warnMs: 10 } }, 0);
    const longer = { version: 2, idleMs: 200, maxMs: 900, warnMs: 50 };
    expect(merge(old, { ...old, policy: longer }).policy).toEqual(longer);
  });

  it("takes every field of the server's newer answer", () => {
    const server = { version: 1, rev: 3, idleAt: 100, maxAt: 900, ackedAt: 0 };
    const old = { ...begin({ id: 'x', policy: { version: 1, idleMs: 100, maxMs: 900, warnMs: 10 } }, 0), server };
    const touched = { ...server, rev: 4, idleAt: 150 };
    const changed = { ...server, version: 2, rev: 1, idleAt: 120 };
    expect(merge(old, { ...old, server: touched }).server).toEqual(touched);
    expect(merge({ ...old, server: touched }, { ...old, server: changed }).server).toEqual(changed);
  });

  it('returns the facts of the later sign-in if the sessions differ', () => {
    const policy = { version: 1, idleMs: 100, maxMs: 900, warnMs: 10 };
    const earlier = begin({ id: '0190-a', policy }, 500);
    const later = begin({ id: '0190-b', policy }, 100);
    expect(merge(earlier, later)).toBe(later);
    expect(merge(later, earlier)).toBe(later);
  });

  it('joins the sessions that pages began by themselves, and prefers any sign-in to them', () => {
    const policy = { version: 1, idleMs: 100, maxMs: 900, warnMs: 10 };
    const first = begin({ id: '0190-a', policy, provisional: true }, 5);
    const second = begin({ id: '0190-c', policy, provisional: true }, 9);
    const signedIn = begin({ id: '0190-b', policy }, 7);
    expect(merge(first, second)).toEqual({ ...first, lastActivityAt: 9 });
    expect(merge(second, first)).toEqual({ ...first, lastActivityAt: 9 });
    for (const provisional of [first, second]) {
      expect(merge(provisional, signedIn)).toBe(signedIn);
      expect(merge(signedIn, provisional)).toBe(signedIn);
    }
  });
});

describe('resumes', () => {
  const policy = { version: 1, idleMs: 100, maxMs: 900, warnMs: 10 };
  const before = begin({ id: 'b', policy, account: 'p' }, 0);
  const later = begin({ id: 'c', policy, account: 'p' }, 50);

  it('is true for a later session of the same person', () => {
    expect(resumes(before, later)).toBe(true);
  });

  it('is false for an earlier session, the same one, another person, and if either person is not known', () => {
    expect(resumes(later, before)).toBe(false);
    expect(resumes(before, { ...later, id: 'b' })).toBe(false);
    for (const account of ['q', null]) {
      expect(resumes(before, { ...later, account })).toBe(false);
      expect(resumes({ ...before, account }, later)).toBe(false);
    }
    expect(resumes({ ...before, account: null }, { ...later, account: null })).toBe(false);
  });

  it.each(END_REASONS.map((reason) => [reason, reason === 'idle' || reason === 'max'] as const))(
    'after an end with the reason %s is %s',
    (reason, isKept) => {
      expect(resumes({ ...before, ended: { reason, at: 10 } }, later)).toBe(isKept);
    },
  );

  it('is never true both ways', () => {
    fc.assert(
      fc.property(facts, facts, (a, b) => void expect(resumes(a, b) && resumes(b, a)).toBe(false)),
      { numRuns: 2_000 },
    );
  });
});

describe('isBehind', () => {
  const policy = { version: 1, idleMs: 60_000, maxMs: 600_000, warnMs: 20_000 };
  const known = begin({ id: 'b', policy }, 5);

  it('is true if the same session has newer facts', () => {
    expect(isBehind(known, { ...known, lastActivityAt: 9 })).toBe(true);
  });

  it('is false if the facts add nothing', () => {
    expect(isBehind(known, { ...known })).toBe(false);
    expect(isBehind({ ...known, lastActivityAt: 9 }, known)).toBe(false);
  });

  it('is true for a session that replaces theirs, and false for an earlier one', () => {
    expect(isBehind(known, { ...known, id: 'c', lastActivityAt: 9 })).toBe(true);
    expect(isBehind(known, { ...known, id: 'a', lastActivityAt: 9 })).toBe(false);
  });
});
