import type { Envelope } from '../model/envelope.ts';
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
  let kept: Envelope | null = null;
  return {
    read() {
      try {
        return kept ?? JSON.parse(localStorage.getItem(key) ?? 'null');
      } catch {
        return null;
      }
    },
    write(envelope) {
      kept = null;
      try {
        localStorage.setItem(key, JSON.stringify(envelope));
      } catch {
        kept = envelope;
      }
    },
  };
}
