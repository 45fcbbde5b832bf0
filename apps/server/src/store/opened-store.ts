import type { Store } from '@curfew/server';

/** A store that the server has opened: closing it closes the connections to it too. */
export interface OpenedStore {
  readonly store: Store;
  /** The connections to it, by what they do; `null` if it has no pool of them. */
  readonly connections: (() => Readonly<Record<string, number>>) | null;
}
