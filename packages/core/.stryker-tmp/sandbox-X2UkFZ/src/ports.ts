// @ts-nocheck
import type { Envelope } from './model/envelope.ts';
import type { EndReason, Facts } from './model/facts.ts';
import type { SessionState } from './protocol.ts';

/** Owns the time and the timers: nothing else in Curfew reads a clock. Replace it to test without waiting. */
export interface Clock {
  /** The session clock, in ms. It never runs slower than the monotonic clock, nor behind a time it has heard. */
  now(): number;
  /** How far the session clock is ahead of the wall clock, in ms. It only grows. */
  guard(): number;
  /** Hears another tab's clock. */
  adopt(stamp: { readonly now: number; readonly guard: number }): void;
  /** Calls back once after `delayMs`, or later. Returns its own undo. */
  setTimer(callback: () => void, delayMs: number): () => void;
}

/** How tabs of one browser hear each other. */
export interface TabLink {
  connect(onMessage: (message: unknown) => void): TabConnection;
}

/** One tab's end of a {@link TabLink}. */
export interface TabConnection {
  post(envelope: Envelope): void;
  /**
   * Stands for leader. A leader saves traffic, nothing more: two of them do no harm.
   *
   * @param steal - whether to take the lead from whoever has it, because that tab is silent. It is told so, and stands again
   * @returns its own undo, which also gives leadership up, and says so
   */
  lead(onChange: (leading: boolean) => void, steal?: boolean): () => void;
  close(): void;
}

/** Where the facts lie between visits, and for tabs that open later. It never throws. */
export interface RecordStore {
  /** What was written last, unparsed in meaning: `null` where there is nothing. */
  read(): unknown;
  write(envelope: Envelope): void;
}

/**
 * Something that notices a person. Called at start; `report` is called for input and answers for how many ms further
 * input need not be reported, so that the source can stop listening.
 *
 * @returns its own undo
 */
export type ActivitySource = (report: () => number, clock: Clock) => () => void;

/** What happens to the page itself. */
export interface PageEvents {
  /** Timers may have slept: look at the clock again. */
  wake(): void;
  /** The page is about to be frozen or unloaded. */
  rest(): void;
}

/** Watches the page's life. Returns its own undo. */
export type PageSource = (on: PageEvents) => () => void;

/** What came of a request. */
export type ServerReply =
  | { readonly state: SessionState }
  /** 401: there is no live session. `null` where the server does not say why. */
  | { readonly ended: EndReason | null }
  /** Unreachable, overloaded or not understood: it neither extends nor ends anything. 0 where it names no time. */
  | { readonly retryAfterMs: number };

/** The requests that a session makes of its server. None of them rejects, and each settles when its signal aborts. */
export interface ServerTransport {
  /** Asks for the state. Never extends. */
  state(signal: AbortSignal): Promise<ServerReply>;
  /** Reports that the newest input was `ageMs` ago. Without a signal the request outlives the page. */
  heartbeat(beat: { readonly ageMs: number; readonly sid: string }, signal?: AbortSignal): Promise<ServerReply>;
  /** Ends the session. Outlives the page. */
  logout(sid: string): Promise<unknown>;
  /**
   * Opens the stream of events, and calls `hear` with each state that it brings, `null` for any other sign of life.
   * Resolves once it is over: to the reason, where the session is, and to when it may be opened again. Without it the
   * state is asked for every 15 s.
   */
  events?(signal: AbortSignal, hear: (state: SessionState | null) => void): Promise<ServerReply>;
}

/** What a session tells its server connection, and hears from it. */
export interface ServerHost {
  readonly facts: () => Facts | null;
  readonly leading: () => boolean;
  /** The leader has left this tab's input unreported: it may be frozen, and keep the lead from those who are not. */
  readonly onSilence: () => void;
  /** What the server said, as facts by this tab's clock. */
  readonly onAnswer: (answer: Facts) => void;
  /** There is no live session; `null` where the server does not say why. */
  readonly onNone: (reason: EndReason | null) => void;
  /** {@link ServerConnection.dueAt} may have changed; and whatever woke the page is a chance to look at the clock. */
  readonly onStir: () => void;
}

/** All that a tab says to its server, and when. Nothing here throws or rejects. */
export interface ServerConnection {
  /** When {@link ServerConnection.run} next has something to do, by the session clock, in ms. */
  dueAt(): number;
  /** Does what is due: a heartbeat for unacknowledged input, a question, or to see after the stream of events. */
  run(): Promise<void>;
  /** Notes that this tab itself saw input: the tab reports it if the leader does not. */
  noteInput(): void;
  /** Asks for the state. Resolves to whether the server answered. */
  ask(timeoutMs?: number): Promise<boolean>;
  /** Reports the newest input. Resolves to whether the server answered. */
  beat(): Promise<boolean>;
  /** Reports what is unreported before the page goes. */
  flush(): void;
  /** Closes the stream of events: the page rests, or its session is over. It is opened again when it is due. */
  close(): void;
  logout(sid: string): void;
}

/** How a session reaches the server that has the last word about it. */
export interface ServerLink {
  connect(clock: Clock, host: ServerHost): ServerConnection;
}
