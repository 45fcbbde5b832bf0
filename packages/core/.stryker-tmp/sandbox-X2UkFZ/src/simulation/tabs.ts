// @ts-nocheck
import type { Tab } from '../testing/index.ts';

/** Whether a tab shows a session that lives. */
export function live(tab: Tab): boolean {
  const { status } = tab.session.getSnapshot();
  return status === 'active' || status === 'warning';
}

/** Whether a tab runs at all. */
export function runs({ state }: Tab): boolean {
  return state === 'running' || state === 'hidden';
}

/** The id of the session that a tab shows. */
export function idOf(tab: Tab): string {
  return tab.session.getSnapshot().id ?? '';
}

/** Something known about each tab. */
export function perTab<T>(first: () => T): (tab: Tab) => T {
  const known = new Map<Tab, T>();
  return (tab) => {
    const found = known.get(tab) ?? first();
    known.set(tab, found);
    return found;
  };
}
