import type { Clock } from './clock.ts';
import type { Enqueue } from './concurrency-limit.ts';
import type { StoreEvent } from './store/types.ts';

/** A multiple of the round's duration. */
const PAUSE = 4;

const LONGEST_PAUSE_MS = 5_000;

/**
 * In a round a node reads the sessions of all followers of a policy. A pause follows each, so that an administrator who saves
 * all the time does not keep the node busy. What is saved meanwhile is in the next round.
 */
export function createRounds(
  clock: Clock,
  enqueue: Enqueue,
  begin: (change: StoreEvent) => void | Promise<void>,
): (change: StoreEvent) => void {
  const running = new Map<string, { isOutdated: boolean }>();

  async function run(change: StoreEvent & { kind: 'policy' }): Promise<void> {
    const { policyId } = change;
    const own = { isOutdated: false };
    running.set(policyId, own);
    const from = clock.now();
    await begin(change);
    // Its turn comes after the reads.
    await new Promise<void>((done) => enqueue(async () => done()));
    const pauseMs = Math.min(PAUSE * (clock.now() - from), LONGEST_PAUSE_MS);
    if (pauseMs >= 1) await new Promise<void>((done) => clock.setTimer(done, pauseMs));
    running.delete(policyId);
    if (own.isOutdated) void run(change);
  }

  return (change) => {
    const current = change.kind === 'policy' ? running.get(change.policyId) : undefined;
    if (current) current.isOutdated = true;
    else if (change.kind === 'policy') void run(change);
    else void begin(change);
  };
}
