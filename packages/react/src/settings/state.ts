import type { FieldProblem, PolicyDurations } from '@curfew/core';
import { durationsOf, equalDurations } from '@curfew/core/state';
import type { SavedPolicy, SaveResult, SettingsField } from './types.ts';

/** What the form reports beside its fields. */
export type Outcome =
  | {
      readonly type: 'none' | 'saving' | 'unchanged' | 'forbidden' | 'confirming' | 'saved' | 'updated' | 'discarded';
    }
  | { readonly type: 'failed'; readonly retryAfterMs?: number | undefined }
  | { readonly type: 'conflict'; readonly theirs: SavedPolicy }
  /** By the server, with its `errors`, or by the form itself, with none. */
  | { readonly type: 'refused'; readonly errors: readonly FieldProblem[] };

export interface SettingsState {
  /** The latest saved policy that the form has received. A save names its version. */
  readonly base: SavedPolicy;
  readonly draft: PolicyDurations;
  /** The fields that the user has left. Before a save, only these show errors. */
  readonly left: ReadonlySet<SettingsField>;
  /** How many saves were refused for their durations. After the first, every field shows its error. */
  readonly attempts: number;
  readonly outcome: Outcome;
}

export type SettingsEvent =
  | { readonly type: 'edit'; readonly durations: Partial<PolicyDurations> }
  | { readonly type: 'leave'; readonly field: SettingsField }
  /** There is a new outcome, for instance of the save of `draft`. */
  | { readonly type: 'say'; readonly outcome: Outcome | SaveResult; readonly draft?: PolicyDurations }
  /** Replaces the draft with the saved policy; in a conflict, with theirs. */
  | { readonly type: 'discard' }
  | { readonly type: 'keep-mine' }
  /** Your app passes a policy that may be newer. */
  | { readonly type: 'policy'; readonly policy: SavedPolicy };

export function openSettings(
  base: SavedPolicy,
  type: 'none' | 'saved' | 'updated' | 'discarded' = 'none',
): SettingsState {
  return { base, draft: durationsOf(base), left: new Set(), attempts: 0, outcome: { type } };
}

/** Applies one event. Pure. */
export function settingsReducer(state: SettingsState, event: SettingsEvent): SettingsState {
  const { base, draft, outcome } = state;
  // The policy that the user's choice is about.
  const theirs = outcome.type === 'conflict' ? outcome.theirs : base;
  switch (event.type) {
    case 'edit':
      // An edit clears every outcome but a conflict, which only a choice resolves.
      return {
        ...state,
        draft: { ...draft, ...event.durations },
        outcome: outcome.type === 'conflict' ? outcome : { type: 'none' },
      };
    case 'leave':
      return { ...state, left: new Set(state.left).add(event.field) };
    case 'say':
      return afterWord(state, event.outcome, event.draft ?? draft);
    case 'discard':
      return openSettings(theirs, 'discarded');
    case 'keep-mine':
      return { ...state, base: theirs, outcome: { type: 'none' } };
    case 'policy':
      return afterNews(state, event.policy);
  }
}

function afterWord(state: SettingsState, outcome: Outcome | SaveResult, saved: PolicyDurations): SettingsState {
  if ('policy' in outcome) {
    // The user has edited meanwhile: keep the draft.
    if (state.draft !== saved) return { ...state, base: outcome.policy, outcome: { type: 'none' } };
    return openSettings(outcome.policy, 'saved');
  }
  return { ...state, attempts: state.attempts + Number(outcome.type === 'refused'), outcome };
}

function afterNews(state: SettingsState, policy: SavedPolicy): SettingsState {
  const { base, draft, outcome } = state;
  if (policy.version <= base.version) return state;
  // The form's own save, passed by your app before its result, or another administrator's save of the same durations.
  if (equalDurations(policy, draft)) return { ...state, base: policy };
  if (equalDurations(base, draft)) return openSettings(policy, 'updated');
  return outcome.type === 'saving' ? state : { ...state, outcome: { type: 'conflict', theirs: policy } };
}
