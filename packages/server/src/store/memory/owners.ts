import type { SessionOwner } from '../types.ts';

export interface Owners {
  add(owner: SessionOwner, tokenHash: string): void;
  remove(owner: SessionOwner, tokenHash: string): void;
  /** Newest first. */
  tokensOf(owner: SessionOwner): string[];
}

export function createOwners(): Owners {
  // Most owners have one session, and a set is as large as that.
  const tenants = new Map<string | null, Map<string, string | Set<string>>>();

  return {
    add({ tenant, subject }, tokenHash) {
      const subjects = tenants.get(tenant) ?? new Map<string, string | Set<string>>();
      const own = subjects.get(subject);
      if (own instanceof Set) own.add(tokenHash);
      else subjects.set(subject, own === undefined ? tokenHash : new Set([own, tokenHash]));
      tenants.set(tenant, subjects);
    },

    remove({ tenant, subject }, tokenHash) {
      const subjects = tenants.get(tenant);
      const own = subjects?.get(subject);
      if (own instanceof Set) own.delete(tokenHash);
      if (own === tokenHash || (own instanceof Set && own.size === 0)) subjects?.delete(subject);
      if (subjects?.size === 0) tenants.delete(tenant);
    },

    tokensOf({ tenant, subject }) {
      const own = tenants.get(tenant)?.get(subject) ?? [];
      return typeof own === 'string' ? [own] : [...own].reverse();
    },
  };
}
