import type { StoreEvent } from './store/types.ts';

/** The session that something follows. */
export interface Followed {
  readonly sid: string;
  readonly policyId: string;
}

/** What follows sessions: event streams and watches. An end is found by its session, however many are followed. */
export interface Followers<T extends Followed> extends Iterable<T> {
  readonly size: number;
  add(one: T): void;
  remove(one: T): void;
  /** The followers of one session, oldest first. */
  of(sid: string): readonly T[];
  concernedBy(change: StoreEvent): readonly T[];
}

export function createFollowers<T extends Followed>(): Followers<T> {
  const all = new Set<T>();
  /** Arrays, because most sessions have one follower. */
  const bySid = new Map<string, T[]>();
  const of = (sid: string): readonly T[] => bySid.get(sid) ?? [];

  return {
    get size() {
      return all.size;
    },
    [Symbol.iterator]: () => all.values(),
    of,

    add(one) {
      all.add(one);
      bySid.set(one.sid, [...of(one.sid), one]);
    },

    remove(one) {
      all.delete(one);
      const others = of(one.sid).filter((other) => other !== one);
      if (others.length) bySid.set(one.sid, others);
      else bySid.delete(one.sid);
    },

    concernedBy(change) {
      if (change.kind === 'end') return of(change.sid);
      return [...all].filter(({ policyId }) => change.kind === 'unknown' || policyId === change.policyId);
    },
  };
}
