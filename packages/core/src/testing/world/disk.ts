import type { StorageAdapter } from '../../ports.ts';

/** Local storage that works, that rejects writes, or that rejects reads too. */
export type DiskState = 'working' | 'full' | 'blocked';

/** The local storage of the browser. */
export interface Disk {
  state: DiskState;
  /** How many writes have succeeded. */
  writes(): number;
  /** What is stored; `null` while storage is blocked. */
  content(): unknown;
  /** Removes what is stored, as an app does with `localStorage.clear()`. */
  clear(): void;
  /** One tab's access. `onRead` is called when it has read, which it cannot while storage is blocked. */
  record(onRead?: () => void): StorageAdapter;
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
    record: (onRead) => ({
      read() {
        if (disk.state !== 'blocked') onRead?.();
        return disk.content();
      },
      write(message) {
        if (disk.state !== 'working') return;
        writes++;
        text = JSON.stringify(message);
      },
    }),
  };
  return disk;
}
