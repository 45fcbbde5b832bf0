import { StoreUnavailableError } from '../../errors.ts';
import { atDeadline } from './deadline.ts';

/** Runs a job in its turn. Rejects if its turn does not come before `until`, as `performance.now()` counts. */
export type Turns = <T>(job: () => Promise<T>, until: number) => Promise<T>;

/** Runs at most `limit` jobs at once, in the order of their calls. */
export function takeTurns(limit: number): Turns {
  const waiting: { isOver: boolean; readonly go: () => void }[] = [];
  let running = 0;

  function turn(until: number): Promise<void> {
    return new Promise((resolve, reject) => {
      const cancel = atDeadline(until, () => {
        one.isOver = true;
        reject(new StoreUnavailableError(new Error('The turn of this operation did not come in time.')));
      });
      const go = (): void => {
        cancel();
        resolve();
      };
      const one = { isOver: false, go };
      waiting.push(one);
    });
  }

  return async (job, until) => {
    if (running < limit) running += 1;
    else await turn(until);
    try {
      return await job();
    } finally {
      let next = waiting.shift();
      while (next?.isOver) next = waiting.shift();
      if (next) next.go();
      else running -= 1;
    }
  };
}

/** Runs the jobs of each key one after another, in the order of their calls. */
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
