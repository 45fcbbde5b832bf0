import type { SessionWithPolicy } from '../types.ts';
import type { SqlQuery } from './driver.ts';
import { toFound } from './rows.ts';

/** Concurrent statements. With one, the database would be idle between two; more would only make groups smaller. */
const LANES = 2;

/** Larger groups gain nothing, and hold row locks for longer. */
export const GROUP = 500;

export interface Ask {
  readonly tokenHash: string;
}

type Waiting<A> = A & {
  readonly resolve: (found: SessionWithPolicy | null) => void;
  readonly reject: (error: unknown) => void;
};

/**
 * Processes requests in groups: while statements run, further requests are collected for the next. A single request is
 * not delayed for others. A statement begins after the last of its requests.
 *
 * @param split - selects the next group from the waiting requests, which are in order of arrival
 * @param query - runs the statement for a group; returns at most one row per session
 */
export function inGroups<A extends Ask>(
  split: <W extends Ask>(waiting: readonly W[]) => readonly [group: W[], rest: W[]],
  query: (group: readonly A[]) => ReturnType<SqlQuery['query']>,
): (ask: A) => Promise<SessionWithPolicy | null> {
  let waiting: Waiting<A>[] = [];
  let running = 0;

  async function run(): Promise<void> {
    running += 1;
    while (waiting.length > 0) {
      const [group, rest] = split(waiting);
      waiting = rest;
      await answer(group);
    }
    running -= 1;
  }

  async function answer(group: readonly Waiting<A>[]): Promise<void> {
    try {
      const found = new Map((await query(group)).map((row) => [row.token_hash, toFound(row)]));
      for (const { tokenHash, resolve } of group) resolve(found.get(tokenHash) ?? null);
    } catch (error) {
      for (const { reject } of group) reject(error);
    }
  }

  return (ask) =>
    new Promise((resolve, reject) => {
      waiting.push({ ...ask, resolve, reject });
      if (running < LANES) void run();
    });
}
