import { attempt } from './attempt.ts';
import type { SessionEngine } from './engine-types.ts';

const EVERY_MS = 60_000;

/** Nodes should not sweep at the same time. */
const JITTER = 0.2;

export function startSweeper(
  engine: Pick<SessionEngine, 'sweep'>,
  on: { readonly onSwept: (() => void) | undefined; readonly onError: ((error: unknown) => void) | undefined },
): () => void {
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;

  function arm(): void {
    const pause = EVERY_MS * (1 + JITTER * (2 * Math.random() - 1));
    timer = setTimeout(sweep, pause).unref();
  }

  async function sweep(): Promise<void> {
    const error: unknown = await engine.sweep().catch((cause: unknown) => cause);
    if (isStopped) return;
    attempt(() => (error === undefined ? on.onSwept?.() : on.onError?.(error)));
    arm();
  }

  arm();
  return () => {
    isStopped = true;
    clearTimeout(timer);
  };
}
