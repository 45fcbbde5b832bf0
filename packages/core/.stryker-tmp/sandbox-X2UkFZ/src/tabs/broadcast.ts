// @ts-nocheck
import type { TabLink } from '../ports.ts';
import { openChannel } from './channel.ts';
import { holdLock } from './lock.ts';

/**
 * Tabs over the browser's own BroadcastChannel. Where there is none, the library broadcast-channel is loaded, which
 * finds another way; where that fails too, tabs agree over the record, and a warning on the console says so.
 *
 * The leader holds a Web Lock; where there are none, every tab leads, which costs traffic and nothing else.
 *
 * @param options.name - `curfew` by default: two products on one origin need two
 * @see https://html.spec.whatwg.org/multipage/web-messaging.html#broadcasting-to-other-browsing-contexts
 * @see https://www.w3.org/TR/web-locks/
 * @example
 * createSession({ policy, tabs: broadcastTabs({ name: 'acme' }) });
 */
export function broadcastTabs({ name = 'curfew' }: { readonly name?: string } = {}): TabLink {
  const scoped = `curfew:${name}`;
  return {
    connect: (onMessage) => ({
      ...openChannel(scoped, onMessage),
      lead: (onChange, steal) => holdLock(scoped, onChange, steal),
    }),
  };
}
