// Conditions of a tab. Each function runs in the page, before its scripts.

export function monotonicStandsStill(): void {
  const at = performance.now();
  performance.now = () => at;
}

export function noBroadcastChannel(): void {
  Reflect.deleteProperty(globalThis, 'BroadcastChannel');
}

/** As if the user blocks the site's data. */
export function storageBlocked(): void {
  Object.defineProperty(globalThis, 'localStorage', {
    get() {
      throw new DOMException('The operation is insecure.', 'SecurityError');
    },
  });
}

/** As if the site has used up its quota. */
export function storageFull(): void {
  for (let size = 2 ** 22; size >= 1; size /= 2) {
    try {
      localStorage.setItem(`filler-${size}`, 'x'.repeat(size));
    } catch {
      // A smaller item may fit.
    }
  }
}
