export type Turns = <T>(job: () => Promise<T>) => Promise<T>;

/** A change of policy causes many reads, which must not block other requests. */
const READS = 256;

/** Limits the reads that follow a change. */
export function limitReads(): Turns {
  return limitConcurrency(READS);
}

/** Runs jobs in the order of their calls. */
function limitConcurrency(limit: number): Turns {
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
