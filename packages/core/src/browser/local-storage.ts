import type { StorageAdapter } from '../ports.ts';

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
  // Pages of two releases that are open side by side must not overwrite each other's facts.
  const key = `${name}.v1`;
  /** Whether `sessionStorage` may have an end. */
  let hasEnd = true;

  /** Returns `null` if the storage is blocked or full. */
  function attempt(where: 'localStorage' | 'sessionStorage', text?: string): string | null {
    try {
      if (text !== undefined) globalThis[where].setItem(key, text);
      return globalThis[where].getItem(key);
    } catch {
      return null;
    }
  }

  return {
    read() {
      const stored = parse(attempt('localStorage'));
      const end = parse(attempt('sessionStorage'));
      // A full storage still has the facts from before the end.
      return end && (!stored || stored.facts?.id === end.facts?.id) ? end : stored;
    },
    write(message) {
      const text = JSON.stringify(message);
      const isEnd = message.facts.ended !== null;
      attempt('localStorage', text);
      if (isEnd || hasEnd) attempt('sessionStorage', isEnd ? text : 'null');
      hasEnd = isEnd;
    },
  };
}

function parse(text: string | null): { readonly facts?: { readonly id?: unknown } } | null {
  try {
    return JSON.parse(text ?? 'null');
  } catch {
    return null;
  }
}
