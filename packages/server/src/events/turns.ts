/** Runs a job when it is its turn; rejects as the job does. */
export type Turns = <T>(job: () => Promise<T>) => Promise<T>;

/** Lets at most `limit` jobs run at a time, first come, first served. */
export function takeTurns(limit: number): Turns {
  const waiting: (() => void)[] = [];
  let running = 0;

  return async (job) => {
    if (running === limit) await new Promise<void>((go) => waiting.push(go));
    else running += 1;
    try {
      return await job();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  };
}
