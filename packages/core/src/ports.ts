import type { Envelope } from './model/envelope.ts';
import type { EndReason, Facts } from './model/facts.ts';
import type { SessionEvent } from './model/step.ts';
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
   * @returns its own undo, which also gives leadership up
   */
  lead(onChange: (leading: boolean) => void): () => void;
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
  /** Timers may have slept: look at the clock again. `restored` says that the page came back from the bfcache. */
  wake(restored: boolean): void;
  /** The page is about to be frozen or unloaded. */
  rest(): void;
}

/** Watches the page's life. Returns its own undo. */
export type PageSource = (on: PageEvents) => () => void;

/** The server's answer, with nothing thrown. */
export type ServerReply =
  | { readonly type: 'state'; readonly state: SessionState }
  /** 401: there is no live session; `reason` where the server says why. */
  | { readonly type: 'ended'; readonly reason: EndReason | null }
  /** Unreachable, overloaded or out of its mind: it neither extends nor ends anything. */
  | { readonly type: 'failed'; readonly retryAfterMs: number };

/** The requests that a session makes of its server. */
export interface ServerTransport {
  /** Asks for the state. Never extends. */
  state(options: { readonly signal: AbortSignal }): Promise<ServerReply>;
  /** Reports that the newest input was `ageMs` ago. `leaving` lets the request outlive the page. */
  heartbeat(
    beat: { readonly ageMs: number; readonly sid: string },
    options: { readonly signal: AbortSignal; readonly leaving: boolean },
  ): Promise<ServerReply>;
  /** Ends the session. Outlives the page. */
  logout(sid: string): Promise<void>;
}

/** What the server said, as facts by this tab's clock. */
export type ServerAnswer = Extract<SessionEvent, { type: 'server' }> &
  Pick<Facts, 'id' | 'startedAt' | 'lastActivityAt'>;

/** What a session tells its server connection, and hears from it. */
export interface ServerHost {
  readonly facts: () => Facts | null;
  readonly leading: () => boolean;
  readonly onAnswer: (answer: ServerAnswer) => void;
  /** There is no live session; `null` where the server does not say why. */
  readonly onNone: (reason: EndReason | null) => void;
}

/** All that a tab says to its server, and when. Nothing here throws or rejects. */
export interface ServerConnection {
  /** When {@link ServerConnection.run} next has something to send, by the session clock, in ms. */
  dueAt(): number;
  /** Sends what is due: a heartbeat for unacknowledged input, else a question. */
  run(): Promise<boolean>;
  /** Notes that this tab itself saw input: it reports it if the leader does not. */
  noteInput(): void;
  /** Asks for the state. Resolves to whether the server answered. */
  ask(timeoutMs?: number): Promise<boolean>;
  /** Reports the newest input. Resolves to whether the server answered. */
  beat(): Promise<boolean>;
  /** Reports what is unreported before the page goes. */
  flush(): void;
  logout(sid: string): void;
}

/** How a session reaches the server that has the last word about it. */
export interface ServerLink {
  connect(clock: Clock, host: ServerHost): ServerConnection;
}
