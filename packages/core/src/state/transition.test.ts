import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { begin, type Facts } from './facts.ts';
import { statusAt } from './status.ts';
import { type SessionEvent, transition } from './transition.ts';

type LaterEvent = Exclude<SessionEvent, { type: 'begin' }>;

const policy = { version: 1, idleMs: 60_000, maxMs: 600_000, warnMs: 20_000 };
const fresh = begin({ id: 'x', policy }, 0);

describe('transition', () => {
  it('counts activity, and tells tabs and record', () => {
    expect(transition(fresh, { type: 'activity' }, 5_000)).toEqual([
      { ...fresh, lastActivityAt: 5_000 },
      ['publish', 'save'],
    ]);
  });

  it('ignores activity within the throttle window of the last, whichever tab saw it', () => {
    const [facts, effects] = transition({ ...fresh, lastActivityAt: 5_000 }, { type: 'activity' }, 5_999);
    expect(facts.lastActivityAt).toBe(5_000);
    expect(effects).toEqual([]);
    expect(transition({ ...fresh, lastActivityAt: 5_000 }, { type: 'activity' }, 6_000)[0].lastActivityAt).toBe(6_000);
  });

  it('does not let mere activity dismiss an idle warning; extending does', () => {
    expect(transition(fresh, { type: 'activity' }, 45_000)).toEqual([fresh, []]);
    const [facts, effects] = transition(fresh, { type: 'extend' }, 45_000);
    expect(facts.lastActivityAt).toBe(45_000);
    expect(effects).toEqual(['publish', 'save', 'heartbeat']);
    expect(statusAt(facts, 45_000).status).toBe('active');
  });

  it('goes on counting activity in a warning about the maximum, which nothing extends', () => {
    const late = { ...fresh, lastActivityAt: 585_000 };
    const [facts] = transition(late, { type: 'activity' }, 590_000);
    expect(facts.lastActivityAt).toBe(590_000);
    const [extended] = transition(late, { type: 'extend' }, 590_000);
    expect(statusAt(extended, 590_000)).toEqual({ status: 'warning', limit: 'max' });
    expect(statusAt(extended, 600_000)).toMatchObject({ status: 'ended', reason: 'max' });
  });

  it.each([{ type: 'activity' }, { type: 'extend' }] as const)('does not let %j revive what is over', (event) => {
    expect(transition(fresh, event, 60_000)).toEqual([fresh, []]);
    const dead: Facts = { ...fresh, ended: { reason: 'signed-out', at: 10 } };
    expect(transition(dead, event, 11)).toEqual([dead, []]);
  });

  it('makes a passed deadline a fact, at its own instant, and tells the server', () => {
    const [facts, effects] = transition(fresh, { type: 'expire' }, 75_000);
    expect(facts.ended).toEqual({ reason: 'idle', at: 60_000 });
    expect(effects).toEqual(['publish', 'save', 'logout']);
    expect(transition(facts, { type: 'expire' }, 75_000)).toEqual([facts, []]);
  });

  it('does not expire what somebody kept alive meanwhile', () => {
    expect(transition({ ...fresh, lastActivityAt: 50_000 }, { type: 'expire' }, 75_000)[1]).toEqual([]);
  });

  it('signs out', () => {
    const [facts, effects] = transition(fresh, { type: 'end', reason: 'signed-out' }, 100);
    expect(facts.ended).toEqual({ reason: 'signed-out', at: 100 });
    expect(effects).toEqual(['publish', 'save', 'logout']);
  });

  it('keeps the true reason of a session that was over before somebody ended it', () => {
    const [facts] = transition(fresh, { type: 'end', reason: 'signed-out' }, 75_000);
    expect(facts.ended).toEqual({ reason: 'idle', at: 60_000 });
  });

  it('does not tell the server what the server said, and nobody of being superseded', () => {
    expect(transition(fresh, { type: 'end', reason: 'revoked' }, 100)[1]).toEqual(['publish', 'save']);
    expect(transition(fresh, { type: 'end', reason: 'policy' }, 100)[1]).toEqual(['publish', 'save']);
    expect(transition(fresh, { type: 'end', reason: 'superseded' }, 100)[1]).toEqual([]);
  });

  it('believes a peer that saw later activity', () => {
    const [facts, effects] = transition(fresh, { type: 'peer', facts: { ...fresh, lastActivityAt: 7_000 } }, 8_000);
    expect(facts).toEqual({ ...fresh, lastActivityAt: 7_000 });
    expect(effects).toEqual([]);
  });

  it('never answers a peer', () => {
    const event = fc.record({ lastActivityAt: fc.nat(700_000), startedAt: fc.nat(700_000), ended: fc.boolean() });
    fc.assert(
      fc.property(event, fc.nat(700_000), ({ lastActivityAt, startedAt, ended }, now) => {
        const peer: Facts = { ...fresh, lastActivityAt, startedAt, ended: ended ? { reason: 'max', at: now } : null };
        expect(transition(fresh, { type: 'peer', facts: peer }, now)[1]).toEqual([]);
      }),
    );
  });

  it('shares what the server said, once', () => {
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

  it('is bound to its id: a later session ends it, an earlier one is nothing to it', () => {
    const other = (id: string): Facts => ({ ...fresh, id });
    const [superseded, effects] = transition(fresh, { type: 'peer', facts: other('y') }, 100);
    expect(superseded).toEqual({ ...fresh, ended: { reason: 'superseded', at: 100 } });
    expect(effects).toEqual([]);
    expect(transition(fresh, { type: 'peer', facts: other('a') }, 100)).toEqual([fresh, []]);
    expect(transition(fresh, { type: 'server', facts: other('a') }, 100)[0].ended?.reason).toBe('superseded');
  });

  it('keeps what is ended ended, whatever happens in whatever order', () => {
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
        let dead = false;
        for (const [event, pause] of happenings) {
          now += pause;
          [facts] = transition(facts, event, now);
          if (dead) expect(statusAt(facts, now).status).toBe('ended');
          dead = facts.ended !== null;
        }
      }),
    );
  });
});
