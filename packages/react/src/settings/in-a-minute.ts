import type { Session } from '@curfew/core';

const PERIOD_MS = 60_000;

/** Calls `load` once, a minute from now, or later when the page is visible again. Returns a function that cancels it. */
export function inAMinute(clock: Session['clock'], load: () => void): () => void {
  const controller = new AbortController();
  const { signal } = controller;
  const loadIfVisible = () => {
    if (document.hidden || signal.aborted) return;
    controller.abort();
    load();
  };
  const disarm = clock.setTimer(() => {
    document.addEventListener('visibilitychange', loadIfVisible, { signal });
    loadIfVisible();
  }, PERIOD_MS);
  return () => {
    controller.abort();
    disarm();
  };
}
