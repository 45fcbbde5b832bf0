// @ts-nocheck
import type { StoreApi } from 'zustand/vanilla';
import type { Effect, EndReason, Facts, SessionEvent, SessionPolicy, SessionSnapshot } from './model/index.ts';
import type { ActivitySource, Clock, PageSource, RecordStore, ServerLink, TabLink } from './ports.ts';

/** When a session ends, as instants of its clock, in ms. */
export interface Deadlines {
  readonly idleAt: number;
  readonly maxAt: number;
  /** The earlier of the two. */
  readonly endsAt: number;
}

/** Called once for each warning, and again where a warning about idleness turns into one about the maximum. */
export type WarningHandler = (about: 'idle' | 'max') => void;

/** Called once when the session is over in this tab. */
export type EndedHandler = (reason: EndReason) => void;

/** One thing that a session did, and where it stands since. */
export interface Observation {
  /**
   * What moved it: an event of its model; `begin` of a session; `adopt`: what a new tab found in the record; `lead`: this
   * tab became the leader, or is it no more; `now`: nothing, the observer has just come.
   */
  readonly cause: SessionEvent['type'] | 'begin' | 'adopt' | 'lead' | 'now';
  /** `null` while no session is known. The same object as before where the event changed nothing. */
  readonly facts: Facts | null;
  /** What followed from it: the others told, the record written, the server told. */
  readonly effects: readonly Effect[];
  /** Whether this tab speaks with the server for all. */
  readonly leading: boolean;
}

/** Called for each {@link Observation}. It must not throw, nor act on the session. */
export type Observer = (observation: Observation) => void;

/** Options of {@link Session.hold}. */
export interface HoldOptions {
  readonly limitMs?: number;
}

/** A session, as one tab sees it. */
export interface Session {
  /**
   * Starts watching: adopts the session that the record or the server knows, or begins one where neither does.
   * Idempotent, and safe under React's StrictMode.
   *
   * @returns its own undo
   */
  start(): () => void;
  /**
   * Begins a new session after a sign-in, with fresh times. With a server it takes up the one that the server knows.
   *
   * @param options.id - the session's id, where the host mints it: a UUIDv7
   */
  begin(options?: { readonly id?: string }): void;
  /**
   * Reports activity that no source sees, as of this moment.
   *
   * @returns for how many ms further activity need not be reported: what an {@link ActivitySource} calls
   * @example
   * webview.addEventListener('ipc-message', () => session.activity());
   */
  activity(): number;
  /**
   * Counts the person as active though they touch nothing: during a video, an upload, a call. The maximum duration holds
   * all the same. A hold dismisses no warning and revives nothing that is over; it goes with its session.
   *
   * @param label - what for, in the code's own words: it shows in the snapshot
   * @param options.limitMs - after how long it counts no more, in ms: four hours by default
   * @returns its release, from which on the idle timeout runs. Safe to call twice
   * @throws RangeError if the limit is not above 0
   * @example
   * const release = session.hold('upload');
   * try { await upload(file); } finally { release(); }
   */
  hold(label: string, options?: HoldOptions): () => void;
  /**
   * Stays signed in: what the button of the idle warning does. About the maximum it changes nothing.
   *
   * @returns whether it was heard: `false` where the session is over or the server could not be reached
   */
  extend(): Promise<boolean>;
  /** Ends the session in every tab and at the server. `signed-out` by default. */
  end(reason?: EndReason): void;
  /** Asks the server for news now, for instance after a request that was refused. Nothing without a server. */
  refresh(): Promise<void>;
  /** The instants of the coming ends, or `null` before a session is known. They move while a person works. */
  getDeadlines(): Deadlines | null;
  getSnapshot(): SessionSnapshot;
  /** Calls back after each change of the snapshot. Returns its own undo. */
  subscribe(listener: () => void): () => void;
  /**
   * Watches what the session does, merges that change nothing included: for developers' tools and logs. What an interface
   * shows is in the snapshot. Calls back at once with where it stands.
   *
   * @returns its own undo
   * @example
   * session.observe(({ cause, facts }) => console.debug(cause, facts));
   */
  observe(observer: Observer): () => void;
  /** The snapshot as a zustand store: `useStore(session.store, selector)` works. Read it, do not write it. */
  readonly store: StoreApi<SessionSnapshot>;
  /** The clock by which all instants here are meant. */
  readonly clock: Clock;
}

/** Everything that a session touches, each replaceable. What is left out is not there. */
export interface SessionPorts {
  readonly clock: Clock;
  /** Needed where there is no server. */
  readonly policy?: SessionPolicy | undefined;
  readonly server?: ServerLink | undefined;
  readonly tabs?: TabLink | undefined;
  readonly storage?: RecordStore | undefined;
  readonly activity?: readonly ActivitySource[] | undefined;
  readonly page?: PageSource | undefined;
  readonly onWarning?: WarningHandler | undefined;
  readonly onEnded?: EndedHandler | undefined;
}
