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
  ])('applies the idle timeout: at %i ms it returns %j', (now, status) => {
    expect(statusAt(fresh, now)).toEqual(status);
  });

  it.each([
    [579_999, { status: 'active' }],
    [580_000, { status: 'warning', limit: 'max' }],
    [600_000, { status: 'ended', reason: 'max', at: 600_000 }],
  ])('applies the absolute timeout to an active user: at %i ms it returns %j', (now, status) => {
    expect(statusAt({ ...fresh, lastActivityAt: now }, now)).toEqual(status);
  });

  it('warns about the end that comes first', () => {
    expect(statusAt({ ...fresh, lastActivityAt: 545_000 }, 590_000)).toEqual({ status: 'warning', limit: 'max' });
    expect(statusAt({ ...fresh, lastActivityAt: 535_000 }, 590_000)).toEqual({ status: 'warning', limit: 'idle' });
  });

  it('returns idle if both timeouts fall on one instant', () => {
    const both = { ...fresh, lastActivityAt: 540_000 };
    expect(statusAt(both, 590_000)).toEqual({ status: 'warning', limit: 'idle' });
    expect(statusAt(both, 600_000)).toEqual({ status: 'ended', reason: 'idle', at: 600_000 });
  });

  it('returns the recorded reason if the end is a fact', () => {
    const ended = { reason: 'signed-out', at: 5 } as const;
    expect(statusAt({ ...fresh, ended }, 6)).toEqual({ status: 'ended', ...ended });
  });

  it("applies the server's deadlines if they are earlier", () => {
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

  it("ignores the server's idle deadline if the tabs' own is earlier", () => {
    expect(statusAt({ ...fresh, server: server({ idleAt: 90_000 }) }, 60_000).status).toBe('ended');
  });

  it("applies the server's absolute timeout even if it is later, because startedAt may be an estimate", () => {
    const facts = { ...fresh, lastActivityAt: 600_000, server: server({ idleAt: 660_000, maxAt: 600_500 }) };
    expect(statusAt(facts, 600_499)).toEqual({ status: 'warning', limit: 'max' });
    expect(statusAt(facts, 600_500)).toEqual({ status: 'ended', reason: 'max', at: 600_500 });
  });

  it('does not warn an active user if the server receives the input up to 1.5 heartbeat periods late', () => {
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

  it("warns an active user before the server's last deadline if the server is unreachable", () => {
    const facts = { ...fresh, lastActivityAt: 39_000, server: server() };
    expect(statusAt(facts, 39_000).status).toBe('active');
    expect(statusAt({ ...facts, lastActivityAt: 45_000 }, 45_000)).toEqual({ status: 'warning', limit: 'idle' });
    expect(statusAt({ ...facts, lastActivityAt: 60_000 }, 60_000).status).toBe('ended');
  });

  it("warns half an idle timeout before the server's deadline if the policy warns earlier than that", () => {
    const early = { ...fresh, policy: { ...policy, warnMs: 50_000 }, server: server(), lastActivityAt: 29_000 };
    expect(statusAt(early, 29_999).status).toBe('active');
    expect(statusAt(early, 30_000)).toEqual({ status: 'warning', limit: 'idle' });
  });
});

describe('nextChangeAt', () => {
  it('returns the warning, then the end, then Infinity', () => {
    expect(nextChangeAt(fresh, 0)).toBe(40_000);
    expect(nextChangeAt(fresh, 40_000)).toBe(60_000);
    expect(nextChangeAt(fresh, 60_000)).toBe(Infinity);
    expect(nextChangeAt({ ...fresh, ended: { reason: 'max', at: 1 } }, 0)).toBe(Infinity);
  });

  it('skips the warning if it is disabled', () => {
    const quiet = begin({ id: 'x', policy: { ...policy, warnMs: 0 } }, 0);
    expect(nextChangeAt(quiet, 0)).toBe(60_000);
    expect(statusAt(quiet, 59_999).status).toBe('active');
  });

  it('returns the exact instant of the next status change', () => {
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
