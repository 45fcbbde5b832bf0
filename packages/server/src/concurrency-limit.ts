/**
 * A job must not reject. An urgent one comes before all that wait. The result removes it from the queue, and returns whether it was
 * there.
 */
export type Enqueue = (job: () => Promise<void>, isUrgent?: boolean) => () => boolean;

/** A change of policy must not block other requests by its reads. */
const READS = 256;

export function limitReads(): Enqueue {
  return limitConcurrency(READS);
}

interface Waiting {
  /** `null` once it has left or begun. */
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
    if (first) first.job = null;
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

  return (job, isUrgent = false) => {
    if (running < limit) {
      void run(job);
      return () => false;
    }
    const turn: Waiting = { job, next: isUrgent ? first : null };
    if (last && !isUrgent) last.next = turn;
    else first = turn;
    if (!turn.next) last = turn;
    return () => {
      const waits = turn.job !== null;
      turn.job = null;
      return waits;
    };
  };
}
