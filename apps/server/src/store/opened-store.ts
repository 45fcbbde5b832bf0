import type { Store } from '@curfew/server';

/** Closing the store also closes its connections. */
export interface OpenedStore {
  readonly store: Store;
  /** By state; `null` without a pool. */
  readonly connections: (() => Readonly<Record<string, number>>) | null;
}
