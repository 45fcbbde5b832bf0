interface Zone {
  run<T>(task: () => T): T;
  wrap<T>(callback: T, source: string): T;
}

const zones = () => (globalThis as { Zone?: { readonly root: Zone; readonly current: Zone } }).Zone;

/**
 * Runs something outside of the zones of zone.js. Angular would otherwise wait for its timers before it calls the app
 * stable, and look for changes after each of its events.
 *
 * @see https://angular.dev/api/core/NgZone#runOutsideAngular
 */
export function outsideZones<T>(run: () => T): T {
  const zone = zones();
  return zone ? zone.root.run(run) : run();
}

/** A function that runs in the present zone, from wherever it is called. */
export function inThisZone<T>(callback: T): T {
  const zone = zones();
  return zone && typeof callback === 'function' ? zone.current.wrap(callback, 'curfew') : callback;
}

/** Methods run outside of all zones, and call back in the zone of their caller. */
export function leaveZones<T extends object>(object: T): T {
  if (!zones()) return object;
  const known = new Map<PropertyKey, unknown>();
  return new Proxy(object, {
    get(target, name) {
      const member = Reflect.get(target, name);
      if (typeof member !== 'function') return member;
      // React subscribes again if the function changes.
      if (!known.has(name)) known.set(name, leaving(member.bind(target)));
      return known.get(name);
    },
  });
}

type Callable = (...args: unknown[]) => unknown;

function leaving(call: Callable): Callable {
  return (...given) => {
    const args = given.map(inThisZone);
    const result = outsideZones(() => call(...args));
    return typeof result === 'function' ? leaving(result as Callable) : result;
  };
}
