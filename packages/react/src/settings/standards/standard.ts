import { type PolicyDurations, type PolicyLimits, validatePolicy } from '@curfew/core';
import type { StandardScope } from '../../messages/types.ts';

/** One duration that a standard names, in ms. */
export interface StandardFigure {
  readonly field: 'maxMs' | 'idleMs';
  readonly atMostMs: number;
  /** `SHALL` is a requirement, `SHOULD` a recommendation. */
  readonly level: 'SHALL' | 'SHOULD';
}

/** What a standard says about the durations of a session. */
export interface Standard {
  /** With its edition. */
  readonly name: string;
  /** What it applies to: one of the kit's words, or a text of your own. */
  readonly scope?: StandardScope | (string & {});
  readonly clause: string;
  /** The month of the edition, such as `2025-07`. */
  readonly date?: string;
  /** The address of the text. */
  readonly url: string;
  /** Empty if the standard names no duration. */
  readonly figures: readonly StandardFigure[];
}

export interface FigureCheck extends StandardFigure {
  /** 0 if the duration is not too long, `null` if there is none. */
  readonly overMs: number | null;
}

export interface StandardCheck {
  /** The strictest level that is not met. */
  readonly unmet: StandardFigure['level'] | null;
  readonly figures: readonly FigureCheck[];
}

/** A duration of exactly the figure meets it. */
export function checkStandard({ figures }: Standard, durations: PolicyDurations): StandardCheck {
  const checks = figures.map((figure) => {
    const ms = durations[figure.field];
    return { ...figure, overMs: isDuration(ms) ? Math.max(0, ms - figure.atMostMs) : null };
  });
  const unmet = checks.filter(({ overMs }) => overMs !== 0).map(({ level }) => level);
  return { unmet: unmet.includes('SHALL') ? 'SHALL' : (unmet[0] ?? null), figures: checks };
}

/**
 * Never lengthens a duration. Shortens a warning that would not be below the idle timeout. Returns `null` if your app does
 * not allow durations that short.
 */
export function applyStandard(
  { figures }: Standard,
  durations: PolicyDurations,
  limits: PolicyLimits,
): PolicyDurations | null {
  if (figures.some(({ atMostMs }) => atMostMs < limits.minMs)) return null;
  const next = { ...durations };
  for (const { field, atMostMs } of figures) {
    next[field] = isDuration(next[field]) ? Math.min(next[field], atMostMs) : atMostMs;
  }
  if (next.idleMs > next.maxMs) next.idleMs = next.maxMs;
  const warning = validatePolicy(next, limits).find(({ field }) => field === 'warnMs');
  return warning?.nearestMs == null ? next : { ...next, warnMs: warning.nearestMs };
}

/** A field of the form may be empty. */
function isDuration(ms: number | null): ms is number {
  return Number.isSafeInteger(ms);
}
