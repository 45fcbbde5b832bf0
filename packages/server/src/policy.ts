import type { FieldProblem, PolicyResource } from '@curfew/core/protocol';
import type { PolicyLimits, PolicyProblem } from '@curfew/core/state';
import { formatDuration } from '@curfew/core/state';
import { Refusal } from './problems.ts';
import type { SessionRequest } from './request.ts';

/** The version of a policy as an ETag. */
export function etagOf(policy: PolicyResource): string {
  return `"${policy.version}"`;
}

/**
 * The version that `If-Match` names; one that no policy ever has if the header is of another form.
 *
 * @throws Refusal `precondition_required` if it is missing or `*`: an administrator must not overwrite what they have
 * not seen
 */
export function versionFromIfMatch(request: SessionRequest): number {
  const header = request.headers.get('if-match')?.trim();
  if (!header || header === '*') throw new Refusal('precondition_required');
  const version = /^"(\d{1,15})"$/.exec(header)?.[1];
  return version === undefined ? 0 : Number(version);
}

/** Words the problems of a policy for the wire. Interfaces word them from `code`, in the person's language. */
export function policyErrors(problems: readonly PolicyProblem[], limits: PolicyLimits): FieldProblem[] {
  const least = formatDuration(limits.minMs);
  const most = formatDuration(limits.maxMs);
  const details: Record<PolicyProblem['code'], string> = {
    not_a_duration: 'Write a whole number of milliseconds.',
    too_short: `The least is ${least}.`,
    too_long: `The most is ${most}.`,
    idle_above_max: 'The idle duration must not be longer than the maximum duration.',
    warn_not_below_idle: 'The warning must be shorter than the idle duration.',
  };
  return problems.map(({ field, code, nearestMs }) => ({
    field,
    code,
    detail: details[code],
    ...(nearestMs !== null && { nearestMs }),
  }));
}
