import type { SessionEngine } from '@curfew/server';
import type { Logger } from 'pino';

const EVERY_MS = 60_000;

/** Nodes that were started together do not sweep together: each pause is up to so much longer or shorter. */
const JITTER = 0.2;

/**
 * Sweeps about every minute. Any number of nodes may: each takes other rows, or finds nothing to do. One sweep that takes
 * longer is not overtaken by the next.
 *
 * @param onSwept - called after each sweep that succeeded
 * @returns its own undo
 */
export function startSweeper(engine: Pick<SessionEngine, 'sweep'>, log: Logger, onSwept: () => void): () => void {
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;

  function arm(): void {
    const pause = EVERY_MS * (1 + JITTER * (2 * Math.random() - 1));
    timer = setTimeout(sweep, pause).unref();
  }

  async function sweep(): Promise<void> {
    try {
      await engine.sweep();
      onSwept();
    } catch (error) {
      log.error({ err: error }, 'the sweep failed');
    }
    if (!isStopped) arm();
  }

  arm();
  return () => {
    isStopped = true;
    clearTimeout(timer);
  };
}
