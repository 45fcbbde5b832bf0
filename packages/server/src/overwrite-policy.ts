import type { PolicyResource } from '@curfew/core/protocol';
import { durationsOf, equalDurations, type PolicyDurations } from '@curfew/core/state';
import type { SessionEngine } from './engine-types.ts';

/** Several processes may start at once. */
export async function overwritePolicy(
  engine: SessionEngine,
  stored: PolicyResource,
  durations: PolicyDurations,
): Promise<void> {
  if (equalDurations(stored, durations)) return;
  const change = { id: stored.id, durations: durationsOf(durations), ifVersion: stored.version, by: null };
  const result = await engine.savePolicy(change);
  if (result.outcome === 'stale') await overwritePolicy(engine, result.policy, durations);
}
