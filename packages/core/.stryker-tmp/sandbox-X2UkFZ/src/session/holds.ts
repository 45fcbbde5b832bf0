// @ts-nocheck
import type { HoldOptions } from '../api.ts';
import type { Hold } from '../model/index.ts';
import type { Clock } from '../ports.ts';

const LIMIT_MS = 14_400_000;

/** What counts somebody as active though they touch nothing. */
export interface Holds {
  list(): readonly Hold[];
  /** @throws RangeError if the limit is not above 0 */
  hold(label: string, options?: HoldOptions): () => void;
  /** They go with their session. */
  clear(): void;
}

/**
 * @param onHold - something is held from now on
 * @param onRelease - it was held up to now, or up to its limit before; called once it is not any more
 */
export function createHolds(clock: Clock, onHold: () => void, onRelease: (counted: boolean) => void): Holds {
  let holds: readonly Hold[] = [];

  return {
    list: () => holds,
    hold(label, { limitMs = LIMIT_MS } = {}) {
      if (!(limitMs > 0)) throw new RangeError('Give hold a limit above 0 ms.');
      const hold = { label, until: clock.now() + limitMs };
      holds = [...holds, hold];
      onHold();
      return () => {
        if (!holds.includes(hold)) return;
        holds = holds.filter((other) => other !== hold);
        onRelease(hold.until > clock.now());
      };
    },
    clear() {
      holds = [];
    },
  };
}
