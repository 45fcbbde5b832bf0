/** Something that is to run, and who runs it: the tasks of a frozen owner wait. */
// @ts-nocheck

interface Task {
  readonly at: number;
  readonly order: number;
  readonly owner: Owner;
  readonly run: () => void;
}

/** Who runs a task. */
export interface Owner {
  /** While `false` its tasks wait; they run as soon as it is true again. */
  readonly awake: boolean;
}

/** The network and everything outside the tabs: always awake. */
export const OUTSIDE: Owner = { awake: true };

/** A computer: one time, that of the world, and two clocks that tell it more or less well. */
export interface Machine {
  /** The time of the world, in ms. */
  time(): number;
  /** The system clock: what it shows is the time of the world and whatever it was set wrong by. */
  wall(): number;
  /** Runs on while the machine does, and cannot be set. */
  monotonic(): number;
  setWall(byMs: number): void;
  /** The lid is shut for a while: nothing runs here, and the world goes on. */
  sleep(ms: number): void;
  schedule(owner: Owner, delayMs: number, run: () => void): () => void;
  /** The next task that can run, taken off the list, with the time gone on to it; `null` if none is due by `until`. */
  next(until: number): { readonly owner: Owner; readonly run: () => void } | null;
  /** Lets the time go on to an instant without running anything. */
  reach(time: number): void;
}

/** @param start - the time of the world at the beginning, in ms */
export function createMachine(start: number): Machine {
  let time = start;
  let wrong = 0;
  let slept = 0;
  let order = 0;
  /** Times here are of the monotonic clock, so that a sleep moves them all. */
  const tasks = new Set<Task>();
  const monotonic = () => time - slept - start;

  return {
    time: () => time,
    wall: () => Math.floor(time + wrong),
    monotonic,
    setWall(byMs) {
      wrong += byMs;
    },
    sleep(ms) {
      time += ms;
      slept += ms;
    },
    schedule(owner, delayMs, run) {
      const task = { at: monotonic() + Math.max(0, delayMs), order: order++, owner, run };
      tasks.add(task);
      return () => tasks.delete(task);
    },
    next(until) {
      let first: Task | null = null;
      for (const task of tasks) {
        if (!task.owner.awake || task.at > until - slept - start) continue;
        if (!first || task.at < first.at || (task.at === first.at && task.order < first.order)) first = task;
      }
      if (!first) return null;
      tasks.delete(first);
      time = Math.max(time, first.at + slept + start);
      return first;
    },
    reach(instant) {
      time = Math.max(time, instant);
    },
  };
}
