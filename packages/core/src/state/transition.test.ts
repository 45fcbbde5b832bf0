import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { begin, END_REASONS, type Facts } from './facts.ts';
import { statusAt } from './status.ts';
import { type SessionEvent, transition } from './transition.ts';

type LaterEvent = Exclude<SessionEvent, { type: 'begin' }>;

const policy = { version: 1, idleMs: 60_000, maxMs: 600_000, warnMs: 20_000 };
const fresh = begin({ id: 'x', policy }, 0);

describe('transition', () => {
  it('begins a session whatever was known, and shares it', () => {
    const next = begin({ id: 'w', policy }, 7);
    expect(transition(fresh, { type: 'begin', facts: next }, 7)).toEqual([next, ['publish', 'save']]);
    expect(transition(null, { type: 'begin', facts: next }, 7)).toEqual([next, ['publish', 'save']]);
  });

  it('forgets the session when another one begins that is not known yet', () => {
    expect(transition(fresh, { type: 'begin', facts: null }, 7)).toEqual([null, []]);
  });

  it('adopts stored facts without sharing them', () => {
    const stored = { ...fresh, lastActivityAt: 3_000 };
    expect(transition(null, { type: 'adopt', facts: stored }, 5_000)).toEqual([stored, []]);
    expect(transition({ ...fresh, id: 'z' }, { type: 'adopt', facts: stored }, 5_000)).toEqual([stored, []]);
  });

  it('does nothing while no session is known', () => {
    for (const type of ['activity', 'extend', 'expire'] as const)
      expect(transition(null, { type }, 5_000)).toEqual([null, []]);
    expect(transition(null, { type: 'end', reason: 'revoked' }, 5_000)).toEqual([null, []]);
    expect(transition(null, { type: 'peer', facts: fresh }, 5_000)).toEqual([null, []]);
  });

  it('counts activity, publishes it and saves it', () => {
    expect(transition(fresh, { type: 'activity' }, 5_000)).toEqual([
      { ...fresh, lastActivityAt: 5_000 },
      ['publish', 'save'],
    ]);
  });

  it('ignores activity within the throttle window, whichever tab saw the last activity', () => {
    const [facts, effects] = transition({ ...fresh, lastActivityAt: 5_000 }, { type: 'activity' }, 5_999);
    expect(facts.lastActivityAt).toBe(5_000);
    expect(effects).toEqual([]);
    expect(transition({ ...fresh, lastActivityAt: 5_000 }, { type: 'activity' }, 6_000)[0].lastActivityAt).toBe(6_000);
  });

  it('keeps an idle warning on activity, and dismisses it on extend', () => {
    expect(transition(fresh, { type: 'activity' }, 45_000)).toEqual([fresh, []]);
    const [facts, effects] = transition(fresh, { type: 'extend' }, 45_000);
    expect(facts.lastActivityAt).toBe(45_000);
    expect(effects).toEqual(['publish', 'save', 'heartbeat']);
    expect(statusAt(facts, 45_000).status).toBe('active');
  });

  it('counts activity during a warning about the absolute timeout, which nothing extends', () => {
    const late = { ...fresh, lastActivityAt: 585_000 };
    const [facts] = transition(late, { type: 'activity' }, 590_000);
    expect(facts.lastActivityAt).toBe(590_000);
    const [extended] = transition(late, { type: 'extend' }, 590_000);
    expect(statusAt(extended, 590_000)).toEqual({ status: 'warning', limit: 'max' });
    expect(statusAt(extended, 600_000)).toMatchObject({ status: 'ended', reason: 'max' });
  });

  it.each([{ type: 'activity' }, { type: 'extend' }] as const)('does not revive an ended session on %j', (event) => {
    expect(transition(fresh, event, 60_000)).toEqual([fresh, []]);
    const ended: Facts = { ...fresh, ended: { reason: 'signed-out', at: 10 } };
    expect(transition(ended, event, 11)).toEqual([ended, []]);
  });

  it('records a passed deadline at its own instant, and signs out at the server', () => {
    const [facts, effects] = transition(fresh, { type: 'expire' }, 75_000);
    expect(facts.ended).toEqual({ reason: 'idle', at: 60_000 });
    expect(effects).toEqual(['publish', 'save', 'logout']);
    expect(transition(facts, { type: 'expire' }, 75_000)).toEqual([facts, []]);
  });

  it('takes a newer policy, and shares it; an ended session keeps its own', () => {
    const policy = { ...fresh.policy, version: 9, idleMs: 90_000 };
    expect(transition(fresh, { type: 'policy', policy }, 100)).toEqual([{ ...fresh, policy }, ['publish', 'save']]);
    expect(transition(fresh, { type: 'policy', policy }, 60_000)).toEqual([fresh, []]);
  });

  it('does not expire a session with newer activity', () => {
    expect(transition({ ...fresh, lastActivityAt: 50_000 }, { type: 'expire' }, 75_000)[1]).toEqual([]);
  });

  it('ends the session on sign-out, and signs out at the server', () => {
    const [facts, effects] = transition(fresh, { type: 'end', reason: 'signed-out' }, 100);
    expect(facts.ended).toEqual({ reason: 'signed-out', at: 100 });
    expect(effects).toEqual(['publish', 'save', 'logout']);
  });

  it('keeps the earlier reason if the deadline passed before the sign-out', () => {
    const [facts] = transition(fresh, { type: 'end', reason: 'signed-out' }, 75_000);
    expect(facts.ended).toEqual({ reason: 'idle', at: 60_000 });
  });

  it("does not report the server's own decision to the server, and publishes nothing if superseded", () => {
    expect(transition(fresh, { type: 'end', reason: 'revoked' }, 100)[1]).toEqual(['publish', 'save']);
    expect(transition(fresh, { type: 'end', reason: 'policy' }, 100)[1]).toEqual(['publish', 'save']);
    expect(transition(fresh, { type: 'end', reason: 'superseded' }, 100)[1]).toEqual([]);
    for (const reason of ['idle', 'max', 'signed-out'] as const)
      expect(transition(fresh, { type: 'end', reason, isReported: true }, 100)[1]).toEqual(['publish', 'save']);
    expect(transition(fresh, { type: 'end', reason: 'superseded', isReported: true }, 100)[1]).toEqual([]);
  });

  it('adopts later activity of a peer', () => {
    const [facts, effects] = transition(fresh, { type: 'peer', facts: { ...fresh, lastActivityAt: 7_000 } }, 8_000);
    expect(facts).toEqual({ ...fresh, lastActivityAt: 7_000 });
    expect(effects).toEqual([]);
  });

  it('causes no effect on facts of a peer', () => {
    const event = fc.record({ lastActivityAt: fc.nat(700_000), startedAt: fc.nat(700_000), ended: fc.boolean() });
    fc.assert(
      fc.property(event, fc.nat(700_000), ({ lastActivityAt, startedAt, ended }, now) => {
        const peer: Facts = { ...fresh, lastActivityAt, startedAt, ended: ended ? { reason: 'max', at: now } : null };
        expect(transition(fresh, { type: 'peer', facts: peer }, now)[1]).toEqual([]);
      }),
    );
  });

  it("publishes and saves the server's answer once", () => {
    const answer: Facts = {
      ...fresh,
      lastActivityAt: 5_000,
      policy: { ...policy, version: 2, idleMs: 120_000 },
      server: { version: 2, rev: 4, idleAt: 125_000, maxAt: 600_000, ackedAt: 5_000 },
    };
    const [facts, effects] = transition(fresh, { type: 'server', facts: answer }, 6_000);
    expect(facts).toEqual(answer);
    expect(effects).toEqual(['publish', 'save']);
    expect(transition(facts, { type: 'server', facts: answer }, 6_000)).toEqual([facts, []]);
  });

  it('is superseded by a later session, or by any that the server names, and ignores an earlier one of a peer', () => {
    const other = (id: string): Facts => ({ ...fresh, id });
    const [superseded, effects] = transition(fresh, { type: 'peer', facts: other('y') }, 100);
    expect(superseded).toEqual({ ...fresh, ended: { reason: 'superseded', at: 100 } });
    expect(effects).toEqual([]);
    expect(transition(fresh, { type: 'peer', facts: other('a') }, 100)).toEqual([fresh, []]);
    expect(transition(fresh, { type: 'server', facts: other('a') }, 100)[0].ended?.reason).toBe('superseded');
  });

  describe('of the same person', () => {
    const mine: Facts = { ...fresh, account: 'p' };
    const later: Facts = { ...mine, id: 'y', startedAt: 70_000, lastActivityAt: 70_000 };
    const over = (reason: (typeof END_REASONS)[number]): Facts => ({ ...mine, ended: { reason, at: 60_000 } });

    it('goes on with a later session, and shares what the server has named', () => {
      for (const before of [mine, over('idle'), over('max')]) {
        expect(transition(before, { type: 'peer', facts: later }, 71_000)).toEqual([later, []]);
        expect(transition(before, { type: 'server', facts: later }, 71_000)).toEqual([later, ['publish', 'save']]);
      }
    });

    it('keeps the end, although the person signs in again, after a sign-out, a revocation, a policy or a sign-in of another', () => {
      for (const reason of ['signed-out', 'revoked', 'policy', 'superseded'] as const)
        for (const type of ['peer', 'server'] as const)
          expect(transition(over(reason), { type, facts: later }, 71_000)).toEqual([over(reason), []]);
    });

    it('is superseded by a session of another person, or of one that is not known', () => {
      for (const account of ['q', null]) {
        for (const type of ['peer', 'server'] as const) {
          const event = { type, facts: { ...later, account } } as const;
          expect(transition(mine, event, 50_000)[0]).toEqual({ ...mine, ended: { reason: 'superseded', at: 50_000 } });
          expect(transition(over('idle'), event, 71_000)).toEqual([over('idle'), []]);
        }
      }
    });

    it('takes over how the later session has ended, but does not itself end one that may be active elsewhere', () => {
      const signedOut: Facts = { ...later, ended: { reason: 'signed-out', at: 80_000 } };
      expect(transition(over('idle'), { type: 'peer', facts: signedOut }, 200_000)).toEqual([signedOut, []]);
      expect(transition(over('idle'), { type: 'peer', facts: later }, 200_000)).toEqual([over('idle'), []]);
      expect(transition(mine, { type: 'peer', facts: later }, 200_000)).toEqual([later, []]);
    });

    it('has the account that the server names, whatever a peer claims', () => {
      const server = { version: 1, rev: 1, idleAt: 60_000, maxAt: 600_000, ackedAt: 0 };
      const named: Facts = { ...mine, server };
      const claimed: Facts = { ...named, account: 'a' };
      expect(transition(named, { type: 'peer', facts: claimed }, 100)).toEqual([named, []]);
      expect(transition(claimed, { type: 'server', facts: named }, 100)[0].account).toBe('p');
      expect(transition(claimed, { type: 'server', facts: { ...named, account: null } }, 100)[0].account).toBeNull();
      expect(transition({ ...named, account: null }, { type: 'peer', facts: named }, 100)[0].account).toBe('p');
      expect(transition(fresh, { type: 'peer', facts: mine }, 100)[0].account).toBe('p');
    });
  });

  describe('of a session that the page began by itself', () => {
    const own = begin({ id: 'x', policy, provisional: true }, 1_000);
    const earlier: Facts = { ...fresh, id: 'a' };
    const peer = (facts: Facts) => ({ type: 'peer', facts }) as const;

    it('joins one whose sign-in was before', () => {
      expect(transition(own, peer(earlier), 2_000)).toEqual([earlier, []]);
    });

    it('is superseded by a later sign-in', () => {
      const later: Facts = { ...fresh, startedAt: 1_000 };
      for (const id of ['a', 'y'])
        expect(transition(own, peer({ ...later, id }), 2_000)[0].ended?.reason).toBe('superseded');
    });

    it('becomes one with that of another page', () => {
      const opened: Facts = { ...own, id: 'a', startedAt: 500, lastActivityAt: 500 };
      expect(transition(own, peer(opened), 2_000)).toEqual([{ ...own, id: 'a', startedAt: 500 }, []]);
      expect(transition(opened, peer(own), 2_000)).toEqual([{ ...own, id: 'a', startedAt: 500 }, []]);
      const ended: Facts = { ...own, id: 'y', ended: { reason: 'signed-out', at: 1_500 } };
      expect(transition(own, peer(ended), 2_000)).toEqual([{ ...own, ended: ended.ended }, []]);
    });

    it('ends if a page opens after its deadline, and is not extended by it', () => {
      const late: Facts = { ...own, id: 'y', startedAt: 61_000, lastActivityAt: 61_000 };
      const [over, effects] = transition(own, peer(late), 61_500);
      expect(over).toEqual({ ...own, ended: { reason: 'idle', at: 61_000 } });
      expect(effects).toContain('publish');
      expect(transition(late, peer(over), 61_500)[0].ended).toEqual(over.ended);
      expect(transition(over, peer(late), 62_000)[0].ended).toEqual(over.ended);
      const early = { ...late, startedAt: 60_999, lastActivityAt: 60_999 };
      expect(transition(own, peer(early), 61_500)[0].lastActivityAt).toBe(60_999);
    });

    it('brings along what the user did, unless the session that it joins is over', () => {
      const used = { ...own, lastActivityAt: 9_000 };
      const [joined, effects] = transition(used, peer(earlier), 9_500);
      expect(joined).toEqual({ ...earlier, lastActivityAt: 9_000 });
      expect(effects).toEqual(['publish', 'save']);
      const newer = { ...earlier, lastActivityAt: 9_200 };
      expect(transition(used, peer(newer), 9_500)).toEqual([newer, []]);
      const [inTime] = transition({ ...own, lastActivityAt: 59_999 }, peer(earlier), 62_000);
      expect(inTime).toEqual({ ...earlier, lastActivityAt: 59_999 });
      const late = { ...own, lastActivityAt: 60_000 };
      expect(transition(late, peer(earlier), 62_000)).toEqual([earlier, []]);
    });

    it('keeps its end, and joins one that has ended', () => {
      const over: Facts = { ...own, ended: { reason: 'signed-out', at: 1_500 } };
      expect(transition(over, peer(earlier), 2_000)).toEqual([over, []]);
      const ended: Facts = { ...earlier, ended: { reason: 'signed-out', at: 500 } };
      expect(transition(own, peer(ended), 2_000)).toEqual([ended, []]);
    });
  });

  it('never shows an ended session as active again, whatever comes late from it or from others', () => {
    const account = fc.option(fc.constantFrom('p', 'q'));
    const other = fc.record({
      id: fc.constantFrom('w', 'x', 'y', 'z'),
      account,
      startedAt: fc.nat(200_000),
      lastActivityAt: fc.nat(200_000),
      ended: fc.option(fc.record({ reason: fc.constantFrom(...END_REASONS), at: fc.nat(200_000) })),
    });
    const happening = fc.oneof<fc.Arbitrary<LaterEvent>[]>(
      fc.constantFrom({ type: 'activity' }, { type: 'extend' }, { type: 'expire' }),
      fc.constantFrom(...END_REASONS).map((reason) => ({ type: 'end', reason, isReported: true })),
      fc.tuple(fc.constantFrom('peer' as const, 'server' as const), other).map(([type, facts]) => ({
        type,
        facts: { ...fresh, ...facts, server: null },
      })),
    );
    fc.assert(
      fc.property(account, fc.array(fc.tuple(happening, fc.nat(30_000)), { maxLength: 30 }), (first, happenings) => {
        let now = 0;
        let facts: Facts = { ...fresh, account: first };
        const ended = new Map<string, Facts>();
        for (const [event, pause] of happenings) {
          now += pause;
          const before = facts;
          [facts] = transition(facts, event, now);
          const isActive = statusAt(facts, now).status !== 'ended';
          expect(isActive && ended.has(facts.id)).toBe(false);
          expect(facts.id >= before.id).toBe(true);
          if (facts.id !== before.id) {
            expect([facts.account, before.account]).toEqual([before.account, expect.any(String)]);
            expect(['idle', 'max', undefined]).toContain(before.ended?.reason);
          }
          if (facts.ended) ended.set(facts.id, facts);
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it('keeps an ended session ended for any order of events', () => {
    const happening = fc.oneof<fc.Arbitrary<LaterEvent>[]>(
      fc.constant({ type: 'activity' }),
      fc.constant({ type: 'extend' }),
      fc.constant({ type: 'expire' }),
      fc.constant({ type: 'end', reason: 'signed-out' }),
      fc.nat(900_000).map((at) => ({ type: 'peer', facts: { ...fresh, lastActivityAt: at } })),
      fc.nat(900_000).map((at) => ({
        type: 'server',
        facts: {
          ...fresh,
          lastActivityAt: at,
          server: { version: 1, rev: at, idleAt: at + 60_000, maxAt: 600_000, ackedAt: at },
        },
      })),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(happening, fc.nat(30_000))), (happenings) => {
        let now = 0;
        let facts: Facts = fresh;
        let hasEnded = false;
        for (const [event, pause] of happenings) {
          now += pause;
          [facts] = transition(facts, event, now);
          if (hasEnded) expect(statusAt(facts, now).status).toBe('ended');
          hasEnded = facts.ended !== null;
        }
      }),
    );
  });
});
