import type { Tab } from './real-browser.ts';

const TIMERS = { count: 10, ms: 50 };
/** At this speed, durations need not be longer. */
const USUAL = { openMs: 800, lateMs: 50 };
/** With a larger factor a run would take hours. */
const MOST = 8;

/** Returns the factor for durations: 1 on a quiet machine. */
export async function measurePace(openPage: () => Promise<Tab>): Promise<number> {
  const startedAt = performance.now();
  const tab = await openPage();
  const openMs = performance.now() - startedAt;
  const lateMs = Math.max(await latest(TIMERS), await tab.evaluate(latest, TIMERS));
  await tab.close();
  return Math.min(MOST, Math.max(1, openMs / USUAL.openMs, lateMs / USUAL.lateMs));
}

async function latest({ count, ms }: { readonly count: number; readonly ms: number }): Promise<number> {
  let worst = 0;
  for (let i = 0; i < count; i++) {
    const due = performance.now() + ms;
    await new Promise((resolve) => setTimeout(resolve, ms));
    worst = Math.max(worst, performance.now() - due);
  }
  return worst;
}
