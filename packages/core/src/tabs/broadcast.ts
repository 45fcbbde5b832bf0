import { BroadcastChannel } from 'broadcast-channel';
import type { TabLink } from '../ports.ts';

/**
 * Tabs over broadcast-channel: the browser's own BroadcastChannel where there is one, IndexedDB or `localStorage`
 * elsewhere. The leader holds a Web Lock; where there are none, every tab leads, which costs traffic and nothing else.
 *
 * @param options.name - `curfew` by default: two products on one origin need two
 * @see https://html.spec.whatwg.org/multipage/web-messaging.html#broadcasting-to-other-browsing-contexts
 * @see https://www.w3.org/TR/web-locks/
 * @example
 * createSession({ policy, tabs: broadcastTabs({ name: 'acme' }) });
 */
export function broadcastTabs({ name = 'curfew' }: { readonly name?: string } = {}): TabLink {
  return {
    connect(onMessage) {
      const channel = open(name);
      if (channel) channel.onmessage = onMessage;
      return {
        post: (envelope) => void channel?.postMessage(envelope).catch(() => {}),
        lead: (onChange) => holdLock(`curfew:${name}`, onChange),
        close: () => void channel?.close().catch(() => {}),
      };
    },
  };
}

/** A page without any channel still has the record, and the server. */
function open(name: string): BroadcastChannel | null {
  try {
    return new BroadcastChannel(name, { webWorkerSupport: false });
  } catch {
    return null;
  }
}

function holdLock(name: string, onChange: (leading: boolean) => void): () => void {
  const resigned = new AbortController();
  const { signal } = resigned;
  const lead = () =>
    new Promise<void>((release) => {
      signal.onabort = () => release();
      if (signal.aborted) release();
      else onChange(true);
    });
  const locks = globalThis.navigator?.locks;
  (locks ? locks.request(name, { signal }, lead) : lead()).catch(lead);
  return () => {
    resigned.abort();
    onChange(false);
  };
}
