import type { FieldProblem, PolicyDurations, PolicyProblem } from '@curfew/core';
import type { SettingsMessages } from '../messages/types.ts';
import type { SettingsState } from './state.ts';
import type { SettingsField } from './types.ts';

/** The error of one field, in words. */
export interface FieldError {
  readonly field: SettingsField;
  readonly text: string;
  /** The nearest allowed value, in ms, which one press applies. */
  readonly nearestMs: number | null;
}

/** A problem that the form or the server has found. */
type Found = Omit<PolicyProblem | FieldProblem, 'field'> & {
  readonly field: string;
  readonly detail?: string;
  readonly nearestMs?: number | null;
};

/** The order of the fields on the page. */
export const FIELDS: readonly SettingsField[] = ['maxMs', 'idleMs', 'warnMs'];

/** Returns the errors to show now: of fields that the user has left or tried to save, else those of the server. */
export function visibleErrors(
  { left, attempts, outcome }: SettingsState,
  problems: readonly PolicyProblem[],
  messages: SettingsMessages,
  locale: string,
): readonly FieldError[] {
  const own = problems.filter(
    ({ field, code }) => attempts > 0 || left.has(field) || (code === 'idle_above_max' && left.has('maxMs')),
  );
  const refused = outcome.type === 'refused' ? outcome.errors : [];
  const found: readonly Found[] = own.length > 0 ? own : refused;
  return FIELDS.flatMap((field) => {
    const problem = found.find((one) => one.field === field);
    if (!problem) return [];
    const { code, detail = '', nearestMs = null } = problem;
    const word = messages.problem[code as PolicyProblem['code']];
    // A server may refuse for reasons of its own. Then its text is the only one.
    return { field, nearestMs, text: word?.({ field, nearestMs }, locale) ?? detail };
  });
}

/** WCAG 2.2.1 exempts limits that are longer than this, in ms. */
const LONGEST_LIMIT_MS = 20 * 3_600_000;

/** Whether WCAG 2.2.1 allows the maximum only if it is essential, because no user can extend it. */
export function needsEssentialMaximum({ maxMs }: PolicyDurations): boolean {
  return maxMs <= LONGEST_LIMIT_MS;
}

/**
 * Returns how often a user can extend the session, if WCAG 2.2.1 expects more; else `null`. The last of ten idle times
 * ends with the maximum, so that a maximum of ten allows nine extensions.
 */
export function fewExtensions(durations: PolicyDurations): number | null {
  const times = Math.ceil(durations.maxMs / durations.idleMs) - 1;
  return needsEssentialMaximum(durations) && times < 10 ? times : null;
}
