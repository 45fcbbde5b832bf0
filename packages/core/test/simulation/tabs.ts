import type { Tab } from '../../src/testing/index.ts';

/** Whether a tab shows an active session or its warning. */
export function live(tab: Tab): boolean {
  const { status } = tab.session.getSnapshot();
  return status === 'active' || status === 'warning';
}

export function runs({ state }: Tab): boolean {
  return state === 'running' || state === 'hidden';
}

export function idOf(tab: Tab): string {
  return tab.session.getSnapshot().id ?? '';
}

export function perTab<T>(first: () => T): (tab: Tab) => T {
  const known = new Map<Tab, T>();
  return (tab) => {
    const found = known.get(tab) ?? first();
    known.set(tab, found);
    return found;
  };
}
