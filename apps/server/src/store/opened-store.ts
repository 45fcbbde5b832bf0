import type { Store } from '@curfew/server';

/** An open store. Closing it also closes its connections. */
export interface OpenedStore {
  readonly store: Store;
  /** The number of connections by state; `null` if the store has no pool. */
  readonly connections: (() => Readonly<Record<string, number>>) | null;
}
