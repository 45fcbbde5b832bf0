import type { PolicyDryRun, PolicySessions } from '@curfew/core/protocol';
import type { PolicyRecord, SessionRecord, SessionRecords } from '@curfew/core/rules';
import type { EndReason, PolicyApply, PolicyDurations } from '@curfew/core/state';

/** The owner of sessions. A subject identifies a user only together with the tenant. */
export interface SessionOwner {
  readonly subject: string;
  /** `null` if your app has no tenants. */
  readonly tenant: string | null;
}

/** A session as a store keeps it. */
export interface StoredSession extends SessionOwner, SessionRecord {
  readonly policyId: string;
  /** The `User-Agent` of the browser that signed in; `null` if unknown. */
  readonly userAgent: string | null;
}

/** A policy as a store keeps it. */
export interface StoredPolicy extends PolicyRecord {
  /** The tenant whose administrators may see it; `null` for every tenant's. */
  readonly tenant: string | null;
  /** The subject that saved it last; absent if it was never changed. */
  readonly updatedBy?: string;
}

/** A session, its policy as `policyOf` returns it, and the store's clock, all read at one moment. */
export interface SessionWithPolicy extends SessionRecords {
  readonly session: StoredSession;
  readonly policy: StoredPolicy;
}

/** A session to insert at sign-in. */
export interface NewSession extends SessionOwner {
  /** A store never has the token itself. */
  readonly tokenHash: string;
  readonly policyId: string;
  readonly userAgent: string | null;
  /** The hash of the token that the browser presented: its session ends as `superseded`. */
  readonly supersedes: string | null;
  /**
   * When the user authenticated, in whole ms since the Unix epoch: `createdAt`, unless that is later than now.
   *
   * @default now
   */
  readonly authAt?: number;
  /** The most active sessions of the owner, including this one. The oldest beyond it end as `superseded`. */
  readonly maxSessions: number;
}

/** Active sessions of one owner that end as `revoked`: all, unless `only` or `except` is set. */
export interface Revocation extends SessionOwner {
  /** The `sid` of the one session that ends. */
  readonly only?: string;
  /** The `sid` of the one session that stays. */
  readonly except?: string;
  /** The subject that revokes them, for the audit; `null` for your app itself. */
  readonly by: string | null;
}

/** A heartbeat. */
export interface Heartbeat {
  /** How long ago the newest input was, in whole ms. */
  readonly ageMs: number;
  /** The session that the page belongs to. If it is not the token's session, nothing is written. */
  readonly sid: string | null;
}

/** A change of a policy, made only if its version is still `ifVersion`. */
export interface PolicyChange {
  readonly id: string;
  readonly durations: PolicyDurations;
  /** The version that the change was made from. */
  readonly ifVersion: number;
  /** The subject that changes it, for the audit; `null` for your app itself. */
  readonly by: string | null;
  /** @default 'now' */
  readonly apply?: PolicyApply;
  /** For the audit. */
  readonly note?: string;
}

/** One line of the audit, written in the transaction that it describes. */
export interface AuditEntry {
  /** Its position in the audit: see {@link AuditQuery.before}. */
  readonly id: string;
  /** In ms since the Unix epoch, by the store's clock. */
  readonly at: number;
  readonly event: 'sign-in' | 'end' | 'policy';
  readonly tenant: string | null;
  /** The owner of the session; with `policy`, the subject that changed it. `null` for your app itself. */
  readonly subject: string | null;
  readonly sid: string | null;
  readonly policyId: string;
  /**
   * `sign-in`: `{}`, or `{ resumes }` with the `sid` of the session that the browser presented, if that was the same person's
   * and had not ended, or only by a timeout · `end`: `{ reason }`, with `by` if a subject revoked it, or if its owner signed in
   * again in the same browser · `policy`: `{ version, idleMs, maxMs, warnMs }`, with `note` if it has one, and `apply` if that
   * is `next-sign-in`.
   */
  readonly detail: Readonly<Record<string, unknown>>;
}

/** A sign-in or an end that a store has written into the audit. */
export type RecordedEntry = Omit<AuditEntry, 'id'> & {
  readonly event: 'sign-in' | 'end';
  readonly subject: string;
  readonly sid: string;
};

/** A page of one tenant's audit. */
export interface AuditQuery {
  readonly tenant: string | null;
  /** The most lines to return. */
  readonly limit: number;
  /** Only lines older than the one with this `id`; `null` begins with the newest. An invalid id matches nothing. */
  readonly before: string | null;
  /**
   * Only the lines with event `policy` of this policy.
   *
   * @default all lines
   */
  readonly policyId?: string;
}

/**
 * A change that open event streams must handle. It contains only ids, so that no stale data is used. A policy that applies at
 * the next sign-in is not one.
 */
export type StoreEvent =
  | { readonly kind: 'policy'; readonly policyId: string }
  /** `isResumed`: its owner has signed in again in the same browser, whose pages may go on with the next session. */
  | { readonly kind: 'end'; readonly sid: string; readonly isResumed?: true }
  /** The connection was interrupted: anything may have changed. */
  | { readonly kind: 'unknown' };

/**
 * Stores sessions and policies. Each method is atomic and uses the store's own clock, which all nodes share.
 *
 * Only {@link Store.create} inserts sessions; all other methods update them. A store that upserts on a heartbeat would
 * revive sessions that a sign-out has just ended.
 *
 * Methods reject with `StoreUnavailableError` if the store cannot be reached. Every store must pass
 * `storeContract` of `@curfew/server/testing`.
 */
export interface Store {
  /**
   * Inserts a session. Ends the one that it supersedes and those beyond `maxSessions`. Returns `null` if the policy
   * does not exist. If the session would have expired already, because of `authAt`, returns it and writes nothing.
   *
   * @throws TokenUsedError if the store knows a session of the token, also an ended one: it does not begin again
   */
  create(session: NewSession): Promise<SessionWithPolicy | null>;
  /** Reads a session; never extends it. Ended sessions are returned too, until the sweep has deleted them. */
  find(tokenHash: string): Promise<SessionWithPolicy | null>;
  /**
   * Writes a heartbeat: `seenAt` becomes the later of itself and the clock minus the age, and `rev` grows by one.
   * Returns `null` if nothing was written: the session has ended or is not `touch.sid`, or the heartbeat came too soon.
   * `find` shows which.
   */
  touch(tokenHash: string, touch: Heartbeat): Promise<SessionWithPolicy | null>;
  /** Ends an active session. Returns `false` if it was not active; it keeps its reason. */
  end(tokenHash: string, reason: EndReason): Promise<boolean>;
  /** Returns the owner's active sessions, newest first, at most `limit`. */
  list(owner: SessionOwner, limit: number): Promise<readonly SessionWithPolicy[]>;
  /**
   * Ends active sessions of one owner as `revoked`.
   *
   * @returns the `sid` of each that it ended
   */
  revoke(which: Revocation): Promise<readonly string[]>;

  /**
   * Returns the secret key for the tags of accounts: 32 random bytes in base64url, which the first call on any node makes.
   * Then it stays the same, on every node.
   */
  accountKey(): Promise<string>;

  findPolicy(id: string): Promise<StoredPolicy | null>;
  /** Inserts version 1 unless the policy exists. Returns the stored policy. */
  ensurePolicy(id: string, tenant: string | null, durations: PolicyDurations): Promise<StoredPolicy>;
  /**
   * Saves the next version, as `savedPolicy` of `@curfew/core/rules` returns it. Returns `null` if the policy does not exist
   * or has another version, or if `savedPolicy` returns `null`.
   */
  changePolicy(change: PolicyChange): Promise<StoredPolicy | null>;
  /** Returns what {@link Store.changePolicy} would do to active sessions. `self` is about the session `sid`. */
  previewPolicy(id: string, durations: PolicyDurations, sid: string, apply?: PolicyApply): Promise<PolicyDryRun>;
  /** Counts the active sessions of a policy, as `sessionCounts` of `@curfew/core/rules` does. */
  countSessions(policyId: string): Promise<PolicySessions>;

  /** Returns lines of the audit, newest first. */
  audit(page: AuditQuery): Promise<readonly AuditEntry[]>;
  /**
   * Deletes lines of the audit that are older than `keepMs`, the oldest first, about `limit` at a time. So no statement
   * takes long.
   *
   * @returns how many it deleted; fewer than `limit` means that no more are that old
   */
  trimAudit(keepMs: number, limit: number): Promise<number>;
  /**
   * Reports each sign-in and each end that this object has written into the audit, expiry included. The objects of all
   * nodes together report each line once. The listener must not throw.
   *
   * @returns a function that unsubscribes
   */
  onAudit(listener: (line: RecordedEntry) => void): () => void;
  /**
   * Processes at most `limit` due sessions: records the end of expired ones and deletes those that ended long ago.
   * Validity never depends on it.
   *
   * @returns how many sessions it checked; fewer than `limit` means that no more are due
   */
  sweep(limit: number): Promise<number>;
  /**
   * Reports changes of policies and ends of sessions from every node. Does not report heartbeats and expiry. The
   * listener must not throw.
   *
   * Notifications can be missed. Without a connection between nodes, each node still finds every change when it reads.
   *
   * @returns a function that unsubscribes
   */
  subscribe(listener: (change: StoreEvent) => void): () => void;
  /** Resolves if the store accepts writes now, without writing anything. A replica, and a database that is read-only, do not. */
  check(): Promise<void>;
  close(): Promise<void>;
}
