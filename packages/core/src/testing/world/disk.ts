import type { StorageAdapter } from '../../ports.ts';

/** What local storage does: keep, refuse to write, or refuse altogether. */
export type DiskState = 'working' | 'full' | 'blocked';

/** The storage that the tabs of one browser share. */
export interface Disk {
  state: DiskState;
  /** Writes that arrived so far. */
  writes(): number;
  /** What lies there, for whoever can read it. */
  content(): unknown;
  /** One tab's way to it, with the manners of `localStorageAdapter`. */
  record(): StorageAdapter;
}

export function createDisk(): Disk {
  let text = 'null';
  let writes = 0;
  const disk: Disk = {
    state: 'working',
    writes: () => writes,
    content: () => (disk.state === 'blocked' ? null : JSON.parse(text)),
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
