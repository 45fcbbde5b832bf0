import type { PolicyDryRun, PolicyResource, PolicySessions, SessionState } from '@curfew/core/protocol';
import type {
  DurationInput,
  EndReason,
  PolicyApply,
  PolicyDurations,
  PolicyLimits,
  PolicyProblem,
} from '@curfew/core/state';
import type { CurfewEvent } from './curfew-event.ts';
import type {
  AuditEntry,
  AuditQuery,
  PolicyChange,
  Revocation,
  SessionOwner,
  SessionWithPolicy,
  Store,
  StoreEvent,
} from './store/types.ts';

/** The data of a sign-in. */
export interface SignIn {
  /** Your app's id of the user. */
  readonly subject: string;
  /**
   * The user's tenant; `null` if your app has no tenants.
   *
   * @default null
   */
  readonly tenant?: string | null;
  /**
   * Passed to `policyFor`. Roles are not stored.
   *
   * @default []
   */
  readonly roles?: readonly string[];
  /**
   * When the user authenticated, in ms since the Unix epoch. An example is `auth_time` of a single sign-on, converted
   * to ms. The absolute timeout counts from then, by the store's clock.
   *
   * @default now
   */
  readonly authAt?: number;
  /**
   * The browser, for the user's list of sessions.
   *
   * @default null; `createSession` and `bindSession` use the request's `User-Agent`
   */
  readonly userAgent?: string | null;
}

/** A session and its owner. */
export interface SessionInfo {
  /** The public id, a UUIDv7. */
  readonly sid: string;
  readonly subject: string;
  readonly tenant: string | null;
  readonly policyId: string;
  /** When the user last proved who they are: at the sign-in, or at `authAt`. In ms since the Unix epoch, by the store's clock. */
  readonly provedAt: number;
}

/** The session of a token, as the store has it. */
export type SessionView =
  | { readonly status: 'live'; readonly session: SessionInfo; readonly state: SessionState }
  | { readonly status: 'ended'; readonly session: SessionInfo; readonly reason: EndReason; readonly at: number }
  | { readonly status: 'unknown' };

/**
 * A policy and the tenant whose administrators may read and change it. `null`: those of every tenant may read it, and those
 * without a tenant change it.
 */
export interface TenantPolicy {
  readonly tenant: string | null;
  readonly policy: PolicyResource;
}

/** The result of {@link SessionEngine.savePolicy}. */
export type PolicyOutcome =
  | { readonly outcome: 'saved'; readonly policy: PolicyResource }
  /** `ifVersion` is outdated: `policy` is the current version. */
  | { readonly outcome: 'stale'; readonly policy: PolicyResource }
  | { readonly outcome: 'invalid'; readonly problems: readonly PolicyProblem[] }
  /** It was to apply at the next sign-in, as ten saves before whose sessions may still be active. */
  | { readonly outcome: 'crowded' }
  /** There is no policy with this id. */
  | { readonly outcome: 'unknown' };

/** The result of {@link SessionEngine.previewPolicy}. */
export type PreviewOutcome =
  | { readonly outcome: 'preview'; readonly preview: PolicyDryRun }
  | Extract<PolicyOutcome, { outcome: 'invalid' }>;

/** Options of the engine. */
export interface SessionEngineOptions {
  readonly store: Store;
  /**
   * Returns the id of the policy for a sign-in, within 5 s. The policy must exist: see {@link SessionEngine.ensurePolicy}.
   */
  readonly policyFor: (who: Required<Pick<SignIn, 'subject' | 'tenant' | 'roles'>>) => string | Promise<string>;
  /**
   * What administrators may choose. Seven days is the upper bound.
   *
   * @default one minute to seven days
   */
  readonly limits?: Partial<PolicyLimits>;
  /**
   * The most active sessions of a user. One more ends the oldest as `superseded`.
   *
   * @default 100
   */
  readonly maxSessions?: number;
  /**
   * How long the cleanup keeps lines of the audit. It deletes older ones, of all tenants.
   *
   * @default for ever, except that `memoryStore` and `redisStore` keep a number of the newest lines only
   */
  readonly auditRetention?: DurationInput;
  /** Called on the node on which something happens, for metrics and logs. */
  readonly onEvent?: (event: CurfewEvent) => void;
}

/** Inserts a policy that the store has lost. Resolves to `false` if the id is unknown. */
export type RestorePolicy = (id: string) => Promise<boolean>;

/**
 * Manages sessions without HTTP. Its methods reject with `StoreUnavailableError` while the store cannot be reached, and with a
 * `TypeError` if a name or an id cannot be stored. A `token` is the secret in the session's cookie; `null`: the request has none.
 */
export interface SessionEngine {
  readonly limits: PolicyLimits;
  /**
   * Begins a session and ends the one whose token the browser presented.
   *
   * @param presented - that token; `null` if the browser has sent none
   * @param token - the token of a session that your app keeps itself; default: a new one
   * @throws UnknownPolicyError if `policyFor` names a policy that does not exist
   * @throws StaleAuthenticationError if `authAt` is longer ago than the absolute timeout
   * @throws TokenUsedError if `token` has a session, or had one that ended less than a day ago
   */
  signIn(
    who: SignIn,
    presented: string | null,
    token?: string,
  ): Promise<{ token: string; session: SessionInfo; state: SessionState }>;
  /** Reads the session. Never extends it. */
  read(token: string | null): Promise<SessionView>;
  /**
   * Records a heartbeat: the newest input was `ageMs` ago. If `sid` is not the token's session, only returns the
   * token's session: the page detects that its own was superseded.
   */
  touch(token: string | null, beat: { readonly ageMs: number; readonly sid?: string }): Promise<SessionView>;
  /**
   * Ends the token's session if it is active. Returns `false` if it ends nothing, because `sid` names another session, or the
   * session has ended before: the browser may have the cookie of the next one by now.
   */
  end(token: string | null, how: { readonly reason: EndReason; readonly sid?: string }): Promise<boolean>;
  /** The active sessions of a user, newest first. */
  list(owner: SessionOwner): Promise<readonly SessionWithPolicy[]>;
  /** Returns the `sid` of each session that it ended. */
  revoke(which: Revocation): Promise<readonly string[]>;
  /** Newest first. */
  audit(page: AuditQuery): Promise<readonly AuditEntry[]>;
  /**
   * Inserts a policy unless it exists. Returns the stored policy.
   *
   * @throws RangeError if the durations are invalid
   */
  ensurePolicy(
    id: string,
    durations: PolicyDurations,
    of?: { readonly tenant?: string | null },
  ): Promise<PolicyResource>;
  /** Resolves to `null` if there is no policy with this id. */
  findPolicy(id: string): Promise<TenantPolicy | null>;
  /**
   * Saves a policy if its version is still `ifVersion`. It applies to active sessions at once. An ended one
   * stays ended. With `apply: 'next-sign-in'` active sessions keep what they have.
   */
  savePolicy(change: PolicyChange): Promise<PolicyOutcome>;
  /**
   * What {@link SessionEngine.savePolicy} would do to the active sessions.
   *
   * @param self - the session of who asks, which may be one of those that would end
   */
  previewPolicy(
    id: string,
    durations: PolicyDurations,
    self: SessionInfo,
    apply?: PolicyApply,
  ): Promise<PreviewOutcome>;
  /** Counts the active sessions of a policy, by idle time and by age. It reads all of them, as a preview does. */
  countSessions(policyId: string): Promise<PolicySessions>;
  /**
   * Reports changes of policies and ends of sessions from every node, as {@link Store.subscribe}.
   *
   * @returns a function that unsubscribes
   */
  subscribe(listener: (change: StoreEvent) => void): () => void;
  /** Resolves if the store accepts writes now. For the readiness of a node. */
  check(): Promise<void>;
  /**
   * Records the end of expired sessions, deletes those that ended long ago, and lines of the audit that are older than
   * `auditRetention`. Call it about once a minute, on any or every node.
   */
  sweep(): Promise<void>;
  /** Closes the store. */
  close(): Promise<void>;
}
