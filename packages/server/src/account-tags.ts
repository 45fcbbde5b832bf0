import { hash } from 'node:crypto';
import type { SessionOwner, Store } from './store/types.ts';

/** In characters of 6 bits. Two of a billion persons have one tag with a probability below 10⁻²⁰. */
const LENGTH = 22;

/** Returns the tag of a person, as `SessionState.account` has it. */
export type AccountTag = (owner: SessionOwner) => string;

/** The tags of accounts, by the key that all nodes share. */
export interface AccountTags {
  /** `null` until the key is known. */
  readonly tag: AccountTag | null;
  /** @throws StoreUnavailableError if the store does not respond */
  load(): Promise<AccountTag>;
}

export function createAccountTags(store: Pick<Store, 'accountKey' | 'subscribe'>): AccountTags {
  let tag: AccountTag | null = null;
  let loading: Promise<AccountTag> | null = null;

  // A store that has lost its data makes another key. Nodes that kept the old one would tag one person differently.
  store.subscribe(({ kind }) => {
    if (kind === 'unknown') tag = loading = null;
  });

  async function read(): Promise<AccountTag> {
    const key = await store.accountKey();
    return (owner) => tagOf(owner, key);
  }

  return {
    get tag() {
      return tag;
    },

    async load() {
      loading ??= read();
      const own = loading;
      try {
        const loaded = await own;
        if (loading === own) tag = loaded;
        return loaded;
      } finally {
        if (loading === own) loading = null;
      }
    },
  };
}

/**
 * A keyed hash of what no two pairs of tenant and subject have in common. Every request computes it, and HMAC would cost more than
 * twice as much. HMAC protects against a hash that is extended without the key. A part of the hash cannot be extended either.
 */
function tagOf({ tenant, subject }: SessionOwner, key: string): string {
  return hash('sha256', key + JSON.stringify([tenant, subject]), 'base64url').slice(0, LENGTH);
}
