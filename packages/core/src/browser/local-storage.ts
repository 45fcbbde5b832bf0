import type { StorageAdapter } from '../ports.ts';

/**
 * The facts in `localStorage`, for tabs that open later and for reloads. If storage is blocked or full, nothing is kept:
 * open tabs still send messages, but a page that reloads alone loses its session.
 *
 * @param options.name - the storage key is this and the version of the format, as in `curfew.v1`
 * @example
 * createBareSession({ clock: systemClock(), policy, storage: localStorageAdapter({ name: 'acme' }) });
 */
export function localStorageAdapter({ name = 'curfew' }: { readonly name?: string | undefined } = {}): StorageAdapter {
  // Pages of two releases that are open side by side must not overwrite each other's facts.
  const key = `${name}.v1`;
  return {
    read() {
      try {
        return JSON.parse(localStorage.getItem(key) ?? 'null');
      } catch {
        return null;
      }
    },
    write(message) {
      try {
        localStorage.setItem(key, JSON.stringify(message));
      } catch {
        // Full or blocked.
      }
    },
  };
}
