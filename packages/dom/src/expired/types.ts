import type { EndReason } from '@curfew/core';

/** Where the user was when the session ended, and why it ended. */
export interface SignInIntent {
  /** A path of the same origin, with search and hash. It is safe to redirect to it after a sign-in. */
  readonly returnTo: string;
  readonly reason: EndReason;
}
