import type { Clock } from './clock.ts';
import type { Turns } from './concurrency-limit.ts';
import type { StoreEvent } from './store/types.ts';

/** After a round, no other begins for the same policy for this many times as long as it took. */
const REST = 4;

/** In ms. */
const LONGEST_REST_MS = 5_000;

/**
 * A saved policy makes a node read the sessions of all its followers, which is a round. An administrator who saves all the time
 * would keep the node busy, at the cost of other tenants. So rounds of a policy rest for most of the time. What is saved
 * meanwhile is in the next one.
 *
 * @param turns - where the reads of a round wait
 * @param begin - begins the reads that follow a change
 * @returns a function for each change
 */
export function createRounds(
  clock: Clock,
  turns: Turns,
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
    await new Promise<void>((done) => turns(async () => done()));
    const restMs = Math.min(REST * (clock.now() - from), LONGEST_REST_MS);
    if (restMs >= 1) await new Promise<void>((done) => clock.setTimer(done, restMs));
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
