import type { StoreEvent } from './store/types.ts';

export interface Followed {
  readonly sid: string;
  readonly policyId: string;
}

/** Event streams and watches. An end finds them by its session. */
export interface Followers<T extends Followed> extends Iterable<T> {
  readonly size: number;
  add(one: T): void;
  remove(one: T): void;
  /** Oldest first. */
  of(sid: string): readonly T[];
  concernedBy(change: StoreEvent): readonly T[];
}

export function createFollowers<T extends Followed>(): Followers<T> {
  const all = new Set<T>();
  /** Most sessions have one follower, and a set is larger than it. */
  const bySid = new Map<string, T | Set<T>>();

  function of(sid: string): readonly T[] {
    const own = bySid.get(sid);
    if (own instanceof Set) return [...own];
    return own === undefined ? [] : [own];
  }

  return {
    get size() {
      return all.size;
    },
    [Symbol.iterator]: () => all.values(),
    of,

    add(one) {
      all.add(one);
      const own = bySid.get(one.sid);
      if (own instanceof Set) own.add(one);
      else bySid.set(one.sid, own === undefined ? one : new Set([own, one]));
    },

    remove(one) {
      all.delete(one);
      const own = bySid.get(one.sid);
      if (own instanceof Set) own.delete(one);
      if (own === one || (own instanceof Set && own.size === 0)) bySid.delete(one.sid);
    },

    concernedBy(change) {
      if (change.kind === 'end') return of(change.sid);
      return [...all].filter(({ policyId }) => change.kind === 'unknown' || policyId === change.policyId);
    },
  };
}
