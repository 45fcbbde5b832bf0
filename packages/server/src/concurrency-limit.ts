/**
 * Runs a job when it is its turn. A job must not reject.
 *
 * @returns a function that removes it from the queue, if it still waits
 */
export type Turns = (job: () => Promise<void>) => () => void;

/** A change of policy causes many reads, which must not block other requests. */
const READS = 256;

/** Limits the reads that follow a change. */
export function limitReads(): Turns {
  return limitConcurrency(READS);
}

/** Runs jobs in the order of their calls. */
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
