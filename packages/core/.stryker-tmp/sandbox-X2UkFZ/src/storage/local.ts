// @ts-nocheck
import type { RecordStore } from '../ports.ts';

/**
 * The record in `localStorage`, for tabs that open later and for reloads. Where storage is blocked or full nothing is
 * kept: tabs still tell each other, but a page that reloads alone has forgotten.
 *
 * @param options.key - the storage key, `curfew` by default, before the version of the format, as in `curfew.v1`: two products on one origin need two
 * @example
 * createSession({ policy, storage: localRecord({ key: 'acme:session' }) });
 */
export function localRecord({ key = 'curfew' }: { readonly key?: string } = {}): RecordStore {
  // Pages of two versions, open side by side, would overwrite each other's record.
  const name = `${key}.v1`;
  return {
    read() {
      try {
        return JSON.parse(localStorage.getItem(name) ?? 'null');
      } catch {
        return null;
      }
    },
    write(envelope) {
      try {
        localStorage.setItem(name, JSON.stringify(envelope));
      } catch {
        // Full or blocked.
      }
    },
  };
}
