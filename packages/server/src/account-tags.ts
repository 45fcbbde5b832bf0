import { hash } from 'node:crypto';
import type { SessionOwner, Store } from './store/types.ts';

/** In characters of 6 bits. Two of a billion persons collide with a probability below 10⁻²⁰. */
const LENGTH = 22;

export type AccountTag = (owner: SessionOwner) => string;

export interface AccountTags {
  readonly tag: AccountTag | null;
  load(): Promise<AccountTag>;
}

export function createAccountTags(store: Pick<Store, 'accountKey' | 'subscribe'>): AccountTags {
  let tag: AccountTag | null = null;
  let loading: Promise<AccountTag> | null = null;

  // A store that has lost its data makes another key.
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
 * HMAC would cost each request twice as much. It protects against an extended hash, and a part of a hash cannot be extended
 * either.
 */
function tagOf({ tenant, subject }: SessionOwner, key: string): string {
  return hash('sha256', key + JSON.stringify([tenant, subject]), 'base64url').slice(0, LENGTH);
}
