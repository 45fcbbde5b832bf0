import type { Store } from '@curfew/server';

/** Closing the store also closes its connections. */
export interface OpenedStore {
  readonly store: Store;
  /** By state; `null` if the store has no pool. */
  readonly connections: (() => Readonly<Record<string, number>>) | null;
}
