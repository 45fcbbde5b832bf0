import { atDeadline } from '../../deadline.ts';
import { StoreUnavailableError } from '../../errors.ts';
import type { SessionWithPolicy } from '../types.ts';
import { lockPause, type SqlQuery } from './driver.ts';
import { toFound } from './rows.ts';

/** With one statement at once, the database would be idle between two; more make groups smaller. */
const LANES = 2;

/** Larger groups gain nothing. */
export const GROUP = 500;

export interface Ask {
  readonly tokenHash: string;
  /** By `performance.now()`. */
  readonly until: number;
}

interface Waiting<A> {
  readonly ask: A;
  /** Its time can end before the statement does. */
  isOver: boolean;
  skips: number;
  readonly resolve: (found: SessionWithPolicy | null) => void;
  readonly reject: (error: unknown) => void;
}

/** `waiting` is in order of arrival. */
type Split = <W extends { readonly ask: Ask }>(waiting: readonly W[]) => readonly [group: W[], rest: W[]];

export const inOrder: Split = (waiting) => [waiting.slice(0, GROUP), waiting.slice(GROUP)];

/**
 * While statements run, requests are collected for the next. Each is rejected at its deadline, wherever it waits.
 *
 * `query` has time `until` the last deadline, and returns at most one row per session. It is asked again about a session
 * that is `skipped`.
 */
export function inGroups<A extends Ask>(
  split: Split,
  query: (group: readonly A[], until: number) => ReturnType<SqlQuery['query']>,
): (ask: A) => Promise<SessionWithPolicy | null> {
  let waiting: Waiting<A>[] = [];
  let running = 0;

  function add(one: Waiting<A>): void {
    waiting.push(one);
    if (running < LANES) void run();
  }

  async function run(): Promise<void> {
    running += 1;
    for (;;) {
      const [group, rest] = split(waiting.filter(({ isOver }) => !isOver));
      waiting = rest;
      if (group.length === 0) break;
      await answer(group);
    }
    running -= 1;
  }

  async function answer(group: readonly Waiting<A>[]): Promise<void> {
    const asks = group.map(({ ask }) => ask);
    try {
      const found = await query(asks, Math.max(...asks.map(({ until }) => until)));
      const rows = new Map(found.map((row) => [row.token_hash, row]));
      const skipped: Waiting<A>[] = [];
      for (const one of group) {
        const row = rows.get(one.ask.tokenHash);
        if (row?.skipped) {
          one.skips += 1;
          skipped.push(one);
        } else one.resolve(row ? toFound(row) : null);
      }
      if (skipped.length > 0) {
        const pauseMs = lockPause(Math.max(...skipped.map(({ skips }) => skips)));
        setTimeout(() => skipped.forEach(add), pauseMs);
      }
    } catch (error) {
      for (const { reject } of group) reject(error);
    }
  }

  return (ask) =>
    new Promise((resolve, reject) => {
      const cancel = atDeadline(ask.until, () => one.reject(new StoreUnavailableError(new Error('no answer in time'))));
      const settle =
        <V>(settled: (value: V) => void) =>
        (value: V): void => {
          one.isOver = true;
          cancel();
          settled(value);
        };
      const one: Waiting<A> = { ask, isOver: false, skips: 0, resolve: settle(resolve), reject: settle(reject) };
      add(one);
    });
}
