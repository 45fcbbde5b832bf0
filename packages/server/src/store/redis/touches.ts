import { inBatches } from './batches.ts';
import { evaluate } from './calls.ts';
import type { RedisCalls } from './client.ts';
import { type Policies, type PolicyCopy, policyArgs } from './policies.ts';
import { type Replies, type Result, TOUCH } from './scripts.ts';

/** Sessions per script: Redis does nothing else meanwhile. */
const BATCH = 100;

export interface Touch {
  readonly key: string;
  readonly ageMs: number;
  readonly sid: string;
  readonly policyId: string;
  readonly copy: PolicyCopy | null;
  /** By `performance.now()`. */
  readonly until: number;
}

interface Group {
  readonly keys: string[];
  readonly args: (string | number)[];
  readonly places: number[];
}

type Answer = readonly [now: number, result: Result];

/** In a Cluster each session has its own script: a node that does not respond must not delay the others. */
export function touchTogether(
  { call }: RedisCalls,
  policies: Policies,
  isCluster: boolean,
): (touch: Touch) => Promise<Answer> {
  const send = (touches: readonly Touch[]): Promise<Answer[]> =>
    call(async (redis) => {
      const answers: Answer[] = [];
      const run = async ({ keys, args, places }: Group): Promise<void> => {
        const [now, ...results] = (await evaluate(redis, TOUCH, [...keys, ...policies.keys], args)) as Replies;
        for (const [n, result] of results.entries()) answers[places[n] ?? -1] = [now, result];
      };
      await Promise.all(groupsOf(touches, policies).map(run));
      return answers;
    });

  if (isCluster) return async (touch) => (await send([touch]))[0] as Answer;

  const sendInBatch = inBatches(BATCH, async (touches: readonly Touch[], turn) => {
    await turn;
    return send(touches);
  });
  return async (touch) => {
    const [answers, place] = await sendInBatch(touch);
    return answers[place] as Answer;
  };
}

function groupsOf(touches: readonly Touch[], policies: Policies): Group[] {
  // The callers that have more time try again.
  const giveUpAt = policies.clockAt(Math.min(...touches.map(({ until }) => until)));
  const groups = new Map<unknown, Group>();
  for (const [place, { key, ageMs, sid, policyId, copy }] of touches.entries()) {
    const name = copy ?? policyId;
    const group = groups.get(name) ?? { keys: [], args: policyArgs(policyId, copy, giveUpAt), places: [] };
    groups.set(name, group);
    group.keys.push(key);
    group.args.push(ageMs, sid);
    group.places.push(place);
  }
  return [...groups.values()];
}
