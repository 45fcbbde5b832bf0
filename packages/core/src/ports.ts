import type { SessionState } from './protocol.ts';
import type { EndReason, Facts } from './state/facts.ts';
import type { TabMessage } from './state/message.ts';

/** The session clock and its timers. */
export interface Clock {
  /** The session clock, in ms. It is never behind the monotonic clock, nor behind a time that it has adopted. */
  now(): number;
  /** By how many ms the session clock is ahead of the wall clock. It only grows. */
  guard(): number;
  /** Takes over the time of another tab if that is later. */
  adopt(stamp: { readonly now: number; readonly guard: number }): void;
  /** Calls `callback` once after `delayMs`, or later. Returns a function that cancels it. */
  setTimer(callback: () => void, delayMs: number): () => void;
}

/** A channel between the tabs of one browser, and the election of their leader. */
export interface TabAdapter {
  connect(onMessage: (message: unknown) => void): TabConnection;
}

/** One tab's end of a {@link TabAdapter}. */
export interface TabConnection {
  post(message: TabMessage): void;
  /**
   * Requests leadership. A leader saves requests, no more: two leaders at a time are harmless.
   *
   * @param steal - whether to take over from the present leader, because it does not respond
   * @returns a function that withdraws the request or releases leadership, and reports the change
   */
  lead(onChange: (leads: boolean) => void, steal?: boolean): () => void;
  close(): void;
}

/** Keeps the latest message for tabs that open later. */
export interface StorageAdapter {
  /** What was written last, not validated; `null` if there is nothing. */
  read(): unknown;
  write(message: TabMessage): void;
}

/**
 * A source of activity. The session calls it on start. The source calls `report` for input; that returns for how many
 * ms further input need not be reported, so that the source can stop listening.
 *
 * @returns a function that stops the source
 */
export type ActivitySource = (report: () => number, clock: Clock) => () => void;

/** Events of the page's life cycle. */
export interface PageEvents {
  /** The page is shown, focused or resumed, or the machine was asleep: its timers may be late. */
  resume(): void;
  /** The page is about to be frozen or unloaded. */
  suspend(): void;
}

/**
 * Watches the page's life cycle. Returns a function that stops it. Resume the session too after the machine was asleep:
 * its own timer may be half a minute late.
 */
export type PageSource = (on: PageEvents, clock: Clock) => () => void;

/** The page that signs in, as a session uses it. */
export interface SignInPage {
  isHere(): boolean;
  /** Calls `onMove` after each navigation within the document. Returns a function that stops it. */
  watch(onMove: () => void, clock: Clock): () => void;
}

/** The result of a request to the server. */
export type ServerReply =
  | { readonly state: SessionState }
  /** Curfew itself has answered that there is no active session. `null` if it gives no reason. */
  | { readonly ended: EndReason | null }
  /** Unreachable, overloaded or not understood. It neither extends nor ends the session. 0 if the server names no time. */
  | { readonly retryAfterMs: number };

/** The requests of protocol version 1, over any transport. None rejects, and each settles when its signal aborts. */
export interface ServerTransport {
  /** Requests the state. Never extends the session. */
  state(signal: AbortSignal): Promise<ServerReply>;
  /** Reports that the newest input was `ageMs` ago. Without a signal the request outlives the page. */
  heartbeat(beat: { readonly ageMs: number; readonly sid: string }, signal?: AbortSignal): Promise<ServerReply>;
  /** Ends the session. Outlives the page. */
  logout(sid: string): Promise<unknown>;
  /**
   * Opens the stream of events, and calls `onData` with each state that arrives, and with `null` for other data. Resolves
   * when the stream closes: to the reason if the session has ended, else to when it may be opened again. Without this
   * method the session polls the state every 15 s.
   */
  events?(signal: AbortSignal, onData: (state: SessionState | null) => void): Promise<ServerReply>;
}

/** What a port sees of its session. */
export interface SessionHost {
  readonly clock: Clock;
  readonly facts: () => Facts | null;
}

/** The tabs of a browser, as a session uses them: {@link TabAdapter} with the rules of Curfew. Made by `tabSync`. */
export interface TabsPort {
  connect(host: TabsHost): TabSync;
}

/** What a {@link TabSync} needs of its session. */
export interface TabsHost extends SessionHost {
  readonly onMessage: (message: TabMessage) => void;
  readonly onLeaderChange: () => void;
}

/** One tab among the others. */
export interface TabSync {
  /** Opens the channel. Returns whether it was closed. */
  open(): boolean;
  /** Sends this tab's facts to the others. */
  publish(): void;
  readonly leads: () => boolean;
  /** Whether it leads or has requested to. */
  readonly isCandidate: () => boolean;
  /** Requests leadership, if it has not. */
  campaign(steal?: boolean): void;
  /** Releases leadership. */
  resign(): void;
  /** Releases leadership and closes the channel: a message to a page in the back/forward cache would evict it. */
  close(): void;
}

/** What a {@link ServerSync} reports to its session. */
export type ServerEvent =
  /**
   * The server's answer, as facts by this tab's clock. `begin`: the first one, of a session that the tab did not know.
   * `isFirst`: it answers the connection's first request.
   */
  | { readonly type: 'begin' | 'server'; readonly facts: Facts; readonly isFirst?: boolean }
  /** The server has reported that there is no active session. */
  | { readonly type: 'end'; readonly reason: EndReason; readonly isReported: true }
  /** The session is superseded, perhaps by the same person: {@link ServerSync.isDoubted}. */
  | { readonly type: 'doubt' }
  /** The leader has not reported this tab's input. It may be frozen. */
  | { readonly type: 'leader-unresponsive' }
  /** {@link ServerSync.dueAt} may have changed. */
  | { readonly type: 'change' };

/** What a {@link ServerSync} needs of its session. */
export interface ServerSyncHost extends SessionHost {
  readonly leads: () => boolean;
  readonly dispatch: (event: ServerEvent) => void;
}

/** All that a tab sends to its server, and when. Nothing here throws or rejects. */
export interface ServerSync {
  /** Whether the server has named the session of this tab. */
  isAnswered(): boolean;
  /** Whether it is not known whose session the browser has, because a user has signed in. */
  isDoubted(): boolean;
  /** Doubts it until the next request is answered. That is repeated until it is. */
  doubt(): void;
  /** When {@link ServerSync.run} has something to do, by the session clock, in ms. */
  dueAt(): number;
  /** Does what is due: a heartbeat for unacknowledged input, a request for the state, or opening the stream. */
  run(): Promise<void>;
  /** Notes that this tab itself saw input. The tab reports it if the leader does not. */
  noteInput(): void;
  /** Requests the state. Resolves to whether the server answered. */
  ask(timeoutMs?: number): Promise<boolean>;
  /** Sends a heartbeat. Resolves to whether the server answered. */
  beat(): Promise<boolean>;
  /** The result of the latest {@link ServerSync.beat}. */
  beaten(): Promise<boolean>;
  /** Reports unreported input before the page is suspended. */
  flush(): void;
  /** Closes the stream. `run` opens it again. */
  suspend(): void;
  /** Closes it for good: later answers are ignored. */
  close(): void;
  logout(sid: string): void;
}

/** The server of a session: {@link ServerTransport} with the rules of Curfew. Made by `serverSync`. */
export interface ServerPort {
  connect(host: ServerSyncHost): ServerSync;
}
