import type { StorageAdapter } from '../ports.ts';

/**
 * Storage that lasts as long as the page: for tests, and for apps that must not store anything. Sessions that are given
 * the same storage act as tabs of one browser.
 *
 * @example
 * createSession({ policy, storage: memoryStorage() });
 */
export function memoryStorage(): StorageAdapter {
  let text = 'null';
  return {
    read: () => JSON.parse(text),
    write(message) {
      text = JSON.stringify(message);
    },
  };
}
