import type { FieldProblem, PolicyDryRun, PolicyDurations } from '@curfew/core';

/** One field of the form. */
export type SettingsField = keyof PolicyDurations;

/** A policy as it was last saved. `PolicyResource` of `@curfew/core` is one. Durations in ms. */
export interface SavedPolicy extends PolicyDurations {
  /** Grows with every save: tells whose save was later. */
  readonly version: number;
  /** RFC 3339. */
  readonly updatedAt?: string | undefined;
}

/** What became of a save. */
export type SaveResult =
  /** It is in force. */
  | { readonly type: 'saved'; readonly policy: SavedPolicy }
  /** Somebody else saved in the meantime. */
  | { readonly type: 'conflict'; readonly theirs: SavedPolicy }
  /** The server does not allow these durations. */
  | { readonly type: 'refused'; readonly errors: readonly FieldProblem[] }
  /** The person may not change them. */
  | { readonly type: 'forbidden' }
  /** The server could not be reached, or asks to be left alone for a while. Trying again may help. */
  | { readonly type: 'failed'; readonly retryAfterMs?: number | undefined };

/** What a save is about. */
export interface SaveDetails {
  /** The version that the person has seen: `If-Match`. */
  readonly version: number;
  /** `submit`: nobody is signed out by it, as far as is known. `confirm`: somebody is, and the person was asked. */
  readonly reason: 'submit' | 'confirm';
}

/** Why the form became dirty or clean. */
export interface DirtyChange {
  /** `edited`: by a field, also where it was changed back. `updated`: somebody else has saved the same. `forbidden`: the server refused. */
  readonly reason: 'edited' | 'discarded' | 'saved' | 'updated' | 'forbidden';
}

/** Saves durations over the version that the person has seen. One that rejects counts as `failed`. */
export type SavePolicy = (durations: PolicyDurations, details: SaveDetails) => Promise<SaveResult> | SaveResult;

/** Asks what a save would end, without saving. `null` or a rejection where nobody knows. */
export type PreviewPolicy = (durations: PolicyDurations, signal: AbortSignal) => Promise<PolicyDryRun | null>;
