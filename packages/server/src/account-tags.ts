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
  let isOutdated = false;

  // A store that has lost its data makes another key.
  store.subscribe(({ kind }) => {
    if (kind !== 'unknown') return;
    isOutdated = true;
    loading = null;
    refresh();
  });

  /** No request waits for it: in a Cluster the node that has the key may be the only one that does not respond. */
  function refresh(): void {
    if (tag && isOutdated && !loading) load().catch(() => {});
  }

  async function read(): Promise<AccountTag> {
    const key = await store.accountKey();
    return (owner) => tagOf(owner, key);
  }

  async function load(): Promise<AccountTag> {
    loading ??= read();
    const own = loading;
    try {
      const loaded = await own;
      if (loading === own) {
        tag = loaded;
        isOutdated = false;
      }
      return loaded;
    } finally {
      if (loading === own) loading = null;
    }
  }

  return {
    get tag() {
      refresh();
      return tag;
    },
    load,
  };
}

/**
 * HMAC would cost each request twice as much. It protects against an extended hash, and a part of a hash cannot be extended
 * either.
 */
function tagOf({ tenant, subject }: SessionOwner, key: string): string {
  return hash('sha256', key + JSON.stringify([tenant, subject]), 'base64url').slice(0, LENGTH);
}
