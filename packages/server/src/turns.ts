import { limitConcurrency } from './concurrency-limit.ts';
import { atDeadline } from './deadline.ts';
import { StoreUnavailableError } from './errors.ts';

/** Rejects if its turn does not come before `until`, as `performance.now()` counts. */
export type Turns = <T>(job: () => Promise<T>, until: number) => Promise<T>;

export function takeTurns(limit: number): Turns {
  const queue = limitConcurrency(limit);

  return (job, until) =>
    new Promise((resolve, reject) => {
      let leave = (): void => {};
      const cancel = atDeadline(until, () => {
        leave();
        reject(new StoreUnavailableError(new Error('The turn of this operation did not come in time.')));
      });
      leave = queue(async () => {
        cancel();
        // A job of your own store may throw instead.
        await (async () => job())().then(resolve, reject);
      });
    });
}

export function takeTurnsByKey(): (key: string) => Turns {
  const keys = new Map<string, { readonly turns: Turns; users: number }>();

  return (key) => async (job, until) => {
    const own = keys.get(key) ?? { turns: takeTurns(1), users: 0 };
    keys.set(key, own);
    own.users += 1;
    try {
      return await own.turns(job, until);
    } finally {
      own.users -= 1;
      if (own.users === 0) keys.delete(key);
    }
  };
}
