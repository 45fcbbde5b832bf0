import { uuidTime } from '../state/index.ts';
import type { PolicyEra, PolicyRecord } from './records.ts';

/**
 * Returns the policy as it applies to a session: what its era has, if the policy has been saved "at the next sign-in"
 * since.
 *
 * @param sid - the session's id, whose time is that of the sign-in
 * @example
 * lifeOf({ session, policy: policyOf(stored, session.sid), now });
 */
export function policyOf<P extends PolicyRecord>(policy: P, sid: string): P {
  if (!policy.earlier) return policy;
  const time = uuidTime(sid);
  const era = policy.earlier.find(({ before }) => time < before);
  if (!era) return policy;
  const { before: _, ...record } = era;
  return { ...policy, ...record };
}

/**
 * Returns the time for the id of a session that begins now, in ms: the clock, or the next ms if the policy was saved in this
 * one. So {@link policyOf} returns the newest version for it.
 *
 * @param now - the store's clock, in ms
 * @example
 * const sid = uuidv7(sidTime(policy, now), crypto.getRandomValues(new Uint8Array(10)));
 */
export function sidTime(policy: PolicyRecord, now: number): number {
  return Math.max(now, policy.earlier?.at(-1)?.before ?? 0);
}

/** Keeps one era that is over: sessions of earlier ones are older, so they are over too. */
export function withoutOver(eras: readonly PolicyEra[], now: number): readonly PolicyEra[] {
  const firstActive = eras.findIndex(
    ({ before, createdWatermark, maxMs }) => before > Math.max(createdWatermark, now - maxMs),
  );
  const over = firstActive === -1 ? eras.length : firstActive;
  return eras.slice(Math.max(0, over - 1));
}
