interface Task {
  readonly at: number;
  readonly order: number;
  readonly owner: Owner;
  readonly run: () => void;
}

/** What runs a task: a tab, or the world outside all tabs. */
export interface Owner {
  /** While `false`, its tasks wait. They run as soon as it is `true` again. */
  readonly awake: boolean;
}

export const OUTSIDE: Owner = { awake: true };

/** A computer with two clocks, which may differ from the time of the world. */
export interface Machine {
  /** The time of the world, in ms. */
  time(): number;
  /** The system clock. In ms. */
  wall(): number;
  /** Advances while the machine runs, and cannot be set. In ms. */
  monotonic(): number;
  /** Moves the system clock forwards, or backwards by a negative number. */
  setWall(byMs: number): void;
  /** Suspends the computer: time passes, and every task is later by as much. */
  sleep(ms: number): void;
  /** Returns a function that cancels the task. */
  schedule(owner: Owner, delayMs: number, run: () => void): () => void;
  /** Removes and returns the next task that can run, and advances the time to it. `null` if none is due by `until`. */
  next(until: number): { readonly owner: Owner; readonly run: () => void } | null;
  /** Advances the time without running a task. */
  reach(time: number): void;
}

export function createMachine(start: number): Machine {
  let time = start;
  let wrong = 0;
  let slept = 0;
  let order = 0;
  /** By the monotonic clock, so that a sleep delays all tasks. */
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
