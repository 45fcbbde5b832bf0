import type { TabAdapter, TabsPort } from '../ports.ts';
import { tabSync } from '../session/tab-sync.ts';
import type { TabMessage } from '../state/message.ts';

/** Tabs inside one page. */
export interface MemoryTabs extends TabsPort {
  /** The channel itself, for tests that send messages. */
  readonly adapter: TabAdapter;
}

/**
 * Tabs inside one page: sessions that are given the same tabs share activity. For tests, stories and apps that show
 * several sessions side by side.
 *
 * Messages arrive before `post` returns. The first candidate leads.
 *
 * @example
 * const tabs = memoryTabs();
 * const a = createSession({ policy, tabs, storage, clock });
 * const b = createSession({ policy, tabs, storage, clock });
 */
export function memoryTabs(): MemoryTabs {
  const connected = new Set<(message: TabMessage) => void>();
  const candidates: ((leads: boolean) => void)[] = [];

  const adapter: TabAdapter = {
    connect(onMessage) {
      connected.add(onMessage);
      return {
        post(message) {
          // jsdom under Jest has no structuredClone.
          const text = JSON.stringify(message);
          for (const deliver of connected) if (deliver !== onMessage) deliver(JSON.parse(text));
        },
        lead(onChange, steal) {
          if (steal) candidates[0]?.(false);
          if (steal) candidates.unshift(onChange);
          else candidates.push(onChange);
          if (candidates[0] === onChange) onChange(true);
          return () => {
            const wasLeading = candidates[0] === onChange;
            const place = candidates.indexOf(onChange);
            if (place >= 0) candidates.splice(place, 1);
            onChange(false);
            if (wasLeading) candidates[0]?.(true);
          };
        },
        close() {
          connected.delete(onMessage);
        },
      };
    },
  };
  return { adapter, ...tabSync(adapter) };
}
