// Runs in every page before other scripts. Counts the candidate's calls of the browser, and can set the clock back.
(() => {
  if (globalThis.probe) return;
  const counts = { messages: 0, deliveries: 0, writes: 0, storageEvents: 0, timers: 0 };
  const listeners = new Set();
  const probe = { counts, clockShiftMs: 0, inputAt: 0, onHeard: (listener) => listeners.add(listener) };
  globalThis.probe = probe;

  const heard = (count) => () => {
    counts[count]++;
    for (const listener of listeners) listener();
  };

  const NativeChannel = globalThis.BroadcastChannel;
  globalThis.BroadcastChannel = class BroadcastChannel extends NativeChannel {
    constructor(name) {
      super(name);
      this.addEventListener('message', heard('deliveries'));
    }
    postMessage(message) {
      counts.messages++;
      super.postMessage(message);
    }
  };

  const { setItem } = Storage.prototype;
  Storage.prototype.setItem = function (...args) {
    counts.writes++;
    return setItem.apply(this, args);
  };
  addEventListener('storage', heard('storageEvents'));

  for (const name of ['setTimeout', 'setInterval']) {
    const native = globalThis[name].bind(globalThis);
    globalThis[name] = (handler, ...rest) => {
      counts.timers += name === 'setTimeout' ? 1 : 0;
      const ticking = (...args) => {
        counts.timers++;
        handler(...args);
      };
      return native(name === 'setTimeout' ? handler : ticking, ...rest);
    };
  }

  const { now } = Date;
  Date.now = () => now() - probe.clockShiftMs;
  globalThis.Date = new Proxy(Date, {
    construct: (Native, args) => new Native(...(args.length > 0 ? args : [Date.now()])),
  });

  addEventListener(
    'pointermove',
    ({ isTrusted }) => {
      if (isTrusted) probe.inputAt = performance.timeOrigin + performance.now();
    },
    { capture: true, passive: true },
  );
})();
