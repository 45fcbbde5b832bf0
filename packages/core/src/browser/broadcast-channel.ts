import type { TabAdapter, TabsPort } from '../ports.ts';
import { tabSync } from '../session/tab-sync.ts';
import { openChannel } from './channel.ts';
import { holdLock } from './web-lock.ts';

/**
 * Tabs over BroadcastChannel. If the browser lacks it, the library broadcast-channel is loaded. If that fails too, tabs
 * share their facts over storage, with a warning on the console.
 *
 * The leader holds a Web Lock. Without Web Locks every tab leads, which only costs requests.
 *
 * @param options.name - `curfew` by default: two products on one origin need two
 * @see https://html.spec.whatwg.org/multipage/web-messaging.html#broadcasting-to-other-browsing-contexts
 * @see https://www.w3.org/TR/web-locks/
 * @example
 * createSession({ policy, tabs: broadcastTabs({ name: 'acme' }) });
 */
export function broadcastTabs({ name = 'curfew' }: { readonly name?: string | undefined } = {}): TabsPort {
  return tabSync(broadcastAdapter(`curfew:${name}`));
}

export function broadcastAdapter(name: string): TabAdapter {
  return {
    connect: (onMessage) => ({
      ...openChannel(name, onMessage),
      lead: (onChange, steal) => holdLock(name, onChange, steal),
    }),
  };
}
