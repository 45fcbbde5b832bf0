import type { FieldProblem, PolicyDryRun, PolicyDurations } from '@curfew/core';

/** A field of the form. */
export type SettingsField = keyof PolicyDurations;

/** A saved policy, such as `PolicyResource` of `@curfew/core`. Durations in ms. */
export interface SavedPolicy extends PolicyDurations {
  /** Grows with every save. */
  readonly version: number;
  /** RFC 3339. */
  readonly updatedAt?: string | undefined;
  /** The name of the administrator who saved it. */
  readonly updatedBy?: string | undefined;
}

/** The result of a save. */
export type SaveResult =
  /** The durations are in force. */
  | { readonly type: 'saved'; readonly policy: SavedPolicy }
  /** Another administrator has saved in the meantime. */
  | { readonly type: 'conflict'; readonly theirs: SavedPolicy }
  /** The server does not allow these durations. */
  | { readonly type: 'refused'; readonly errors: readonly FieldProblem[] }
  /** The user may not change the durations. */
  | { readonly type: 'forbidden' }
  /** The server could not be reached, or is busy for `retryAfterMs`. A later attempt may succeed. */
  | { readonly type: 'failed'; readonly retryAfterMs?: number | undefined };

/** The version and the reason of a save. */
export interface SaveDetails {
  /** The version that the user has seen, for `If-Match`. */
  readonly version: number;
  /** `submit`: it ends no session, as far as is known. `confirm`: it ends sessions, and the user has confirmed that. */
  readonly reason: 'submit' | 'confirm';
}

/** Why the form became dirty or clean. */
export interface DirtyChange {
  /** `edited`: a field was changed, or changed back. `forbidden`: the server refused the save. */
  readonly reason: 'edited' | 'discarded' | 'saved' | 'updated' | 'forbidden';
}

/** Saves durations over the version that the user has seen. A rejection counts as `failed`. */
export type SavePolicy = (durations: PolicyDurations, details: SaveDetails) => Promise<SaveResult> | SaveResult;

/** Asks what a save would end, without saving. Resolves to `null` or rejects if that is not known. */
export type PreviewPolicy = (durations: PolicyDurations, signal: AbortSignal) => Promise<PolicyDryRun | null>;
