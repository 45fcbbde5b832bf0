import type { FieldProblem } from '@curfew/core/protocol';
import {
  formatDuration,
  type PolicyDurations,
  type PolicyLimits,
  type PolicyProblem,
  validatePolicy,
} from '@curfew/core/state';

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

export function assertPolicy(caller: string, durations: PolicyDurations, limits: PolicyLimits): void {
  const [problem] = validatePolicy(durations, limits);
  const [error] = problem ? policyErrors([problem], limits) : [];
  if (!error) return;
  const shorter = ' For shorter ones in development, set limits: { minMs: 1_000 }.';
  const remedy = error.code === 'too_short' ? shorter : '';
  throw new RangeError(`${caller}, ${error.field}: ${error.detail}${remedy}`);
}
