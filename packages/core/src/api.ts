import type { StoreApi } from 'zustand/vanilla';
import type { ActivitySource, Clock, PageSource, ServerPort, SignInPage, StorageAdapter, TabsPort } from './ports.ts';
import type {
  Effect,
  EndReason,
  Facts,
  PolicyDurations,
  SessionEvent,
  SessionPolicy,
  SessionSnapshot,
} from './state/index.ts';

/** When a session ends, as instants of its clock, in ms. */
export interface Deadlines {
  readonly idleAt: number;
  readonly maxAt: number;
  /** The earlier of the two. */
  readonly endsAt: number;
}

/** What a warning announces. */
export interface WarningEvent {
  readonly limit: 'idle' | 'max';
  /** The instant of the coming end, by the session clock, in ms. */
  readonly endsAt: number;
}

/** Called once for each warning, and again if an idle warning becomes one of the absolute timeout. */
export type WarningHandler = (event: WarningEvent) => void;

/** Why a session has ended. */
export interface EndedEvent {
  readonly reason: EndReason;
}

/**
 * Called once for each session that has ended in this tab, after the page is covered. A page that opens after the end
 * calls it too, but not the one that signs in.
 */
export type EndedHandler = (event: EndedEvent) => void;

/** What is coming to an end. */
export interface BeforeEndEvent {
  readonly reason: 'idle' | 'max';
  /** Aborts if the session goes on, or if 2 s are over: the end does not wait any longer. */
  readonly signal: AbortSignal;
}

/**
 * Called 2 s before a session ends by a limit, so that your app can save a draft while the server still accepts requests.
 * It delays nothing. If the page was asleep until after the end, it is called while the page is covered, and the page stays
 * `verifying` until the promise has settled, 2 s at most: write to storage of the browser then.
 *
 * Called once for each end in each tab, and again if the session was extended meanwhile; not for a sign-out or any other
 * reason. What it throws or rejects with is reported.
 *
 * @example
 * createSession({ server: '/curfew/v1', onBeforeEnd: ({ signal }) => saveDraft({ signal }) });
 */
export type BeforeEndHandler = (event: BeforeEndEvent) => unknown;

/** One event of a session, and its state afterwards. */
export interface Observation {
  /**
   * The event: one of {@link SessionEvent}, or `lead`: this tab became the leader or ceased to be; or `now`: nothing has
   * happened, the observer was just added.
   */
  readonly cause: SessionEvent['type'] | 'lead' | 'now';
  /** `null` while no session is known. The same object as before if the event changed nothing. */
  readonly facts: Facts | null;
  /** What the event caused: messages to other tabs, writes to storage, requests to the server. */
  readonly effects: readonly Effect[];
  /** Whether this tab sends the requests of all tabs. */
  readonly leading: boolean;
}

/** Called for each {@link Observation}. */
export type Observer = (observation: Observation) => void;

/** Options of {@link Session.hold}. */
export interface HoldOptions {
  /**
   * After how long the hold no longer counts, in ms.
   *
   * @default 14_400_000 (four hours)
   */
  readonly limitMs?: number;
}

/** A session, as one tab sees it. */
export interface Session {
  /**
   * Starts watching. Adopts the session that storage or the server knows. Without a server, begins one if storage has
   * none. Safe to call several times, and under React's StrictMode.
   *
   * @returns a function that stops watching
   */
  start(): () => void;
  /**
   * Begins a new session after a sign-in, with fresh deadlines. With a server, asks it for the session.
   *
   * Call it once after each sign-in that does not load a new page; without a server, on the page after the sign-in too.
   *
   * A page that is open goes on with the new session if it is of the same person as the one before, and that has not ended
   * by a sign-out, a revocation or a policy. The server names whose it is; without one, `account` does.
   *
   * @param options.id - the session's id, a UUIDv7, if your app creates it. Ignored with a server, which names the session
   * @param options.account - who has signed in: an opaque tag of the person, at most 64 characters, such as a keyed hash of
   *   your id of the user. Ignored with a server
   * @throws RangeError if the id is no UUIDv7 or does not sort after those before it, or if the tag is empty or too long
   * @example
   * session.signedIn({ account: user.tag });
   */
  signedIn(options?: { readonly id?: string; readonly account?: string }): void;
  /**
   * Reports activity that no source sees.
   *
   * @returns for how many ms further activity need not be reported
   * @example
   * webview.addEventListener('ipc-message', () => session.reportActivity());
   */
  reportActivity(): number;
  /**
   * Counts the user as active although there is no input: during a video, an upload or a call. The absolute timeout still
   * applies. A hold closes no warning and revives no ended session. It ends with its session.
   *
   * @param label - what for, in the words of your code; it appears in the snapshot
   * @returns a function that releases the hold: from then on the idle timeout runs. Safe to call twice
   * @throws RangeError if the limit is not above 0
   * @example
   * const release = session.hold('upload');
   * try { await upload(file); } finally { release(); }
   */
  hold(label: string, options?: HoldOptions): () => void;
  /**
   * Stays signed in: the button of the idle warning. It does not move the absolute timeout.
   *
   * @returns whether it took effect: `false` if the session has ended or the server could not be reached
   */
  extend(): Promise<boolean>;
  /**
   * Ends the session in every tab and at the server. Does nothing while the status is `pending`.
   *
   * @param reason - for an end that your app knows of from elsewhere: `revoked` and `policy` send no request to the
   *   server, and `superseded` ends only this tab's session
   * @default 'signed-out'
   */
  signOut(reason?: EndReason): void;
  /**
   * Applies other durations to the running session, in every tab. Only without a server. A page that opens later
   * with another policy applies that one, in every tab: keep the new one, and pass it to `createSession`.
   *
   * @throws TypeError with a server, which has the policy
   * @throws RangeError unless they are whole ms and `0 <= warnMs < idleMs <= maxMs <= 7 days`
   * @example
   * <SessionSettingsForm policy={saved} onSubmit={(durations) => { keep(durations); session.setPolicy(durations); }} />
   */
  setPolicy(durations: PolicyDurations): void;
  /** Requests the state from the server now, for instance after a refused request. Does nothing without a server. */
  refresh(): Promise<void>;
  /** The instants of the coming ends, or `null` before a session is known. They move while the user works. */
  getDeadlines(): Deadlines | null;
  getSnapshot(): SessionSnapshot;
  /** Calls `listener` after each change of the snapshot. Returns a function that stops that. */
  subscribe(listener: () => void): () => void;
  /**
   * Reports every event, including those that change nothing: for developer tools and logs. Calls `observer` at once with
   * the present state.
   *
   * @returns a function that stops it
   * @example
   * session.observe(({ cause, facts }) => console.debug(cause, facts));
   */
  observe(observer: Observer): () => void;
  /** The snapshot as a zustand store, for `useStore(session.store, selector)`. Do not write to it. */
  readonly store: StoreApi<SessionSnapshot>;
  /** The session clock, by which all instants here are meant. */
  readonly clock: Clock;
}

/** Everything that a session uses. What is left out does not exist for it. */
export interface SessionPorts {
  /** `systemClock()` in `createSession`. */
  readonly clock: Clock;
  /** Required without a server. */
  readonly policy?: SessionPolicy | undefined;
  readonly server?: ServerPort | undefined;
  /** Shares the session with other tabs. `broadcastTabs({ name })` in `createSession`. */
  readonly tabs?: TabsPort | undefined;
  /** Keeps the session for tabs that open later, and for a reload. `localStorageAdapter({ name })` in `createSession`. */
  readonly storage?: StorageAdapter | undefined;
  /** What counts as activity. `[domActivity(), scrollActivity()]` in `createSession`. */
  readonly activity?: readonly ActivitySource[] | undefined;
  /** When the session resumes and suspends. `domPage()` in `createSession`. */
  readonly page?: PageSource | undefined;
  readonly signInPage?: SignInPage | undefined;
  /** Called once for each warning. */
  readonly onWarning?: WarningHandler | undefined;
  /** Called 2 s before a timeout ends the session, so that your app can save a draft. */
  readonly onBeforeEnd?: BeforeEndHandler | undefined;
  /** Called once for each session that has ended, after the page is covered. */
  readonly onEnded?: EndedHandler | undefined;
}
