import type { PolicyDurations, PolicyLimits } from '@curfew/core';
import { DAY, HOUR, MINUTE } from './timeline.ts';

export type HandleField = 'idleMs' | 'maxMs';

/** In ms, for durations below `below`. */
const STEPS = [
  { below: HOUR, arrow: MINUTE, page: 10 * MINUTE },
  { below: 4 * HOUR, arrow: 5 * MINUTE, page: 30 * MINUTE },
  { below: DAY, arrow: 15 * MINUTE, page: HOUR },
  { below: Infinity, arrow: HOUR, page: DAY },
];

/** What a drag rounds to, in ms. */
const ROUND = /* #__PURE__ */ [1, 5, 15, 30, 60, 180, 360, 720].map((minutes) => minutes * MINUTE);

/** So that a hand can hit each step of a drag. */
const LEAST_STEP_PX = 3;

export type Bounds = readonly [least: number, most: number];

/**
 * A handle makes no draft invalid. The other handle or the warning can be what is wrong in a draft: the value is then
 * allowed.
 */
export function boundsOf(field: HandleField, draft: PolicyDurations, limits: PolicyLimits): Bounds {
  const aboveWarning = (Math.floor(draft.warnMs / MINUTE) + 1) * MINUTE;
  const [least, most] =
    field === 'idleMs'
      ? [Math.min(aboveWarning, draft.idleMs), Math.min(limits.maxMs, draft.maxMs)]
      : [Math.min(draft.idleMs, draft.maxMs), limits.maxMs];
  return [Math.min(Math.max(limits.minMs, least), most), most];
}

/** `null` for other keys than those of a slider. With `isRtl`, time runs to the left. */
export function valueAfter(key: string, ms: number, bounds: Bounds, isRtl: boolean): number | null {
  const [least, most] = bounds;
  const [later, earlier] = isRtl ? ['ArrowLeft', 'ArrowRight'] : ['ArrowRight', 'ArrowLeft'];
  switch (key) {
    case 'ArrowUp':
    case later:
      return within(bounds, up(ms, 'arrow'));
    case 'ArrowDown':
    case earlier:
      return within(bounds, down(ms, 'arrow'));
    case 'PageUp':
      return within(bounds, up(ms, 'page'));
    case 'PageDown':
      return within(bounds, down(ms, 'page'));
    case 'Home':
      return least;
    case 'End':
      return most;
    default:
      return null;
  }
}

/** As fine as the length of the line allows. */
export function rounded(ms: number, bounds: Bounds, msPerPx: number): number {
  const least = Math.max(stepAt(ms, 'arrow'), LEAST_STEP_PX * msPerPx);
  const step = ROUND.find((round) => round >= least) ?? DAY;
  return within(bounds, Math.round(ms / step) * step);
}

function up(ms: number, size: 'arrow' | 'page'): number {
  const step = stepAt(ms, size);
  return (Math.floor(ms / step) + 1) * step;
}

function down(ms: number, size: 'arrow' | 'page'): number {
  const step = stepAt(ms - 1, size);
  return (Math.ceil(ms / step) - 1) * step;
}

function stepAt(ms: number, size: 'arrow' | 'page'): number {
  return (STEPS.find(({ below }) => ms < below) ?? { arrow: HOUR, page: DAY })[size];
}

export function within([least, most]: Bounds, ms: number): number {
  return Math.min(most, Math.max(least, ms));
}
