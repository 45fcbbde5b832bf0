// What a tab may find itself under. Each of these runs in the page, before its scripts.

/** The monotonic clock stands still. */
export function monotonicStandsStill(): void {
  const at = performance.now();
  performance.now = () => at;
}

export function noBroadcastChannel(): void {
  Reflect.deleteProperty(globalThis, 'BroadcastChannel');
}

/** As where the person blocks the site's data. */
export function storageBlocked(): void {
  Object.defineProperty(globalThis, 'localStorage', {
    get() {
      throw new DOMException('The operation is insecure.', 'SecurityError');
    },
  });
}

/** As where the site has used up its quota. */
export function storageFull(): void {
  for (let size = 2 ** 22; size >= 1; size /= 2) {
    try {
      localStorage.setItem(`filler-${size}`, 'x'.repeat(size));
    } catch {
      // Half of it may fit.
    }
  }
}
