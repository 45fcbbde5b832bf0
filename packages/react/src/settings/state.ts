import type { FieldProblem, PolicyDurations } from '@curfew/core';
import { durationsOf, equalDurations } from '@curfew/core/state';
import type { PolicyApply, SavedPolicy, SaveResult, SettingsField } from './types.ts';

/** What the form reports beside its fields. */
export type Outcome =
  | {
      readonly type: 'none' | 'saving' | 'unchanged' | 'forbidden' | 'confirming' | 'updated' | 'discarded' | 'kept';
    }
  | { readonly type: 'saved'; readonly apply?: PolicyApply | undefined }
  /** The durations of an earlier version are in the form. */
  | { readonly type: 'restored'; readonly version: number; readonly text: string }
  | { readonly type: 'failed'; readonly retryAfterMs?: number | undefined }
  /** Found by a save, or else received while the user was editing. */
  | { readonly type: 'conflict'; readonly theirs: SavedPolicy; readonly received?: true }
  /** By the server, with its `errors`, or by the form itself, with none. */
  | { readonly type: 'refused'; readonly errors: readonly FieldProblem[] };

type Unread = Readonly<Partial<Record<SettingsField, string>>>;

export interface SettingsState {
  /** The latest saved policy that the form has received. A save names its version. */
  readonly base: SavedPolicy;
  readonly draft: PolicyDurations;
  /** What the user notes about the change. */
  readonly note: string;
  /** How many saves were refused for their durations. */
  readonly attempts: number;
  /** What the user has typed and the form cannot read. */
  readonly unread: Unread;
  /** How often the user has discarded changes. */
  readonly discards: number;
  readonly outcome: Outcome;
}

export type SettingsEvent =
  | { readonly type: 'edit'; readonly durations: Partial<PolicyDurations>; readonly outcome?: Outcome }
  | { readonly type: 'note'; readonly note: string }
  | { readonly type: 'unread'; readonly field: SettingsField; readonly text: string }
  /** There is a new outcome, for instance of the save of `draft`. */
  | {
      readonly type: 'say';
      readonly outcome: Outcome | SaveResult;
      readonly draft?: PolicyDurations;
      readonly apply?: PolicyApply | undefined;
    }
  /** Replaces the draft with the saved policy; in a conflict, with theirs. */
  | { readonly type: 'discard' }
  | { readonly type: 'keep-mine' }
  /** Your app passes a policy that may be newer. */
  | { readonly type: 'policy'; readonly policy: SavedPolicy };

export function openSettings(
  base: SavedPolicy,
  outcome: Outcome = { type: 'none' },
  { discards, unread }: Pick<SettingsState, 'discards' | 'unread'> = { discards: 0, unread: {} },
): SettingsState {
  return { base, draft: durationsOf(base), note: '', attempts: 0, discards, unread, outcome };
}

export function settingsReducer(state: SettingsState, event: SettingsEvent): SettingsState {
  const { base, draft, outcome } = state;
  // The user's choice is about it.
  const theirs = outcome.type === 'conflict' ? outcome.theirs : base;
  switch (event.type) {
    case 'edit':
      // Only a choice resolves a conflict.
      return {
        ...state,
        draft: { ...draft, ...event.durations },
        outcome: outcome.type === 'conflict' ? outcome : (event.outcome ?? { type: 'none' }),
      };
    case 'note':
      return { ...state, note: event.note };
    case 'unread':
      return {
        ...state,
        unread: { ...state.unread, [event.field]: event.text },
        outcome: outcome.type === 'conflict' ? outcome : { type: 'none' },
      };
    case 'say':
      return afterWord(state, event.outcome, event.draft ?? draft, event.apply);
    case 'discard':
      return openSettings(theirs, { type: 'discarded' }, { discards: state.discards + 1, unread: {} });
    case 'keep-mine':
      return { ...state, base: theirs, draft: keepEdits(base, draft, theirs), outcome: { type: 'kept' } };
    case 'policy':
      return afterNews(state, event.policy);
  }
}

/** Keeps nothing else of the draft. */
function keepEdits(base: PolicyDurations, draft: PolicyDurations, theirs: PolicyDurations): PolicyDurations {
  const kept = (field: SettingsField) => (draft[field] === base[field] ? theirs : draft)[field];
  return { maxMs: kept('maxMs'), idleMs: kept('idleMs'), warnMs: kept('warnMs') };
}

function afterWord(
  state: SettingsState,
  outcome: Outcome | SaveResult,
  saved: PolicyDurations,
  apply: PolicyApply | undefined,
): SettingsState {
  if ('policy' in outcome) {
    // The user has edited meanwhile.
    if (state.draft !== saved) return { ...state, base: outcome.policy, note: '', outcome: { type: 'none' } };
    return openSettings(outcome.policy, { type: 'saved', apply }, state);
  }
  return { ...state, attempts: state.attempts + Number(outcome.type === 'refused'), outcome };
}

function afterNews(state: SettingsState, policy: SavedPolicy): SettingsState {
  const { base, draft, outcome } = state;
  if (policy.version <= base.version) return state;
  // The form's own save, passed by your app before its result, or another administrator's save of the same durations.
  if (equalDurations(policy, draft)) return { ...state, base: policy };
  // The running save finds a conflict itself.
  if (outcome.type === 'saving') return state;
  if (equalDurations(policy, keepEdits(base, draft, policy))) return openSettings(policy, { type: 'updated' }, state);
  return { ...state, outcome: { type: 'conflict', theirs: policy, received: true } };
}
