import type { RecordStore } from '../ports.ts';

/**
 * The record in `localStorage`, for tabs that open later and for reloads. Where storage is blocked or full nothing is
 * kept: tabs still tell each other, but a page that reloads alone has forgotten.
 *
 * @param options.key - the storage key, `curfew` by default: two products on one origin need two
 * @example
 * createSession({ policy, storage: localRecord({ key: 'acme:session' }) });
 */
export function localRecord({ key = 'curfew' }: { readonly key?: string } = {}): RecordStore {
  return {
    read() {
      try {
        return JSON.parse(localStorage.getItem(key) ?? 'null');
      } catch {
        return null;
      }
    },
    write(envelope) {
      try {
        localStorage.setItem(key, JSON.stringify(envelope));
      } catch {
        // Full or blocked.
      }
    },
  };
}
