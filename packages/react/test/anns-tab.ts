import { type Tab, tabIn } from './tab.ts';

/** A running tab of a session with an account. */
export function annsTab(options?: Parameters<typeof tabIn>[1]): Tab {
  return tabIn({ status: 'active', account: 'ann' }, options);
}
