import type { Facts } from '../../src/state/index.ts';
import type { Tab } from '../../src/testing/index.ts';

/** Whether a tab shows an active session or its warning. */
export function live(tab: Tab): boolean {
  const { status } = tab.session.getSnapshot();
  return status === 'active' || status === 'warning';
}

export function runs({ state }: Tab): boolean {
  return state === 'running' || state === 'hidden';
}

/** Sorts before all ids. */
const BEGUN_BY_PAGES = '0';

/** Names the session: all that pages began by themselves are one. */
export function nameOf({ id, provisional }: Pick<Facts, 'id' | 'provisional'>): string {
  return provisional ? BEGUN_BY_PAGES : id;
}

/** The name of the session that a tab shows; empty without one. */
export function idOf(tab: Tab): string {
  let name = '';
  tab.session.observe(({ facts }) => {
    name = facts ? nameOf(facts) : '';
  })();
  return name;
}

/** The id of the facts, which the snapshot shows later if a warning waits. */
export function factsIdOf(tab: Tab): string {
  let id = '';
  tab.session.observe(({ facts }) => {
    id = facts?.id ?? '';
  })();
  return id;
}

export function perTab<T>(first: () => T): (tab: Tab) => T {
  const known = new Map<Tab, T>();
  return (tab) => {
    const found = known.get(tab) ?? first();
    known.set(tab, found);
    return found;
  };
}
