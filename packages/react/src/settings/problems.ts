import type { FieldProblem, PolicyDurations, PolicyProblem } from '@curfew/core';
import type { SaveMessages, SettingsMessages } from '../messages/types.ts';
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

/** Returns the errors to show now: of the form, else those of the server. */
export function visibleErrors(
  { outcome }: SettingsState,
  problems: readonly PolicyProblem[],
  messages: SettingsMessages & Pick<SaveMessages, 'refused'>,
  locale: string,
): readonly FieldError[] {
  const refused = outcome.type === 'refused' ? outcome.errors : [];
  const found: readonly Found[] = problems.length > 0 ? problems : refused;
  return FIELDS.flatMap((field) => {
    const problem = found.find((one) => one.field === field);
    if (!problem) return [];
    const { code, detail = '', nearestMs = null } = problem;
    const word = messages.problem[code as PolicyProblem['code']];
    // A server may refuse for reasons of its own. Then its text is the only one.
    return { field, nearestMs, text: word?.({ field, nearestMs }, locale) || detail || messages.refused };
  });
}

/** Returns how often a user can extend the session, if WCAG 2.2.1 expects more; else `null`. */
export function fewExtensions({ maxMs, idleMs }: PolicyDurations): number | null {
  const exemptMs = 20 * 3_600_000;
  return maxMs < exemptMs && maxMs < 10 * idleMs ? Math.ceil(maxMs / idleMs) - 1 : null;
}
