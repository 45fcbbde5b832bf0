/** One event, `afterMs` after the previous one. `tab` is an index into the open tabs, modulo their number. */
export type Happening = { readonly afterMs: number; readonly tab: number } & Action;

export type Action =
  | { readonly do: 'work'; readonly forMs: number }
  | { readonly do: 'hold'; readonly limitMs: number }
  | { readonly do: 'input' | 'extend' | 'release' | 'sign out' | 'open' | 'reload' | 'close' | 'crash' }
  /**
   * Without an account, the app does not name the person. With a server, the cookie arrives `cookieMs` after the server has
   * signed the person in, and the app calls `session.signedIn()` then: that is `signed in`, which no schedule contains.
   */
  | { readonly do: 'sign in'; readonly account?: string; readonly cookieMs?: number }
  | { readonly do: 'signed in' }
  | { readonly do: 'hide' | 'show' | 'freeze' | 'thaw' | 'leave' | 'come back' }
  | { readonly do: 'sleep' | 'set clock'; readonly byMs: number }
  | { readonly do: 'disk'; readonly state: 'working' | 'full' | 'blocked' }
  | { readonly do: 'clear storage' }
  | { readonly do: 'listener'; readonly throws: boolean }
  | { readonly do: 'channel'; readonly loss: number; readonly doubling: number; readonly delayMs: number }
  | { readonly do: 'network'; readonly up: boolean; readonly delayMs: number; readonly loss: number }
  | { readonly do: 'gateway'; readonly refusals: number; readonly retryAfterMs: number }
  | { readonly do: 'policy'; readonly idleMs: number; readonly maxMs: number; readonly warnMs: number }
  | { readonly do: 'revoke' };

/** The input of a run. The same schedule always has the same result. */
export interface Schedule {
  readonly seed: number;
  readonly withServer: boolean;
  readonly withStream: boolean;
  readonly tabs: number;
  readonly happenings: readonly Happening[];
}

export interface Durations {
  readonly idleMs: number;
  readonly maxMs: number;
  readonly warnMs: number;
}

export const DURATIONS: Durations = { idleMs: 60_000, maxMs: 300_000, warnMs: 20_000 };

/** Two events are never simultaneous. */
export const PAUSE_MS = 10;

export function describeSchedule({ seed, withServer, withStream, tabs, happenings }: Schedule): string {
  let at = 0;
  const lines = happenings.map(({ afterMs, tab, do: what, ...rest }) => {
    at += afterMs;
    const startedAt = at;
    if ('forMs' in rest) at += rest.forMs;
    const details = Object.entries(rest).map(([name, value]) => `${name} ${value}`);
    return `  ${(startedAt / 1_000).toFixed(3).padStart(9)} s  tab ~${tab}  ${[what, ...details].join(', ')}`;
  });
  const server = withServer ? `with a server that ${withStream ? 'streams' : 'is polled'}` : 'without a server';
  return [`seed ${seed}, ${server}, ${tabs} tab(s) at first, policy ${JSON.stringify(DURATIONS)}`, ...lines].join('\n');
}
