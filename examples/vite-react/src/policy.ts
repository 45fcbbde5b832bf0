import type { PolicyDurations } from '@curfew/core';

const KEY = 'expenses.durations';
const MINUTE = 60_000;
const FIRST: PolicyDurations = { idleMs: 15 * MINUTE, maxMs: 12 * 60 * MINUTE, warnMs: 2 * MINUTE };

/** The durations that were saved last. Your app may keep them anywhere else, such as in its own API. */
export function readDurations(): PolicyDurations {
  const saved = localStorage.getItem(KEY);
  return saved ? JSON.parse(saved) : FIRST;
}

export function keepDurations(durations: PolicyDurations): void {
  localStorage.setItem(KEY, JSON.stringify(durations));
}
