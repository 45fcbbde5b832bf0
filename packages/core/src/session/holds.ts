import type { HoldOptions } from '../api.ts';
import type { Clock } from '../ports.ts';
import type { Hold } from '../state/hold.ts';

const LIMIT_MS = 14_400_000;

export interface Holds {
  list(): readonly Hold[];
  hold(label: string, options?: HoldOptions): () => void;
  clear(): void;
}

/** `counted`: whether it had not reached its limit. */
export function createHolds(clock: Clock, onHold: () => void, onRelease: (counted: boolean) => void): Holds {
  let holds: readonly Hold[] = [];

  return {
    list: () => holds,
    hold(label, { limitMs = LIMIT_MS } = {}) {
      if (!(limitMs > 0)) throw new RangeError('hold needs a limitMs above 0.');
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
