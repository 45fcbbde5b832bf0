// @ts-nocheck
import type { Envelope } from '../model/envelope.ts';
import type { TabLink } from '../ports.ts';

/**
 * Tabs inside one page: every session that is given the same link hears the others. For tests, stories and hosts that
 * show several sessions side by side.
 *
 * Messages arrive before `post` returns; the first that stands for leader leads.
 *
 * @example
 * const tabs = memoryTabs();
 * const a = createSession({ policy, tabs, storage, clock });
 * const b = createSession({ policy, tabs, storage, clock });
 */
export function memoryTabs(): TabLink {
  const connected = new Set<(envelope: Envelope) => void>();
  const candidates: ((leading: boolean) => void)[] = [];

  return {
    connect(onMessage) {
      connected.add(onMessage);
      return {
        post(envelope) {
          for (const deliver of connected) if (deliver !== onMessage) deliver(structuredClone(envelope));
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
}
