import type { EndReason } from '../state/index.ts';

/** Thrown if a request is not sent, or its response is void, because the session has ended. */
export class SessionEndedError extends Error {
  override readonly name = 'SessionEndedError';
  /** Why the session ended. `superseded` also if another person has signed in since the request was made. */
  readonly reason: EndReason;

  constructor(reason: EndReason) {
    super(`The session has ended (${reason}). Sign in, then repeat the request.`);
    this.reason = reason;
  }
}
