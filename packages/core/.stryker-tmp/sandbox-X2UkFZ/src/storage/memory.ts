// @ts-nocheck
import type { RecordStore } from '../ports.ts';

/**
 * A record that lives as long as the page: for tests, and for hosts that must not store anything. Give the same one to
 * several sessions to play several tabs.
 *
 * @example
 * createSession({ policy, storage: memoryRecord() });
 */
export function memoryRecord(): RecordStore {
  let text = 'null';
  return {
    read: () => JSON.parse(text),
    write(envelope) {
      text = JSON.stringify(envelope);
    },
  };
}
