import type { EndReason } from '@curfew/core';

/** Where the person was when the session ended, and why it did. */
export interface SignInIntent {
  /** A path of the same origin, with its search and hash: safe to go back to after a sign-in. */
  readonly returnTo: string;
  readonly reason: EndReason;
}
