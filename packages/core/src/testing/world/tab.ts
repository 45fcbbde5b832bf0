import type { EndedHandler, Session, WarningHandler } from '../../api.ts';
import { guardedClock } from '../../browser/clock.ts';
import { watchSleep } from '../../browser/machine-sleep.ts';
import { createSession } from '../../create-session.ts';
import type { Clock, PageEvents, ServerPort, StorageAdapter, TabAdapter } from '../../ports.ts';
import { tabSync } from '../../session/tab-sync.ts';
import type { PolicyOptions } from '../../state/policy-options.ts';
import type { Machine, Owner } from './machine.ts';

/**
 * The state of a tab. Timers of `hidden` tabs run once a minute; nothing runs in `frozen`, `cached` and `gone` ones.
 */
export type TabState = 'running' | 'hidden' | 'frozen' | 'cached' | 'gone';

/** One tab of the browser, with the events of its page. */
export interface Tab {
  readonly name: string;
  readonly owner: Owner;
  readonly session: Session;
  readonly state: TabState;
  /** Starts the session. */
  load(): void;
  /** Whether it listens for input. It does not during a throttle window. */
  readonly listening: boolean;
  /** The user does something in it. */
  input(): void;
  hide(): void;
  show(): void;
  freeze(): void;
  thaw(): void;
  /** The page stays in the back/forward cache until `comeBack`. */
  leave(): void;
  comeBack(): void;
  close(): void;
  /** Ends the process without any event. */
  crash(): void;
}

export interface TabParts {
  readonly machine: Machine;
  readonly channel: TabAdapter & { crash(): void };
  readonly storage: StorageAdapter;
  readonly server: ServerPort | undefined;
  readonly policy: PolicyOptions | undefined;
  readonly onWarning: WarningHandler;
  readonly onEnded: EndedHandler;
}

const THROTTLE_MS = 60_000;

export function openTab(name: string, makeParts: (owner: Owner) => TabParts): Tab {
  let state: TabState = 'running';
  let page: PageEvents | null = null;
  let report: (() => number) | null = null;
  let pausedUntil = Number.NEGATIVE_INFINITY;
  const late = new Set<() => void>();
  const owner: Owner = {
    get awake() {
      return state === 'running' || state === 'hidden';
    },
  };
  const { machine, channel, storage, server, policy, onWarning, onEnded } = makeParts(owner);
  const clock = guardedClock({
    wall: machine.wall,
    monotonic: machine.monotonic,
    setTimer(callback, delayMs) {
      let cancelLate = () => {};
      const cancel = machine.schedule(owner, delayMs, () => {
        if (state !== 'hidden') return callback();
        late.add(callback);
        const untilTurn = THROTTLE_MS - (machine.monotonic() % THROTTLE_MS);
        cancelLate = machine.schedule(owner, untilTurn, () => ring(callback));
      });
      return () => {
        cancel();
        cancelLate();
        late.delete(callback);
      };
    },
  });
  const watcher: Owner = { awake: true };
  const watchClock: Clock = {
    ...clock,
    setTimer: (callback, delayMs) => machine.schedule(watcher, delayMs, callback),
  };
  const session = createSession({
    policy,
    server,
    clock,
    storage,
    tabs: tabSync(channel),
    activity: [
      (listener) => {
        report = listener;
        return () => {
          report = null;
        };
      },
    ],
    page: (events) => {
      page = events;
      watch();
      return () => {
        page = null;
        watch();
      };
    },
    onWarning,
    onEnded,
  });
  let stop = () => {};
  let stopWatching: (() => void) | undefined;

  /** As `domPage` does. It reads no storage, so it is no step of the tab. */
  function watch(): void {
    if (page && state === 'running') stopWatching ??= watchSleep(watchClock, resume);
    else {
      stopWatching?.();
      stopWatching = undefined;
    }
  }

  function resume(): void {
    machine.schedule(owner, 0, () => page?.resume());
  }

  function ring(callback: () => void): void {
    if (late.delete(callback)) callback();
  }

  function become(next: TabState, event: 'resume' | 'suspend' | null): void {
    if (event === 'suspend') page?.suspend();
    state = next;
    watch();
    if (event === 'resume') page?.resume();
  }

  return {
    name,
    session,
    get state() {
      return state;
    },
    owner,
    load() {
      stop = session.start();
    },
    get listening() {
      return report !== null && machine.monotonic() >= pausedUntil;
    },
    input() {
      if (!report || machine.monotonic() < pausedUntil) return;
      pausedUntil = machine.monotonic() + report();
    },
    hide: () => become('hidden', 'resume'),
    show() {
      become('running', 'resume');
      for (const callback of late) ring(callback);
    },
    freeze: () => become('frozen', null),
    thaw: () => become('running', 'resume'),
    leave: () => become('cached', 'suspend'),
    comeBack: () => become('running', 'resume'),
    close() {
      page?.suspend();
      stop();
      state = 'gone';
    },
    crash() {
      state = 'gone';
      watch();
      channel.crash();
    },
  };
}
