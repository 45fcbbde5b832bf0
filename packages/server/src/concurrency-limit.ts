/** A job must not reject. The result removes it from the queue. */
export type Turns = (job: () => Promise<void>) => () => void;

/** A change of policy must not block other requests by its reads. */
const READS = 256;

export function limitReads(): Turns {
  return limitConcurrency(READS);
}

export function limitConcurrency(limit: number): Turns {
  const waiting: { job: (() => Promise<void>) | null }[] = [];
  let running = 0;

  async function run(job: () => Promise<void>): Promise<void> {
    running += 1;
    await job();
    running -= 1;
    let next = waiting.shift();
    while (next && !next.job) next = waiting.shift();
    if (next?.job) void run(next.job);
  }

  return (job) => {
    if (running < limit) {
      void run(job);
      return () => {};
    }
    const turn = { job: job as (() => Promise<void>) | null };
    waiting.push(turn);
    return () => {
      turn.job = null;
    };
  };
}
