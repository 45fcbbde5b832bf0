import type { Tab, World, WorldWatcher } from '../../src/testing/index.ts';

const THROWN = new Error('A listener throws.');

/** Listeners of an app that throw whenever they are called, while `throws` is set. */
export interface Listeners {
  throws: boolean;
  /** The same watcher, as callbacks of the app. */
  watch(watcher: WorldWatcher): WorldWatcher;
  /** Opens a tab with listeners. */
  open(world: World): Tab;
  /** Stops hiding what is reported. */
  stop(): void;
}

export function createListeners(): Listeners {
  const { reportError } = globalThis;
  // What the session reports beyond these errors is a fault of its own.
  globalThis.reportError = (error) => {
    if (error !== THROWN) throw error;
  };
  const listeners: Listeners = {
    throws: false,
    watch: (watcher) => ({
      ...watcher,
      onWarning(tab, limit) {
        watcher.onWarning?.(tab, limit);
        trip();
      },
      onEnded(tab, reason) {
        watcher.onEnded?.(tab, reason);
        trip();
      },
    }),
    open(world) {
      const tab = world.open();
      tab.session.subscribe(trip);
      tab.session.observe(trip);
      return tab;
    },
    stop() {
      globalThis.reportError = reportError;
    },
  };
  return listeners;

  function trip(): void {
    if (listeners.throws) throw THROWN;
  }
}
