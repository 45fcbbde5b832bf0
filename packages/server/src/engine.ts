import type { PolicyDryRun, PolicyResource, SessionState } from '@curfew/core/protocol';
import {
  DEFAULT_LIMITS,
  type EndReason,
  MAX_DURATION_MS,
  type PolicyDurations,
  type PolicyLimits,
  type PolicyProblem,
  validatePolicy,
} from '@curfew/core/state';
import { StaleAuthenticationError, UnknownPolicyError } from './errors.ts';
import { policyResource, sessionState } from './state.ts';
import { lifeOf } from './store/life.ts';
import type { AuditEntry, AuditQuery, Change, Found, Owner, Revocation, Store } from './store/types.ts';
import { hashToken, isToken, mintToken } from './tokens.ts';

/** Sessions looked at in one transaction of the sweep. */
const SWEEP_BATCH = 5_000;

/** Who signs in. */
export interface SignIn {
  /** The host's id of the person. */
  readonly subject: string;
  /** Default `null`: the host has no tenants. */
  readonly tenant?: string | null;
  /** For `policyFor` only: roles are not stored. Default none. */
  readonly roles?: readonly string[];
  /**
   * When the person proved who they are, in ms since the Unix epoch, if that was not just now: such as `auth_time` of a
   * single sign-on, in ms. The maximum counts from then. Default: now.
   */
  readonly authAt?: number;
  /** The browser, as the person's own list of sessions names it. Default `null`. */
  readonly userAgent?: string | null;
}

/** Who a session belongs to. */
export interface SessionInfo {
  /** The public id, a UUIDv7. */
  readonly sid: string;
  readonly subject: string;
  readonly tenant: string | null;
  readonly policyId: string;
}

/** What the server knows about a token. */
export type SessionView =
  | { readonly status: 'live'; readonly session: SessionInfo; readonly state: SessionState }
  | { readonly status: 'ended'; readonly session: SessionInfo; readonly reason: EndReason; readonly at: number }
  | { readonly status: 'unknown' };

/** A policy, and the tenant whose administrators may see it: `null` for every tenant's. */
export interface TenantPolicy {
  readonly tenant: string | null;
  readonly policy: PolicyResource;
}

/** What became of a change of policy. */
export type PolicyOutcome =
  | { readonly outcome: 'saved'; readonly policy: PolicyResource }
  /** Somebody else has changed it in the meantime: `policy` is the current one. */
  | { readonly outcome: 'stale'; readonly policy: PolicyResource }
  | { readonly outcome: 'invalid'; readonly problems: readonly PolicyProblem[] }
  | { readonly outcome: 'unknown' };

/** What a change of policy would do. */
export type PreviewOutcome =
  | { readonly outcome: 'preview'; readonly preview: PolicyDryRun }
  | Extract<PolicyOutcome, { outcome: 'invalid' }>;

/** Options of {@link createSessionEngine}. */
export interface SessionEngineOptions {
  readonly store: Store;
  /** Names the policy of a session at sign-in. The policy must exist: see {@link SessionEngine.ensurePolicy}. */
  readonly policyFor: (who: Required<Pick<SignIn, 'subject' | 'tenant' | 'roles'>>) => string | Promise<string>;
  /** What administrators may choose. Default: one minute to seven days. Nobody goes above seven days. */
  readonly limits?: PolicyLimits;
  /** A person's live sessions: at one more, the oldest ends as `superseded`. Default 100. */
  readonly maxSessions?: number;
}

/**
 * The authority over sessions, without HTTP: tokens in, facts out. All its methods reject with
 * `StoreUnavailableError` while the store cannot be reached.
 */
export interface SessionEngine {
  readonly limits: PolicyLimits;
  /**
   * Begins a session, and ends the one whose token the browser presented.
   *
   * @throws UnknownPolicyError if `policyFor` names a policy that does not exist
   * @throws StaleAuthenticationError if `authAt` is longer ago than the policy's maximum
   */
  signIn(
    who: SignIn,
    presented: string | null,
    /** The token of a session that the host keeps itself. Default: a new one. */
    token?: string,
  ): Promise<{ token: string; session: SessionInfo; state: SessionState }>;
  /** Reads; never extends. */
  read(token: string | null): Promise<SessionView>;
  /**
   * Takes a heartbeat: the newest input was `ageMs` ago. With `sid`, a beat for another session than the token's
   * touches nothing, and answers the token's: so the page learns that it has been superseded.
   */
  touch(token: string | null, beat: { readonly ageMs: number; readonly sid?: string }): Promise<SessionView>;
  /** Ends the token's session, if it lives and is `sid`'s. `false`: the token belongs to another session than `sid`. */
  end(token: string | null, how: { readonly reason: EndReason; readonly sid?: string }): Promise<boolean>;
  /** A person's live sessions, the newest first. */
  list(owner: Owner): Promise<readonly Found[]>;
  /** Ends live sessions of one person, and answers the `sid` of each that it ended. */
  revoke(which: Revocation): Promise<readonly string[]>;
  /** Lines of one tenant's audit, the newest first. */
  audit(page: AuditQuery): Promise<readonly AuditEntry[]>;
  /** Inserts a policy unless the store has it already, and answers the one that is stored. */
  ensurePolicy(
    id: string,
    durations: PolicyDurations,
    of?: { readonly tenant?: string | null },
  ): Promise<PolicyResource>;
  findPolicy(id: string): Promise<TenantPolicy | null>;
  /** Saves a policy if its version is still `ifVersion`. It reaches live sessions at once; it revives no dead one. */
  savePolicy(change: {
    readonly id: string;
    readonly durations: PolicyDurations;
    readonly ifVersion: number;
    /** The subject who saves it, for the audit. */
    readonly by: string;
  }): Promise<PolicyOutcome>;
  /** What {@link SessionEngine.savePolicy} would do to the live sessions. */
  previewPolicy(id: string, durations: PolicyDurations, self: SessionInfo): Promise<PreviewOutcome>;
  /**
   * Hears of changes of policies and of ends, on whichever node, as {@link Store.subscribe} does.
   *
   * @returns its own undo
   */
  subscribe(listener: (change: Change) => void): () => void;
  /** Records the end of dead sessions and forgets the long ended. Call it every minute or so, on any or every node. */
  sweep(): Promise<void>;
  /** Closes the store. */
  close(): Promise<void>;
}

/**
 * Creates the authority over sessions.
 *
 * @throws RangeError if `limits` are not `0 < minMs <= maxMs <= 7 days`
 * @example
 * const engine = createSessionEngine({ store: memoryStore(), policyFor: () => 'default' });
 * await engine.ensurePolicy('default', { idleMs: 900_000, maxMs: 43_200_000, warnMs: 120_000 });
 */
export function createSessionEngine(options: SessionEngineOptions): SessionEngine {
  const { store, policyFor, limits = DEFAULT_LIMITS, maxSessions = 100 } = options;
  if (!(limits.minMs > 0 && limits.minMs <= limits.maxMs && limits.maxMs <= MAX_DURATION_MS)) {
    throw new RangeError(`The limits must be 0 < minMs <= maxMs <= ${MAX_DURATION_MS} (seven days).`);
  }

  if (!(Number.isSafeInteger(maxSessions) && maxSessions >= 1)) {
    throw new RangeError('maxSessions must be a whole number, and at least 1.');
  }

  async function find(token: string | null): Promise<Found | null> {
    return token !== null && isToken(token) ? store.find(hashToken(token)) : null;
  }

  /** Before anything is written, and before the session that the browser has is ended for it. */
  async function assertFresh(policyId: string, ageMs: number): Promise<void> {
    const policy = await store.findPolicy(policyId);
    if (policy && !(ageMs < policy.maxMs)) throw new StaleAuthenticationError();
  }

  return {
    limits,

    async signIn({ subject, tenant = null, roles = [], authAt, userAgent = null }, presented, token = mintToken()) {
      const policyId = await policyFor({ subject, tenant, roles });
      const supersedes = presented !== null && isToken(presented) ? hashToken(presented) : null;
      const authAgeMs = authAt === undefined ? 0 : Math.max(0, Math.ceil(Date.now() - authAt));
      if (authAt !== undefined) await assertFresh(policyId, authAgeMs);
      const who = { subject, tenant, policyId, userAgent };
      const found = await store.create({ ...who, tokenHash: hashToken(token), supersedes, maxSessions, authAgeMs });
      const view = viewOf(found);
      if (view.status === 'unknown') throw new UnknownPolicyError(policyId);
      // The policy was lowered at this very moment.
      if (view.status === 'ended') throw new StaleAuthenticationError();
      return { token, session: view.session, state: view.state };
    },

    async read(token) {
      return viewOf(await find(token));
    },

    async touch(token, { ageMs, sid }) {
      if (token === null || !isToken(token)) return viewOf(null);
      const touched = await store.touch(hashToken(token), { ageMs, sid: sid ?? null });
      if (touched) return viewOf(touched);
      // Nothing was written. Only a fresh look can tell why: dead, too soon, or another session's page.
      const view = viewOf(await find(token));
      const tooSoon = view.status === 'live' && (sid === undefined || sid === view.session.sid);
      return tooSoon ? { ...view, state: { ...view.state, coalesced: true } } : view;
    },

    async end(token, { reason, sid }) {
      const found = await find(token);
      if (found && sid !== undefined && sid !== found.session.sid) return false;
      if (token !== null && found) await store.end(hashToken(token), reason);
      return true;
    },

    list: (owner) => store.list(owner, maxSessions),
    revoke: (which) => store.revoke(which),
    audit: (page) => store.audit(page),

    async ensurePolicy(id, durations, { tenant = null } = {}) {
      const [problem] = validatePolicy(durations, limits);
      if (problem) throw new RangeError(`Policy "${id}": ${problem.field} is refused (${problem.code}).`);
      return policyResource(await store.ensurePolicy(id, tenant, durations), limits);
    },

    async findPolicy(id) {
      const policy = await store.findPolicy(id);
      return policy && { tenant: policy.tenant, policy: policyResource(policy, limits) };
    },

    async savePolicy(change) {
      const problems = validatePolicy(change.durations, limits);
      if (problems.length) return { outcome: 'invalid', problems };
      const saved = await store.changePolicy(change);
      if (saved) return { outcome: 'saved', policy: policyResource(saved, limits) };
      const current = await store.findPolicy(change.id);
      return current ? { outcome: 'stale', policy: policyResource(current, limits) } : { outcome: 'unknown' };
    },

    async previewPolicy(id, durations, self) {
      const problems = validatePolicy(durations, limits);
      if (problems.length) return { outcome: 'invalid', problems };
      return { outcome: 'preview', preview: await store.previewPolicy(id, durations, self.sid) };
    },

    subscribe: (listener) => store.subscribe(listener),

    async sweep() {
      while ((await store.sweep(SWEEP_BATCH)) === SWEEP_BATCH);
    },

    close: () => store.close(),
  };
}

function viewOf(found: Found | null): SessionView {
  if (!found) return { status: 'unknown' };
  const { sid, subject, tenant, policyId } = found.session;
  const session = { sid, subject, tenant, policyId };
  const life = lifeOf(found);
  if (life.live) return { status: 'live', session, state: sessionState(found, life) };
  return { status: 'ended', session, reason: life.reason, at: life.at };
}
