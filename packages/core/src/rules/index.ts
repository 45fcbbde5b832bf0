/**
 * What a server decides about sessions: expiry, coalescing of heartbeats, and the effect of a changed policy. For stores and
 * servers of your own. Code of the browser does not import it.
 *
 * @packageDocumentation
 */
export { policyOf, sidTime } from './eras.ts';
export { coalesces, type Life, lifeOf } from './expiry.ts';
export { firstPolicy, nextPolicy, savedPolicy } from './policy-change.ts';
export type { PolicyEra, PolicyRecord, SessionRecord, SessionRecords } from './records.ts';
export { BUCKETS_MS, type SessionCounts, sessionCounts } from './session-counts.ts';
export { sessionState } from './session-state.ts';
