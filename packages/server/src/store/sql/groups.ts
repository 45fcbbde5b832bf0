import type { Found } from '../types.ts';
import type { SqlQuery } from './driver.ts';
import { toFound } from './rows.ts';

/** Statements at work at a time. One alone would leave the database idle between two; more only make groups smaller. */
const LANES = 2;

/** More in one statement gain nothing, and hold their row locks for longer. */
export const GROUP = 500;

/** What is asked about one session. */
export interface Ask {
  readonly tokenHash: string;
}

type Waiting<A> = A & {
  readonly resolve: (found: Found | null) => void;
  readonly reject: (error: unknown) => void;
};

/**
 * Answers in groups: while a statement is under way, more asks gather for the next. One that comes alone waits for
 * nobody, and a statement begins after the last of its asks.
 *
 * @param split - which of those that wait, the longest first, go together, and which wait on
 * @param query - the statement for a group; it answers at most one row a session
 */
export function inGroups<A extends Ask>(
  split: <W extends Ask>(waiting: readonly W[]) => readonly [group: W[], rest: W[]],
  query: (group: readonly A[]) => ReturnType<SqlQuery['query']>,
): (ask: A) => Promise<Found | null> {
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
