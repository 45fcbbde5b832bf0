import { Hono } from 'hono';

/** A store that has not answered by then is not ready. */
const PATIENCE_MS = 2_000;

/** What `/readyz` goes by. */
export interface Health {
  /** Rejects if the store does not answer. */
  readonly reachStore: () => Promise<unknown>;
  /** From then on this node takes no new work. */
  readonly isDraining: () => boolean;
}

/**
 * `/healthz`: the process lives; who finds that it does not should start it again. `/readyz`: it can do its work; who
 * finds that it cannot should send requests elsewhere, and let it be.
 */
export function healthRoutes({ reachStore, isDraining }: Health): Hono {
  const routes = new Hono();
  const headers = { 'cache-control': 'no-store' };

  routes.get('/healthz', (context) => context.json({ ok: true }, 200, headers));

  routes.get('/readyz', async (context) => {
    if (isDraining()) return context.json({ ok: false, reason: 'draining' }, 503, headers);
    return (await answers(reachStore))
      ? context.json({ ok: true }, 200, headers)
      : context.json({ ok: false, reason: 'store' }, 503, headers);
  });

  return routes;
}

async function answers(reachStore: () => Promise<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(reject, PATIENCE_MS);
  });
  try {
    await Promise.race([reachStore(), late]);
    return true;
  } catch {
    return false;
  } finally {
    clearTimeout(timer);
  }
}
