/**
 * What a server decides about sessions: expiry, coalescing of heartbeats, and the effect of a changed policy. For stores and
 * servers of your own. Code of the browser does not import it.
 *
 * @packageDocumentation
 */
export { coalesces, type Life, lifeOf } from './expiry.ts';
export { firstPolicy, nextPolicy } from './policy-change.ts';
export type { PolicyRecord, SessionRecord, SessionRecords } from './records.ts';
export { sessionState } from './session-state.ts';
