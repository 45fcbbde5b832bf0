import type { PolicyDurations } from '@curfew/core';

export const MINUTE: number = 60_000;
export const HOUR: number = 60 * MINUTE;
export const DAY: number = 24 * HOUR;

/** The sign-in of both users of the picture, in ms after midnight. */
export const SIGN_IN_MS: number = 9 * HOUR;

/** How long after the sign-in the break begins, at most. */
const MORNING_MS = 3 * HOUR;

/** The lengths that a line of time may have. */
const RANGES = /* #__PURE__ */ [2, 5, 10, 20, 30, 60, 120, 240, 480, 720, 1_440, 2_880, 5_760, 11_880, 23_040].map(
  (minutes) => minutes * MINUTE,
);

/** The shares of a line before its origin: of the work before the break, and of the margin. */
const LEAD = 0.2;
const MARGIN = 0.035;

/** The shares of a line that the idle and the absolute timeout fill at most. The rest has room for labels, and for a drag. */
const IDLE_SHARE = 0.6;
const MAX_SHARE = 0.86;

/** When a session warns and ends, in ms after the origin of its line. */
export interface Course {
  readonly warnedMs: number;
  readonly endsMs: number;
}

/** What a policy does to two users. */
export interface Day {
  /** When the one takes a break, in ms after the sign-in. */
  readonly breakMs: number;
  /** The course of the break, from its beginning. */
  readonly idle: Course;
  /** The course of the user who never stops, from the sign-in. */
  readonly max: Course;
}

/** A line of time. It begins `leadMs` before its origin. */
export interface Scale {
  readonly leadMs: number;
  readonly rangeMs: number;
}

/** The line of the break, from the beginning of the break, and the line of the day, from the sign-in. */
export interface Scales {
  readonly idle: Scale;
  readonly max: Scale;
}

/** Returns what happens under a policy. It need not be valid: the session ends at the earlier of its limits. */
export function dayOf({ maxMs, idleMs, warnMs }: PolicyDurations): Day {
  const breakMs = breakFor(maxMs, idleMs);
  const course = (endsMs: number): Course => ({ endsMs, warnedMs: Math.max(0, endsMs - warnMs) });
  return { breakMs, idle: course(Math.min(idleMs, maxMs - breakMs)), max: course(maxMs) };
}

/** Early enough that the break ends the session before the absolute timeout does, at a round time. */
function breakFor(maxMs: number, idleMs: number): number {
  const latest = Math.min(MORNING_MS, Math.max(0, maxMs - idleMs) / 2);
  const step = latest >= HOUR ? 15 * MINUTE : latest >= 10 * MINUTE ? 5 * MINUTE : MINUTE;
  return Math.floor(latest / step) * step;
}

/** Returns lines on which the policy can be read, and the saved one beside it unless it is far longer. */
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

/** Returns the place of an instant on a line, in percent. */
export function placeOf({ leadMs, rangeMs }: Scale, ms: number): number {
  return (100 * (ms + leadMs)) / rangeMs;
}

/** Returns the instant at a place. */
export function instantAt({ leadMs, rangeMs }: Scale, percent: number): number {
  return (percent / 100) * rangeMs - leadMs;
}
