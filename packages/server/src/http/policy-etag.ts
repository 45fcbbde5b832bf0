import type { FieldProblem, PolicyResource } from '@curfew/core/protocol';
import type { PolicyLimits, PolicyProblem } from '@curfew/core/state';
import { formatDuration } from '@curfew/core/state';
import { HttpError } from './problems.ts';
import type { SessionRequest } from './request.ts';

export function etagOf(policy: PolicyResource): string {
  return `"${policy.version}"`;
}

/**
 * Returns the version in `If-Match`, or 0, which no policy has, if the header is malformed.
 *
 * @throws HttpError `precondition_required` if the header is missing or `*`, so that no unseen change is overwritten
 */
export function versionFromIfMatch(request: SessionRequest): number {
  const header = request.headers.get('if-match')?.trim();
  if (!header || header === '*') throw new HttpError('precondition_required');
  const version = /^"(\d{1,15})"$/.exec(header)?.[1];
  return version === undefined ? 0 : Number(version);
}

/** UIs create their own texts from `code`. */
export function policyErrors(problems: readonly PolicyProblem[], limits: PolicyLimits): FieldProblem[] {
  const least = formatDuration(limits.minMs);
  const most = formatDuration(limits.maxMs);
  const details: Record<PolicyProblem['code'], string> = {
    not_a_duration: 'Write a whole number of milliseconds.',
    too_short: `The minimum is ${least}.`,
    too_long: `The maximum is ${most}.`,
    idle_above_max: 'The idle timeout must not be longer than the absolute timeout.',
    warn_not_below_idle: 'The warning must be shorter than the idle timeout.',
  };
  return problems.map(({ field, code, nearestMs }) => ({
    field,
    code,
    detail: details[code],
    ...(nearestMs !== null && { nearestMs }),
  }));
}
