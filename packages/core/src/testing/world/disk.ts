import type { StorageAdapter } from '../../ports.ts';

/** Local storage that works, that rejects writes, or that rejects reads too. */
export type DiskState = 'working' | 'full' | 'blocked';

export interface Disk {
  state: DiskState;
  writes(): number;
  /** What is stored; `null` while storage is blocked. */
  content(): unknown;
  /** Removes what is stored, as an app does with `localStorage.clear()`. */
  clear(): void;
  record(): StorageAdapter;
}

export function createDisk(): Disk {
  let text = 'null';
  let writes = 0;
  const disk: Disk = {
    state: 'working',
    writes: () => writes,
    content: () => (disk.state === 'blocked' ? null : JSON.parse(text)),
    clear() {
      text = 'null';
    },
    record: () => ({
      read: disk.content,
      write(envelope) {
        if (disk.state !== 'working') return;
        writes++;
        text = JSON.stringify(envelope);
      },
    }),
  };
  return disk;
}
