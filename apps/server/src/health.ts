import { Hono } from 'hono';
import { inTime } from './in-time.ts';

const PATIENCE_MS = 2_000;

export interface Health {
  /** Rejects if the store does not respond, or cannot write. */
  readonly reachStore: () => Promise<unknown>;
  readonly isDraining: () => boolean;
  /** Called with each failure of `reachStore`. A balancer that asks `/readyz` then sends no request that would be logged. */
  readonly onUnreachable?: (error: unknown) => void;
}

/** If `/healthz` fails, restart the process. If `/readyz` fails, route requests elsewhere, and do not restart. */
export function healthRoutes({ reachStore, isDraining, onUnreachable }: Health): Hono {
  const routes = new Hono();
  let asking: Promise<boolean> | undefined;

  /** The endpoint is public, so the store is asked once at a time. */
  function isReachable(): Promise<boolean> {
    asking ??= answers(reachStore, onUnreachable).finally(() => {
      asking = undefined;
    });
    return asking;
  }

  const headers = { 'cache-control': 'no-store' };

  routes.get('/healthz', (context) => context.json({ ok: true }, 200, headers));

  routes.get('/readyz', async (context) => {
    if (isDraining()) return context.json({ ok: false, reason: 'draining' }, 503, headers);
    return (await isReachable())
      ? context.json({ ok: true }, 200, headers)
      : context.json({ ok: false, reason: 'store' }, 503, headers);
  });

  return routes;
}

async function answers(reachStore: Health['reachStore'], onUnreachable: Health['onUnreachable']): Promise<boolean> {
  try {
    await inTime(PATIENCE_MS, reachStore());
    return true;
  } catch (error) {
    onUnreachable?.(error);
    return false;
  }
}
