import type { Observation, Session } from '@curfew/core';
import type { Facts } from '@curfew/core/state';
import { type Change, changesBetween } from './changes.ts';

export interface LogEntry {
  readonly id: number;
  /** A wall-clock instant, in ms. */
  readonly at: number;
  readonly cause: Observation['cause'];
  readonly changes: readonly Change[];
  readonly effects: Observation['effects'];
  readonly leading: boolean;
}

export interface Watched {
  readonly facts: Facts | null;
  readonly leading: boolean;
  /** Newest first. */
  readonly log: readonly LogEntry[];
}

export interface SessionLog {
  readonly subscribe: (onChange: () => void) => () => void;
  readonly read: () => Watched;
  readonly clear: () => void;
}

/** A panel that is open for days must not fill the memory. */
const MOST_ENTRIES = 200;

export function openLog({ clock, observe }: Session): SessionLog {
  const listeners = new Set<() => void>();
  let watched: Watched = { facts: null, leading: false, log: [] };
  let stop = () => {};

  function show(next: Watched): void {
    watched = next;
    for (const listener of listeners) listener();
  }

  function note({ cause, facts, effects, leading }: Observation): void {
    if (cause === 'now') {
      show({ ...watched, facts, leading });
      return;
    }
    const entry: LogEntry = {
      id: (watched.log[0]?.id ?? 0) + 1,
      at: clock.now() - clock.guard(),
      cause,
      changes: changesBetween(watched.facts, facts),
      effects,
      leading,
    };
    show({ facts, leading, log: [entry, ...watched.log].slice(0, MOST_ENTRIES) });
  }

  return {
    subscribe(onChange) {
      listeners.add(onChange);
      if (listeners.size === 1) stop = observe(note);
      return () => {
        listeners.delete(onChange);
        if (listeners.size === 0) stop();
      };
    },
    read: () => watched,
    clear: () => show({ ...watched, log: [] }),
  };
}
