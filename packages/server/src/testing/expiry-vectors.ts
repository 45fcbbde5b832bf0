import type { Life } from '@curfew/core/rules';
import type { SessionWithPolicy } from '../store/types.ts';

/** One situation, and what every copy of the rules must say of it. */
export interface ExpiryVector {
  readonly name: string;
  readonly found: SessionWithPolicy;
  readonly ageMs: number;
  /** `idleAt` and `maxAt` are left to the tests of the stores. */
  readonly life: { readonly live: true } | Extract<Life, { live: false }>;
  readonly coalesces: boolean;
}

const NOW = 10_000_000;

const SESSION: SessionWithPolicy['session'] = {
  sid: 'sid',
  subject: 'ann',
  tenant: null,
  policyId: 'p',
  userAgent: null,
  createdAt: NOW - 1_000_000,
  seenAt: NOW - 100_000,
  touchedAt: NOW - 100_000,
  rev: 1,
  endedAt: null,
  endReason: null,
};

/** Idle 900 s, maximum 3 600 s, a heartbeat every 60 s. */
const POLICY: SessionWithPolicy['policy'] = {
  id: 'p',
  tenant: null,
  version: 1,
  idleMs: 900_000,
  maxMs: 3_600_000,
  warnMs: 120_000,
  minBeatMs: 48_000,
  seenWatermark: 0,
  createdWatermark: 0,
  graceIdleMs: 0,
  graceUntil: 0,
  updatedAt: 1,
};

function vector(
  name: string,
  session: Partial<SessionWithPolicy['session']>,
  policy: Partial<SessionWithPolicy['policy']>,
  life: ExpiryVector['life'],
  beat: { readonly ageMs?: number; readonly coalesces?: boolean } = {},
): ExpiryVector {
  const { ageMs = 0, coalesces = false } = beat;
  return {
    name,
    found: { session: { ...SESSION, ...session }, policy: { ...POLICY, ...policy }, now: NOW },
    ageMs,
    life,
    coalesces,
  };
}

const LIVE = { live: true } as const;
const ended = (reason: Extract<Life, { live: false }>['reason'], at: number) => ({ live: false, reason, at }) as const;

/** Each rule at its boundary, on both sides. */
export const EXPIRY_VECTORS: readonly ExpiryVector[] = [
  vector('is active', {}, {}, LIVE),
  vector('is active 1 ms before the idle deadline', { seenAt: NOW - 899_999 }, {}, LIVE),
  vector('is idle at the idle deadline', { seenAt: NOW - 900_000 }, {}, ended('idle', NOW)),
  vector('is active 1 ms before the absolute deadline', { createdAt: NOW - 3_599_999 }, {}, LIVE),
  vector('is over at the absolute deadline', { createdAt: NOW - 3_600_000 }, {}, ended('max', NOW)),
  vector(
    'is idle if both deadlines have the same instant',
    { createdAt: NOW - 3_600_000, seenAt: NOW - 900_000 },
    {},
    ended('idle', NOW),
  ),
  vector(
    'keeps the earlier of two deadlines',
    { createdAt: NOW - 3_700_000, seenAt: NOW - 950_000 },
    {},
    ended('max', NOW - 100_000),
  ),
  vector(
    'ended at or before the watermark of input',
    {},
    { seenWatermark: NOW - 100_000, updatedAt: NOW - 5 },
    ended('idle', NOW - 5),
  ),
  vector('is active after the watermark of input', {}, { seenWatermark: NOW - 100_001 }, LIVE),
  vector(
    'ended at or before the watermark of sign-ins',
    {},
    { createdWatermark: NOW - 1_000_000, updatedAt: NOW - 5 },
    ended('max', NOW - 5),
  ),
  vector('is active after the watermark of sign-ins', {}, { createdWatermark: NOW - 1_000_001 }, LIVE),
  vector(
    'is active in the grace after a lower idle timeout',
    {},
    { idleMs: 60_000, graceIdleMs: 200_000, graceUntil: NOW + 1 },
    LIVE,
  ),
  vector('ends with the grace', {}, { idleMs: 60_000, graceIdleMs: 200_000, graceUntil: NOW }, ended('idle', NOW)),
  vector(
    'has a grace of its own idle time only',
    {},
    { idleMs: 60_000, graceIdleMs: 100_000, graceUntil: NOW + 50_000 },
    ended('idle', NOW),
  ),
  vector(
    'was ended by the policy that made it too long',
    {},
    { idleMs: 60_000, updatedAt: NOW - 10 },
    ended('policy', NOW - 10),
  ),
  vector(
    'was ended by the policy at the very instant',
    {},
    { idleMs: 60_000, updatedAt: NOW - 40_000 },
    ended('policy', NOW - 40_000),
  ),
  vector('keeps a recorded end', { endedAt: NOW - 50, endReason: 'revoked' }, {}, ended('revoked', NOW - 50)),
  vector(
    'coalesces a heartbeat that comes too soon and adds too little',
    { touchedAt: NOW - 47_999, seenAt: NOW - 47_999 },
    {},
    LIVE,
    {
      coalesces: true,
    },
  ),
  vector('stores a heartbeat after the pause', { touchedAt: NOW - 48_000, seenAt: NOW - 48_000 }, {}, LIVE),
  vector('stores much newer input at once', { touchedAt: NOW - 1_000, seenAt: NOW - 48_000 }, {}, LIVE),
  vector('coalesces old input', { touchedAt: NOW - 1_000, seenAt: NOW - 48_000 }, {}, LIVE, {
    ageMs: 1,
    coalesces: true,
  }),
];
