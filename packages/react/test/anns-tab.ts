import { runningTab, type Tab } from './tab.ts';

/** A running tab of a session with an account. */
export function annsTab(options?: Parameters<typeof runningTab>[1], account = 'ann'): Tab {
  const tab = runningTab(0, options);
  tab.session.signedIn({ account });
  return tab;
}
