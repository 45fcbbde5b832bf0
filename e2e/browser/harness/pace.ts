import type { Tab } from './real-browser.ts';

const TIMERS = { count: 10, ms: 50 };
/** A machine that opens a page and fires timers as fast as this needs no longer durations. */
const USUAL = { openMs: 800, lateMs: 50 };
/** Above it a run would take hours, and the machine is broken. */
const MOST = 8;

/** How much longer than usual durations have to be on this machine: 1 on a quiet one. */
export async function measurePace(openPage: () => Promise<Tab>): Promise<number> {
  const startedAt = performance.now();
  const tab = await openPage();
  const openMs = performance.now() - startedAt;
  const lateMs = Math.max(await latest(TIMERS), await tab.evaluate(latest, TIMERS));
  await tab.close();
  return Math.min(MOST, Math.max(1, openMs / USUAL.openMs, lateMs / USUAL.lateMs));
}

/** How late the latest of some timers is, in ms. */
async function latest({ count, ms }: { readonly count: number; readonly ms: number }): Promise<number> {
  let worst = 0;
  for (let i = 0; i < count; i++) {
    const due = performance.now() + ms;
    await new Promise((resolve) => setTimeout(resolve, ms));
    worst = Math.max(worst, performance.now() - due);
  }
  return worst;
}
