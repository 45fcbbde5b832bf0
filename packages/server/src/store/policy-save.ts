import { type PolicyRecord, savedPolicy } from '@curfew/core/rules';
import { durationsOf } from '@curfew/core/state';
import type { AuditEntry, PolicyChange, StoredPolicy } from './types.ts';

export function changedPolicy(old: StoredPolicy, change: PolicyChange, now: number): StoredPolicy | null {
  const saved = savedPolicy(old, change, now);
  if (!saved) return null;
  const { updatedBy: _, ...policy } = saved;
  return change.by === null ? policy : { ...policy, updatedBy: change.by };
}

/** Whether open event streams must read their sessions. */
export function concernsActive({ apply = 'now' }: PolicyChange): boolean {
  return apply === 'now';
}

export function policyDetail(
  policy: PolicyRecord,
  { apply, note }: Partial<Pick<PolicyChange, 'apply' | 'note'>> = {},
): AuditEntry['detail'] {
  return {
    version: policy.version,
    ...durationsOf(policy),
    ...(apply === 'next-sign-in' && { apply }),
    ...(note && { note }),
  };
}
