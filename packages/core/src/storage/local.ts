import type { RecordStore } from '../ports.ts';

/**
 * The record in `localStorage`, for tabs that open later and for reloads. Where storage is blocked or full, it keeps
 * the last record in this tab alone and carries on.
 *
 * @param options.key - the storage key, `curfew` by default: two products on one origin need two
 * @example
 * createSession({ policy, storage: localRecord({ key: 'acme:session' }) });
 */
export function localRecord({ key = 'curfew' }: { readonly key?: string } = {}): RecordStore {
  let kept: unknown = null;
  let own = false;
  return {
    read() {
      if (own) return kept;
      try {
        return JSON.parse(localStorage.getItem(key) ?? 'null');
      } catch {
        return kept;
      }
    },
    write(envelope) {
      kept = envelope;
      try {
        localStorage.setItem(key, JSON.stringify(envelope));
        own = false;
      } catch {
        own = true;
      }
    },
  };
}
