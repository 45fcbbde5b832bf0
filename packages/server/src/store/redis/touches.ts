import type { RedisCalls } from './client.ts';
import { type Policies, type PolicyCopy, policyArgs } from './policies.ts';
import { type Replies, type Result, TOUCH } from './scripts.ts';

/** The most sessions that one script touches: Redis does nothing else meanwhile. */
const BATCH = 100;

/** Sends a heartbeat of the session of a key. `args`: the age of the input, and the page's session or ''. */
export type SendTouch = (
  key: string,
  args: readonly [ageMs: number, sid: string],
  id: string,
  copy: PolicyCopy | null,
) => Promise<[now: number, result: Result]>;

interface Batch {
  readonly copy: PolicyCopy | null;
  readonly keys: string[];
  readonly args: (string | number)[];
  readonly replies: Promise<Replies>;
}

/**
 * Touches the sessions of all callers of one turn of the event loop together, those of each policy in one script. In a
 * Cluster they are on different nodes.
 */
export function touchTogether({ run }: RedisCalls, policies: Policies, isCluster: boolean): SendTouch {
  const most = isCluster ? 1 : BATCH;
  const batches = new Map<string, Batch>();

  async function send(
    id: string,
    copy: PolicyCopy | null,
    keys: string[],
    args: (string | number)[],
  ): Promise<Replies> {
    await new Promise(setImmediate);
    if (batches.get(id)?.keys === keys) batches.delete(id);
    return run(TOUCH, [...keys, ...policies.keys], [...policyArgs(id, copy, policies), ...args]) as Promise<Replies>;
  }

  return async (key, [ageMs, sid], id, copy) => {
    let batch = batches.get(id);
    if (!batch || batch.copy !== copy || batch.keys.length >= most) {
      const [keys, args]: [string[], (string | number)[]] = [[], []];
      batch = { copy, keys, args, replies: send(id, copy, keys, args) };
      batches.set(id, batch);
    }
    const place = batch.keys.push(key);
    batch.args.push(ageMs, sid);
    const replies = await batch.replies;
    return [replies[0], replies[place] as Result];
  };
}
