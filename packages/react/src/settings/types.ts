import type { PolicyDryRun, PolicyDurations, Problem } from '@curfew/core';

/** One field of the form. */
export type SettingsField = keyof PolicyDurations;

/** A policy as it was last saved. `PolicyResource` of `@curfew/core` is one. Durations in ms. */
export interface SavedPolicy extends PolicyDurations {
  /** Grows with every save: tells whose save was later. */
  readonly version: number;
  /** RFC 3339. */
  readonly updatedAt?: string | undefined;
}

/** One field that the server refused. */
export type RefusedField = NonNullable<Problem['errors']>[number];

/** What became of a save. */
export type SaveResult =
  /** It is in force. */
  | { readonly type: 'saved'; readonly policy: SavedPolicy }
  /** Somebody else saved in the meantime. */
  | { readonly type: 'conflict'; readonly theirs: SavedPolicy }
  /** The server does not allow these durations. */
  | { readonly type: 'refused'; readonly errors: readonly RefusedField[] }
  /** The person may not change them. */
  | { readonly type: 'forbidden' }
  /** The server could not be reached, or could not do it now. Trying again may help. */
  | { readonly type: 'failed' };

/** Saves durations over the version that the person has seen. It must not reject. */
export type SavePolicy = (
  durations: PolicyDurations,
  details: { readonly version: number },
) => Promise<SaveResult> | SaveResult;

/** Asks what a save would end, without saving. `null` or a rejection where nobody knows. */
export type PreviewPolicy = (durations: PolicyDurations, signal: AbortSignal) => Promise<PolicyDryRun | null>;
