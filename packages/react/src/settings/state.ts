import type { PolicyDurations } from '@curfew/core';
import type { RefusedField, SavedPolicy, SaveResult, SettingsField } from './types.ts';

/** What the form has to say beside its fields. */
export type Outcome =
  | { readonly type: 'none' | 'saving' | 'unchanged' | 'failed' | 'forbidden' | 'confirming' }
  | { readonly type: 'saved' | 'updated'; readonly version: number }
  | { readonly type: 'conflict'; readonly theirs: SavedPolicy }
  | { readonly type: 'refused'; readonly errors: readonly RefusedField[] };

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
  /** The form has something to say. */
  | { readonly type: 'say'; readonly outcome: Outcome }
  | { readonly type: 'invalid' | 'discard' | 'keep-mine' | 'take-theirs' }
  | { readonly type: 'result'; readonly result: SaveResult }
  /** The host shows a policy that may be newer. */
  | { readonly type: 'policy'; readonly policy: SavedPolicy };

const NONE: Outcome = { type: 'none' };

/** The form as it opens. */
export function openSettings(policy: SavedPolicy): SettingsState {
  return { base: policy, draft: durationsOf(policy), left: new Set(), attempts: 0, outcome: NONE };
}

/** Whether two policies say the same. Dirty is what differs by value: changing a field back makes it clean. */
export function sameDurations(a: PolicyDurations, b: PolicyDurations): boolean {
  return a.idleMs === b.idleMs && a.maxMs === b.maxMs && a.warnMs === b.warnMs;
}

/** Moves the form by one event. Pure. */
export function settingsReducer(state: SettingsState, event: SettingsEvent): SettingsState {
  switch (event.type) {
    case 'edit':
      return { ...state, draft: { ...state.draft, ...event.durations }, outcome: afterEdit(state.outcome) };
    case 'leave':
      return { ...state, left: new Set(state.left).add(event.field) };
    case 'invalid':
      return { ...state, attempts: state.attempts + 1, outcome: NONE };
    case 'say':
      return { ...state, outcome: event.outcome };
    case 'discard':
      return openSettings(state.outcome.type === 'conflict' ? state.outcome.theirs : state.base);
    case 'keep-mine':
      return state.outcome.type === 'conflict' ? { ...state, base: state.outcome.theirs, outcome: NONE } : state;
    case 'take-theirs':
      return state.outcome.type === 'conflict' ? openSettings(state.outcome.theirs) : state;
    case 'result':
      return afterSave(state, event.result);
    case 'policy':
      return afterNews(state, event.policy);
  }
}

function durationsOf({ idleMs, maxMs, warnMs }: PolicyDurations): PolicyDurations {
  return { idleMs, maxMs, warnMs };
}

/** An edit answers whatever was said, save for a conflict, which only a choice answers. */
function afterEdit(outcome: Outcome): Outcome {
  return outcome.type === 'conflict' ? outcome : NONE;
}

function afterSave(state: SettingsState, result: SaveResult): SettingsState {
  if (result.type === 'saved') {
    return { ...openSettings(result.policy), outcome: { type: 'saved', version: result.policy.version } };
  }
  return { ...state, attempts: state.attempts + (result.type === 'refused' ? 1 : 0), outcome: result };
}

function afterNews(state: SettingsState, policy: SavedPolicy): SettingsState {
  const { base, draft, outcome } = state;
  if (policy.version <= base.version) return state;
  // Our own save, heard from the host before its result: or somebody else's that says the same.
  if (sameDurations(policy, draft)) return { ...state, base: policy };
  if (sameDurations(base, draft)) {
    return { ...openSettings(policy), outcome: { type: 'updated', version: policy.version } };
  }
  return outcome.type === 'saving' ? state : { ...state, outcome: { type: 'conflict', theirs: policy } };
}
