// What a tab may find itself under. Each of these runs in the page, before its scripts.

/** The wall clock was set back by an hour before this tab opened. */
export function clockSetBack(): void {
  const now = Date.now;
  Date.now = () => now() - 3_600_000;
}

/** The wall clock can be set back by an hour, by `dispatchEvent(new Event('test:set-back'))`. */
export function clockSetBackOnDemand(): void {
  const now = Date.now;
  let backMs = 0;
  Date.now = () => now() - backMs;
  addEventListener('test:set-back', () => {
    backMs += 3_600_000;
  });
}

/** The machine can sleep: `dispatchEvent(new Event('test:sleep'))` is an hour for the wall clock, and no time for the other. */
export function sleepsOnDemand(): void {
  const now = Date.now;
  let sleptMs = 0;
  Date.now = () => now() + sleptMs;
  addEventListener('test:sleep', () => {
    sleptMs += 3_600_000;
  });
}

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

/** A page of another version: what it posts and keeps carries a `v` of its own, and so does what it takes in. */
export function anotherVersion(): void {
  const { parse, stringify } = JSON;
  const swap = (text: string) => text.replace(/"v":[12]\b/g, (v) => (v === '"v":1' ? '"v":2' : '"v":1'));
  const { postMessage } = BroadcastChannel.prototype;
  BroadcastChannel.prototype.postMessage = function (message) {
    postMessage.call(this, parse(swap(stringify(message))));
  };
  const { getItem, setItem } = Storage.prototype;
  Storage.prototype.setItem = function (key, value) {
    setItem.call(this, key.replace('v1', 'v2'), swap(value));
  };
  Storage.prototype.getItem = function (key) {
    const value = getItem.call(this, key.replace('v1', 'v2'));
    return value === null ? null : swap(value);
  };
  const data = Object.getOwnPropertyDescriptor(MessageEvent.prototype, 'data')?.get;
  Object.defineProperty(MessageEvent.prototype, 'data', {
    get() {
      return parse(swap(stringify(data?.call(this) ?? null)));
    },
  });
}

/** Counts what the page says to others: `posts` and `writes` on its root element. */
export function counted(): void {
  const count = (name: string) => {
    const { dataset } = document.documentElement;
    dataset[name] = String(Number(dataset[name] ?? 0) + 1);
  };
  const { postMessage } = BroadcastChannel.prototype;
  BroadcastChannel.prototype.postMessage = function (message) {
    count('posts');
    postMessage.call(this, message);
  };
  const { setItem } = Storage.prototype;
  Storage.prototype.setItem = function (key, value) {
    count('writes');
    setItem.call(this, key, value);
  };
}

/** Notes whether the first frame shows the page's content after the page comes back from the back/forward cache. */
export function watchesRestore(): void {
  addEventListener('pageshow', ({ persisted }) => {
    if (!persisted) return;
    requestAnimationFrame(() => {
      const shown = document.querySelector('main')?.checkVisibility();
      document.documentElement.dataset.firstFrame = shown ? 'protected' : 'covered';
    });
  });
}
