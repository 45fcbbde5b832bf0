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
  /** The text field of a duration shows it itself. */
  readonly isTyped?: true;
}

type Found = Omit<PolicyProblem | FieldProblem, 'field'> & {
  readonly field: string;
  readonly detail?: string;
  readonly nearestMs?: number | null;
};

/** The order on the page. */
export const FIELDS: readonly SettingsField[] = ['maxMs', 'idleMs', 'warnMs'];

/** What is typed and cannot be read, else the problems of the form, else those of the server. */
export function visibleErrors(
  { outcome, unread }: SettingsState,
  problems: readonly PolicyProblem[],
  messages: SettingsMessages & Pick<SaveMessages, 'refused'>,
  locale: string,
  unreadText: (text: string) => string,
): readonly FieldError[] {
  const refused = outcome.type === 'refused' ? outcome.errors : [];
  const found: readonly Found[] = problems.length > 0 ? problems : refused;
  return FIELDS.flatMap((field): FieldError | [] => {
    const typed = unread[field];
    if (typed) return { field, nearestMs: null, text: unreadText(typed), isTyped: true };
    const problem = found.find((one) => one.field === field);
    if (!problem) return [];
    const { code, detail = '', nearestMs = null } = problem;
    const word = messages.problem[code as PolicyProblem['code']];
    // For a server's own reasons, its text is the only one.
    return { field, nearestMs, text: word?.({ field, nearestMs }, locale) || detail || messages.refused };
  });
}

/** WCAG 2.2.1 exempts longer limits. In ms. */
const LONGEST_LIMIT_MS = 20 * 3_600_000;

/** No user can extend the maximum, so WCAG 2.2.1 allows it only if it is essential. */
export function needsEssentialMaximum({ maxMs }: PolicyDurations): boolean {
  return maxMs <= LONGEST_LIMIT_MS;
}

/**
 * `null` if WCAG 2.2.1 expects no more extensions. The last of ten idle times ends with the maximum, so that a maximum of
 * ten allows nine.
 */
export function fewExtensions(durations: PolicyDurations): number | null {
  const times = Math.ceil(durations.maxMs / durations.idleMs) - 1;
  return needsEssentialMaximum(durations) && times < 10 ? times : null;
}
