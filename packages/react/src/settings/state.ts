import type { FieldProblem, PolicyDurations } from '@curfew/core';
import type { SavedPolicy, SaveResult, SettingsField } from './types.ts';

/** What the form has to say beside its fields. */
export type Outcome =
  | {
      readonly type: 'none' | 'saving' | 'unchanged' | 'forbidden' | 'confirming' | 'saved' | 'updated' | 'discarded';
    }
  | { readonly type: 'failed'; readonly retryAfterMs?: number | undefined }
  | { readonly type: 'conflict'; readonly theirs: SavedPolicy }
  /** By the server, with its `errors`, or by the form itself. */
  | { readonly type: 'refused'; readonly errors: readonly FieldProblem[] };

/** All that the form remembers. */
export interface SettingsState {
  /** What the server has, as far as the form knows: the version that a save names. */
  readonly base: SavedPolicy;
  readonly draft: PolicyDurations;
  /** The fields that the person has left: only these may complain before a save. */
  readonly left: ReadonlySet<SettingsField>;
  /** How often a save was tried and refused for its durations. Every field may complain from the first on. */
  readonly attempts: number;
  readonly outcome: Outcome;
}

/** What can happen to the form. */
export type SettingsEvent =
  | { readonly type: 'edit'; readonly durations: Partial<PolicyDurations> }
  | { readonly type: 'leave'; readonly field: SettingsField }
  /** The form has something to say, for instance what became of the save of `draft`. */
  | { readonly type: 'say'; readonly outcome: Outcome | SaveResult; readonly draft?: PolicyDurations }
  /** Gives up the draft; in a conflict, for theirs. */
  | { readonly type: 'discard' }
  | { readonly type: 'keep-mine' }
  /** The host shows a policy that may be newer. */
  | { readonly type: 'policy'; readonly policy: SavedPolicy };

/** The form as it opens. */
export function openSettings(
  base: SavedPolicy,
  type: 'none' | 'saved' | 'updated' | 'discarded' = 'none',
): SettingsState {
  const { idleMs, maxMs, warnMs } = base;
  return { base, draft: { idleMs, maxMs, warnMs }, left: new Set(), attempts: 0, outcome: { type } };
}

/** Whether two policies say the same. Dirty is what differs by value: changing a field back makes it clean. */
export function sameDurations(a: PolicyDurations, b: PolicyDurations): boolean {
  return a.idleMs === b.idleMs && a.maxMs === b.maxMs && a.warnMs === b.warnMs;
}

/** Moves the form by one event. Pure. */
export function settingsReducer(state: SettingsState, event: SettingsEvent): SettingsState {
  const { base, draft, outcome } = state;
  // What the server has, once the person has chosen.
  const theirs = outcome.type === 'conflict' ? outcome.theirs : base;
  switch (event.type) {
    case 'edit':
      // It answers whatever was said, save for a conflict, which only a choice answers.
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
    // Somebody who went on editing meanwhile loses nothing.
    if (state.draft !== saved) return { ...state, base: outcome.policy, outcome: { type: 'none' } };
    return openSettings(outcome.policy, 'saved');
  }
  return { ...state, attempts: state.attempts + Number(outcome.type === 'refused'), outcome };
}

function afterNews(state: SettingsState, policy: SavedPolicy): SettingsState {
  const { base, draft, outcome } = state;
  if (policy.version <= base.version) return state;
  // Our own save, heard from the host before its result: or somebody else's that says the same.
  if (sameDurations(policy, draft)) return { ...state, base: policy };
  if (sameDurations(base, draft)) return openSettings(policy, 'updated');
  return outcome.type === 'saving' ? state : { ...state, outcome: { type: 'conflict', theirs: policy } };
}
