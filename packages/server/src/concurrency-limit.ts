/** A job must not reject. The result removes it from the queue. */
export type Enqueue = (job: () => Promise<void>) => () => void;

/** A change of policy must not block other requests by its reads. */
const READS = 256;

export function limitReads(): Enqueue {
  return limitConcurrency(READS);
}

interface Waiting {
  /** `null` once it has left. */
  job: (() => Promise<void>) | null;
  next: Waiting | null;
}

export function limitConcurrency(limit: number): Enqueue {
  // Linked, because `shift` moves all the others of a large array: a change of policy lets tens of thousands wait.
  let first: Waiting | null = null;
  let last: Waiting | null = null;
  let running = 0;

  function take(): (() => Promise<void>) | null {
    while (first && !first.job) first = first.next;
    const job = first?.job ?? null;
    first = first?.next ?? null;
    last = first && last;
    return job;
  }

  async function run(job: () => Promise<void>): Promise<void> {
    running += 1;
    await job();
    running -= 1;
    const next = take();
    if (next) void run(next);
  }

  return (job) => {
    if (running < limit) {
      void run(job);
      return () => {};
    }
    const turn: Waiting = { job, next: null };
    if (last) last.next = turn;
    else first = turn;
    last = turn;
    return () => {
      turn.job = null;
    };
  };
}
