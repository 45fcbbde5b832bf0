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

/** The same object, whose methods run outside of all zones and call back in the zone of their caller. */
export function leaveZones<T extends object>(object: T): T {
  if (!zones()) return object;
  const members = Object.entries(object).map(([name, member]) => [
    name,
    typeof member === 'function'
      ? (...given: unknown[]) => {
          const args = given.map(inThisZone);
          return outsideZones(() => member(...args));
        }
      : member,
  ]);
  return Object.fromEntries(members);
}
