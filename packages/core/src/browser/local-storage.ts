import type { StorageAdapter } from '../ports.ts';

type Where = 'localStorage' | 'sessionStorage';

/** Not validated. */
interface Stored {
  readonly facts?: { readonly id?: unknown };
}

/**
 * The facts in `localStorage`, for tabs that open later and for reloads. An end is in `sessionStorage` too: it survives a
 * `localStorage.clear()` of your app, so that a page that has signed out and reloads begins no session. If storage is
 * blocked or full, nothing is kept: open tabs still send messages, but a page that reloads alone loses its
 * session.
 *
 * @param options.name - the storage key is this and the version of the format, as in `curfew.v1`
 * @example
 * createBareSession({ clock: systemClock(), policy, storage: localStorageAdapter({ name: 'acme' }) });
 */
export function localStorageAdapter({ name = 'curfew' }: { readonly name?: string | undefined } = {}): StorageAdapter {
  // Pages of two releases may be open side by side.
  const key = `${name}.v1`;
  /** Only this page writes to `sessionStorage`. */
  let hasEnd = true;

  function readFrom(where: Where): Stored | null {
    try {
      return JSON.parse(globalThis[where].getItem(key) ?? 'null');
    } catch {
      return null;
    }
  }

  function writeTo(where: Where, text: string): void {
    try {
      globalThis[where].setItem(key, text);
    } catch {
      // Full or blocked.
    }
  }

  return {
    read() {
      const stored = readFrom('localStorage');
      const end = hasEnd ? readFrom('sessionStorage') : null;
      // A full storage still has the facts from before the end.
      return end && (!stored || stored.facts?.id === end.facts?.id) ? end : stored;
    },
    write(message) {
      const text = JSON.stringify(message);
      const isEnd = message.facts.ended !== null;
      writeTo('localStorage', text);
      if (isEnd || hasEnd) writeTo('sessionStorage', isEnd ? text : 'null');
      hasEnd = isEnd;
    },
  };
}
