import type { PolicyDryRun } from '@curfew/core/protocol';
import type { EndReason, PolicyDurations, SessionPolicy } from '@curfew/core/state';

/** Whose sessions. A subject is a person only together with the tenant. */
export interface Owner {
  readonly subject: string;
  /** `null` where the host has no tenants. */
  readonly tenant: string | null;
}

/** A session as a store keeps it. Instants are ms since the Unix epoch, by the store's clock. */
export interface StoredSession extends Owner {
  /** The public id, a UUIDv7. */
  readonly sid: string;
  readonly policyId: string;
  /** The browser that signed in, by its own word; `null` if that is not known. */
  readonly userAgent: string | null;
  readonly createdAt: number;
  /** When the person was last active. */
  readonly seenAt: number;
  /** When a heartbeat was last written; 0 before the first. */
  readonly touchedAt: number;
  /** The number of heartbeats written. */
  readonly rev: number;
  /** `null` while nobody has ended it. It may be dead all the same: see `lifeOf`. */
  readonly endedAt: number | null;
  readonly endReason: EndReason | null;
}

/** A policy as a store keeps it. Instants are ms since the Unix epoch, by the store's clock. */
export interface StoredPolicy extends SessionPolicy {
  readonly id: string;
  /** The tenant whose administrators may see it; `null` for every tenant's. */
  readonly tenant: string | null;
  /** A heartbeat sooner than this after the last written one, and with no more news, is not written. In ms. */
  readonly minBeatMs: number;
  /** Sessions last seen at or before this instant died of idleness under an earlier version. */
  readonly seenWatermark: number;
  /** Sessions created at or before this instant reached the maximum of an earlier version. */
  readonly createdWatermark: number;
  /** Until `graceUntil`, the idle limit is this at least, in ms: heartbeats still come at the old pace. */
  readonly graceIdleMs: number;
  readonly graceUntil: number;
  readonly updatedAt: number;
}

/** A session, its policy and the store's clock, all of one moment. */
export interface Found {
  readonly session: StoredSession;
  readonly policy: StoredPolicy;
  readonly now: number;
}

/** What sign-in inserts. */
export interface NewSession extends Owner {
  readonly tokenHash: string;
  readonly policyId: string;
  readonly userAgent: string | null;
  /** The token that the browser presented at sign-in: its session ends as `superseded`. */
  readonly supersedes: string | null;
  /** So long ago the person proved who they are: `createdAt` is that much before now. In whole ms. Default 0. */
  readonly authAgeMs?: number;
  /** The owner's live sessions, with this one: more than so many, and the oldest end as `superseded`. */
  readonly maxSessions: number;
}

/** Live sessions of one owner that are to end as `revoked`: all of them, but for what `only` or `except` say. */
export interface Revocation extends Owner {
  /** The `sid` of the one session that ends. */
  readonly only?: string;
  /** The `sid` of the one session that stays. */
  readonly except?: string;
  /** The subject who revokes them, for the audit; `null` for the host itself. */
  readonly by: string | null;
}

/** Reads a session's newest input. */
export interface Touch {
  /** How long ago the newest input was, in whole ms. */
  readonly ageMs: number;
  /** The session that the page belongs to: the token's session is not touched if it is another. */
  readonly sid: string | null;
}

/** A change of a policy, made only if its version is still `ifVersion`. */
export interface PolicyChange {
  readonly id: string;
  readonly durations: PolicyDurations;
  readonly ifVersion: number;
  /** The subject who changes it, for the audit. */
  readonly by: string;
}

/** One line of the audit: written in the transaction that it tells of. */
export interface AuditEntry {
  /** Its place in the audit: see {@link AuditQuery.before}. */
  readonly id: string;
  readonly at: number;
  readonly event: 'sign-in' | 'end' | 'policy';
  readonly tenant: string | null;
  /** Whose session it was; with `policy`, who changed it: `null` for the host itself. */
  readonly subject: string | null;
  readonly sid: string | null;
  readonly policyId: string;
  /** `end`: `{ reason }`, with `by` if somebody revoked it · `policy`: `{ version, idleMs, maxMs, warnMs }`. */
  readonly detail: Readonly<Record<string, unknown>>;
}

/** A page of one tenant's audit. */
export interface AuditQuery {
  readonly tenant: string | null;
  /** At most so many lines. */
  readonly limit: number;
  /** Only lines older than the one with this `id`; `null` begins with the newest. What is no id finds nothing. */
  readonly before: string | null;
}

/** What open event streams must hear of: ids only, so that nothing stale can be believed. */
export type Change =
  | { readonly kind: 'policy'; readonly policyId: string }
  | { readonly kind: 'end'; readonly sid: string }
  /** The store was out of earshot for a while: anything may have changed. */
  | { readonly kind: 'unknown' };

/**
 * Where sessions and policies live. Each method is atomic and goes by the store's own clock, which all nodes share.
 *
 * Only {@link Store.create} inserts a session; all else updates. A store that upserts on a touch brings back sessions
 * that a logout has just ended.
 *
 * Methods reject with `StoreUnavailableError` if the store cannot be reached. `contract.ts` is the suite that every
 * store passes.
 */
export interface Store {
  /**
   * Inserts a session, and ends the one that it supersedes and those that are too many. `null`: there is no such policy.
   *
   * @throws TokenUsedError if the token has had a session: an ended one does not begin again
   */
  create(session: NewSession): Promise<Found | null>;
  /** Reads, never extends. Dead sessions are found too, until the sweep has forgotten them. */
  find(tokenHash: string): Promise<Found | null>;
  /**
   * Writes a heartbeat: `seenAt` becomes the later of itself and the clock less the age, `rev` grows by one.
   * `null`: nothing was written. The session is dead or another than `touch.sid`, or the heartbeat came too soon to
   * matter; `find` tells which.
   */
  touch(tokenHash: string, touch: Touch): Promise<Found | null>;
  /** Ends a live session. `false`: it was not live, and keeps the reason that it had. */
  end(tokenHash: string, reason: EndReason): Promise<boolean>;
  /** The owner's live sessions, the newest first, at most `limit`. */
  list(owner: Owner, limit: number): Promise<readonly Found[]>;
  /**
   * Ends live sessions of one owner as `revoked`.
   *
   * @returns the `sid` of each that it ended
   */
  revoke(which: Revocation): Promise<readonly string[]>;

  findPolicy(id: string): Promise<StoredPolicy | null>;
  /** Inserts version 1 unless the policy exists, and answers the one that is stored. */
  ensurePolicy(id: string, tenant: string | null, durations: PolicyDurations): Promise<StoredPolicy>;
  /** `null`: the policy is gone or has another version by now. */
  changePolicy(change: PolicyChange): Promise<StoredPolicy | null>;
  /** What {@link Store.changePolicy} would do to live sessions. `self` is about the session `sid`. */
  previewPolicy(id: string, durations: PolicyDurations, sid: string): Promise<PolicyDryRun>;

  /** Lines of the audit, the newest first. */
  audit(page: AuditQuery): Promise<readonly AuditEntry[]>;
  /**
   * Tidies at most `limit` sessions: records the end of the dead, forgets the long ended. Validity never depends on it.
   *
   * @returns how many sessions it looked at; fewer than `limit` means that it is done for now
   */
  sweep(limit: number): Promise<number>;
  /**
   * Hears of changes of policies and of ends, whichever node makes them; never of touches, nor of ends that time
   * brings. The listener must not throw.
   *
   * No one may rely on it: where the nodes cannot hear each other, each still finds every change by asking.
   *
   * @returns its own undo
   */
  subscribe(listener: (change: Change) => void): () => void;
  close(): Promise<void>;
}
