import { createWorld, type Tab, type World } from '@curfew/core/testing';

/** Durations that a reviewer can choose from, named by what they read. */
export const POLICIES = {
  '15 min idle, 8 h maximum': { idle: '15m', max: '8h', warn: '2m' },
  '5 min idle, 1 h maximum': { idle: '5m', max: '1h', warn: '1m' },
  '1 min idle, 10 min maximum': { idle: '1m', max: '10m', warn: '20s' },
} as const;

export type PolicyName = keyof typeof POLICIES;

/** How many times faster than real time the world goes. */
export const SPEEDS = [1, 10, 60, 600] as const;

/** One browser with several tabs and a server, whose time passes as the reviewer wants it to. */
export interface Playground {
  readonly world: World;
  readonly playing: boolean;
  readonly speed: number;
  readonly policy: PolicyName;
  /** What last happened, for the log: newest first. */
  readonly log: readonly LogLine[];
  set(change: { playing?: boolean; speed?: number }): void;
  setPolicy(name: PolicyName): void;
  /** Does something to the world or in a tab, and says so in the log. */
  act(words: string, what: () => void, tab?: Tab): void;
  pass(ms: number): Promise<void>;
  /** How long it is until the next warning of any open tab, in ms; `null` if none is coming. */
  untilWarning(): number | null;
  /** Called after every change. Returns its own undo. */
  subscribe(listener: () => void): () => void;
  /** Grows with every change. */
  version(): number;
}

export interface LogLine {
  readonly id: number;
  readonly at: number;
  readonly words: string;
}

const LOG_LINES = 60;
/** What the server says on the way to an instant may still move that instant by the time its answers travel. */
const MARGIN_MS = 100;

export function createPlayground(): Playground {
  const names = Object.keys(POLICIES) as PolicyName[];
  const listeners = new Set<() => void>();
  let version = 0;
  let log: readonly LogLine[] = [];
  const state = { playing: true, speed: 1, policy: names[0] as PolicyName };

  const world = createWorld({
    policy: POLICIES[state.policy],
    withServer: true,
    watch: {
      onWarning: (tab, limit) => say(`${title(tab)}: the ${limit === 'idle' ? 'idle' : 'maximum'} warning opens`),
      onEnded: (tab, reason) => say(`${title(tab)}: ended (${reason})`),
    },
  });

  function changed(): void {
    version++;
    for (const listener of listeners) listener();
  }

  function say(words: string): void {
    log = [{ id: (log[0]?.id ?? 0) + 1, at: world.machine.time(), words }, ...log].slice(0, LOG_LINES);
  }

  return {
    world,
    get playing() {
      return state.playing;
    },
    get speed() {
      return state.speed;
    },
    get policy() {
      return state.policy;
    },
    get log() {
      return log;
    },
    set(change) {
      Object.assign(state, change);
      changed();
    },
    setPolicy(name) {
      state.policy = name;
      this.act(`Administrator: ${name}`, () => world.server?.setPolicy(POLICIES[name]));
    },
    act(words, what, tab) {
      say(tab ? `${title(tab)}: ${words}` : words);
      void world.act(what, tab).then(changed);
    },
    async pass(ms) {
      await world.pass(ms);
      changed();
    },
    untilWarning() {
      const waits = world.tabs
        .filter((tab) => tab.state !== 'gone' && tab.session.getSnapshot().status === 'active')
        .map(({ session }) => {
          const { endsAt = 0 } = session.getDeadlines() ?? {};
          return endsAt - (session.getSnapshot().policy?.warnMs ?? 0) - session.clock.now();
        });
      return waits.length ? Math.max(0, Math.min(...waits)) + MARGIN_MS : null;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    version: () => version,
  };
}

/** How a tab is called on the page. */
export function title(tab: Tab): string {
  return tab.name.replace('tab', 'Tab');
}
