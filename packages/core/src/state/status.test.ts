import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { endsAt } from './deadlines.ts';
import { begin, type Facts, type ServerFacts } from './facts.ts';
import { heartbeatMs } from './policy.ts';
import { nextChangeAt, statusAt } from './status.ts';

const policy = { version: 1, idleMs: 60_000, maxMs: 600_000, warnMs: 20_000 };
const fresh = begin({ id: 'x', policy }, 0);
const server = (change: Partial<ServerFacts> = {}): ServerFacts => ({
  version: 1,
  rev: 1,
  idleAt: 60_000,
  maxAt: 600_000,
  ackedAt: 0,
  ...change,
});

describe('statusAt', () => {
  it.each([
    [0, { status: 'active' }],
    [39_999, { status: 'active' }],
    [40_000, { status: 'warning', limit: 'idle' }],
    [59_999, { status: 'warning', limit: 'idle' }],
    [60_000, { status: 'ended', reason: 'idle', at: 60_000 }],
    [9e12, { status: 'ended', reason: 'idle', at: 60_000 }],
  ])('derives the idle timeout: at %i ms %j', (now, status) => {
    expect(statusAt(fresh, now)).toEqual(status);
  });

  it.each([
    [579_999, { status: 'active' }],
    [580_000, { status: 'warning', limit: 'max' }],
    [600_000, { status: 'ended', reason: 'max', at: 600_000 }],
  ])('derives the maximum of a person who works: at %i ms %j', (now, status) => {
    expect(statusAt({ ...fresh, lastActivityAt: now }, now)).toEqual(status);
  });

  it('warns about the end that comes first', () => {
    expect(statusAt({ ...fresh, lastActivityAt: 545_000 }, 590_000)).toEqual({ status: 'warning', limit: 'max' });
    expect(statusAt({ ...fresh, lastActivityAt: 535_000 }, 590_000)).toEqual({ status: 'warning', limit: 'idle' });
  });

  it('names idleness where both limits fall on one instant', () => {
    const both = { ...fresh, lastActivityAt: 540_000 };
    expect(statusAt(both, 590_000)).toEqual({ status: 'warning', limit: 'idle' });
    expect(statusAt(both, 600_000)).toEqual({ status: 'ended', reason: 'idle', at: 600_000 });
  });

  it('says why it ended, once that is a fact', () => {
    const ended = { reason: 'signed-out', at: 5 } as const;
    expect(statusAt({ ...fresh, ended }, 6)).toEqual({ status: 'ended', ...ended });
  });

  it('obeys the server where it is stricter', () => {
    expect(statusAt({ ...fresh, server: server({ maxAt: 30_000 }) }, 30_000)).toEqual({
      status: 'ended',
      reason: 'max',
      at: 30_000,
    });
    expect(statusAt({ ...fresh, server: server({ idleAt: 30_000 }) }, 30_000)).toEqual({
      status: 'ended',
      reason: 'idle',
      at: 30_000,
    });
  });

  it('does not believe a server that is more generous than what the tabs know', () => {
    expect(statusAt({ ...fresh, server: server({ idleAt: 90_000 }) }, 60_000).status).toBe('ended');
  });

  it("takes the server's word for the maximum, though it is later: when the session began was a guess here", () => {
    const facts = { ...fresh, lastActivityAt: 600_000, server: server({ idleAt: 660_000, maxAt: 600_500 }) };
    expect(statusAt(facts, 600_499)).toEqual({ status: 'warning', limit: 'max' });
    expect(statusAt(facts, 600_500)).toEqual({ status: 'ended', reason: 'max', at: 600_500 });
  });

  it('does not warn a person who works, however late within 1.5 periods the server heard of them', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1_000, max: 604_800_000 }),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (idleMs, part) => {
          const short = { version: 1, idleMs, maxMs: 604_800_000, warnMs: Math.floor(idleMs * part) };
          const now = 1_000_000_000;
          const lag = 1.5 * heartbeatMs(short);
          const facts: Facts = {
            ...begin({ id: 'x', policy: short }, now - 1_000),
            lastActivityAt: now,
            server: server({ idleAt: now - lag + idleMs, maxAt: Infinity, ackedAt: now - lag }),
          };
          if (now + 604_800_000 - short.warnMs > now + 1_000) expect(statusAt(facts, now).status).toBe('active');
        },
      ),
    );
  });

  it('warns before the last deadline that an unreachable server gave, although the person works', () => {
    const facts = { ...fresh, lastActivityAt: 39_000, server: server() };
    expect(statusAt(facts, 39_000).status).toBe('active');
    expect(statusAt({ ...facts, lastActivityAt: 45_000 }, 45_000)).toEqual({ status: 'warning', limit: 'idle' });
    expect(statusAt({ ...facts, lastActivityAt: 60_000 }, 60_000).status).toBe('ended');
  });

  it("warns half an idle timeout before the server's deadline where the policy warns earlier than that", () => {
    const early = { ...fresh, policy: { ...policy, warnMs: 50_000 }, server: server(), lastActivityAt: 29_000 };
    expect(statusAt(early, 29_999).status).toBe('active');
    expect(statusAt(early, 30_000)).toEqual({ status: 'warning', limit: 'idle' });
  });
});

describe('nextChangeAt', () => {
  it('goes from the warning to the end and then nowhere', () => {
    expect(nextChangeAt(fresh, 0)).toBe(40_000);
    expect(nextChangeAt(fresh, 40_000)).toBe(60_000);
    expect(nextChangeAt(fresh, 60_000)).toBe(Infinity);
    expect(nextChangeAt({ ...fresh, ended: { reason: 'max', at: 1 } }, 0)).toBe(Infinity);
  });

  it('skips a warning that is switched off', () => {
    const quiet = begin({ id: 'x', policy: { ...policy, warnMs: 0 } }, 0);
    expect(nextChangeAt(quiet, 0)).toBe(60_000);
    expect(statusAt(quiet, 59_999).status).toBe('active');
  });

  it('names the very instant at which the status changes, and none before it', () => {
    const span = fc.integer({ min: 1, max: 1_000 });
    fc.assert(
      fc.property(
        span,
        span,
        span,
        span,
        fc.option(span),
        fc.nat(2_000),
        (idleMs, maxMs, warnMs, active, serverIdle, now) => {
          const facts: Facts = {
            ...begin({ id: 'x', policy: { version: 1, idleMs, maxMs, warnMs } }, 0),
            lastActivityAt: active,
            server: serverIdle === null ? null : server({ idleAt: serverIdle, maxAt: maxMs }),
          };
          const kind = (at: number) => statusAt(facts, at).status;
          const next = nextChangeAt(facts, now);
          expect(next).toBeGreaterThan(now);
          if (next === Infinity) {
            expect(kind(now)).toBe('ended');
            return;
          }
          expect(kind(next)).not.toBe(kind(now));
          for (let at = now; at < next; at += 0.5) expect(kind(at)).toBe(kind(now));
          expect(next).toBeLessThanOrEqual(endsAt(facts));
        },
      ),
    );
  });
});
