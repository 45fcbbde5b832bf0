import type { EndReason, SessionPolicy } from '../state/index.ts';

/** What a server keeps of a session. Instants are ms since the Unix epoch, by the store's clock. */
export interface SessionRecord {
  /** The public id, a UUIDv7. */
  readonly sid: string;
  readonly createdAt: number;
  /** When the user was last active. */
  readonly seenAt: number;
  /** When a heartbeat was last written; 0 before the first. */
  readonly touchedAt: number;
  /** The number of heartbeats written. */
  readonly rev: number;
  /** `null` if no end is recorded. The session may have expired all the same: see {@link lifeOf}. */
  readonly endedAt: number | null;
  readonly endReason: EndReason | null;
}

/** What a server keeps of a policy. Instants are ms since the Unix epoch, by the store's clock. */
export interface PolicyRecord extends SessionPolicy {
  readonly id: string;
  /** A heartbeat sooner than this after the last written one is not written, unless its input is much newer. In ms. */
  readonly minBeatMs: number;
  /** Sessions last active at or before this instant ended as idle under an earlier version. */
  readonly seenWatermark: number;
  /** Sessions created at or before this instant reached the absolute timeout of an earlier version. */
  readonly createdWatermark: number;
  /** Until `graceUntil`, the idle timeout is at least this, in ms: heartbeats still come at the old interval. */
  readonly graceIdleMs: number;
  readonly graceUntil: number;
  readonly updatedAt: number;
  /**
   * What applies to sessions that began before a save "at the next sign-in", oldest first. Absent if there was none: see
   * {@link policyOf}.
   */
  readonly earlier?: readonly PolicyEra[];
}

/** A policy as it applies to the sessions of an era. */
export interface PolicyEra extends Omit<PolicyRecord, 'id' | 'earlier'> {
  /** Where the era ends, in ms: the ids of its sessions have a time below this. */
  readonly before: number;
}

/** A session, its policy and the store's clock, all read at one moment. */
export interface SessionRecords {
  readonly session: SessionRecord;
  readonly policy: PolicyRecord;
  readonly now: number;
}
