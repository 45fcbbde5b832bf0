import type { StorageAdapter } from '../ports.ts';

/**
 * A record that lives as long as the page: for tests, and for hosts that must not store anything. Give the same one to
 * several sessions to play several tabs.
 *
 * @example
 * createSession({ policy, storage: memoryStorage() });
 */
export function memoryStorage(): StorageAdapter {
  let text = 'null';
  return {
    read: () => JSON.parse(text),
    write(envelope) {
      text = JSON.stringify(envelope);
    },
  };
}
