import type { PolicyDurations } from '@curfew/core';

export const MINUTE: number = 60_000;
export const HOUR: number = 60 * MINUTE;
export const DAY: number = 24 * HOUR;

/** In ms after midnight. */
export const SIGN_IN_MS: number = 9 * HOUR;

/** The latest beginning of the break, in ms after the sign-in. */
const MORNING_MS = 3 * HOUR;

const RANGES = /* #__PURE__ */ [2, 5, 10, 20, 30, 60, 120, 240, 480, 720, 1_440, 2_880, 5_760, 11_880, 23_040].map(
  (minutes) => minutes * MINUTE,
);

/** Shares of a line before its origin: of the work before the break, and of the margin. */
const LEAD = 0.2;
const MARGIN = 0.035;

/** What the timeouts fill at most. The rest has room for labels, and for a drag. */
const IDLE_SHARE = 0.6;
const MAX_SHARE = 0.86;

/** In ms after the origin of its line. */
export interface Course {
  readonly warnedMs: number;
  readonly endsMs: number;
}

/** Of two users. */
export interface Day {
  /** In ms after the sign-in. */
  readonly breakMs: number;
  /** From the beginning of the break. */
  readonly idle: Course;
  /** From the sign-in, of the user who never stops. */
  readonly max: Course;
}

/** It begins `leadMs` before its origin. */
export interface Scale {
  readonly leadMs: number;
  readonly rangeMs: number;
}

/** The origins are the beginning of the break, and the sign-in. */
export interface Scales {
  readonly idle: Scale;
  readonly max: Scale;
}

/** The policy need not be valid: the session ends at the earlier of its limits. */
export function dayOf({ maxMs, idleMs, warnMs }: PolicyDurations): Day {
  const breakMs = breakFor(maxMs, idleMs);
  const course = (endsMs: number): Course => ({ endsMs, warnedMs: Math.max(0, endsMs - warnMs) });
  return { breakMs, idle: course(Math.min(idleMs, maxMs - breakMs)), max: course(maxMs) };
}

/** At a round time, and so early that the break ends the session before the absolute timeout does. */
function breakFor(maxMs: number, idleMs: number): number {
  const latest = Math.min(MORNING_MS, Math.max(0, maxMs - idleMs) / 2);
  const step = latest >= HOUR ? 15 * MINUTE : latest >= 10 * MINUTE ? 5 * MINUTE : MINUTE;
  return Math.floor(latest / step) * step;
}

/** Has room for the policy, and for the saved one unless it is far longer. */
export function scalesOf(policy: PolicyDurations, saved: PolicyDurations): Scales {
  const idleRange = rangeOf(longer(policy.idleMs, saved.idleMs), IDLE_SHARE);
  const maxRange = rangeOf(longer(policy.maxMs, saved.maxMs), MAX_SHARE);
  const worked = dayOf(policy).breakMs + MARGIN * idleRange;
  return {
    idle: { leadMs: Math.min(LEAD * idleRange, worked), rangeMs: idleRange },
    max: { leadMs: MARGIN * maxRange, rangeMs: maxRange },
  };
}

function longer(ms: number, savedMs: number): number {
  return savedMs <= 3 * ms ? Math.max(ms, savedMs) : ms;
}

function rangeOf(ms: number, share: number): number {
  return RANGES.find((range) => ms <= share * range) ?? ms / share;
}

/** In percent. */
export function placeOf({ leadMs, rangeMs }: Scale, ms: number): number {
  return (100 * (ms + leadMs)) / rangeMs;
}

export function instantAt({ leadMs, rangeMs }: Scale, percent: number): number {
  return (percent / 100) * rangeMs - leadMs;
}
