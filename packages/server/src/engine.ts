import type { PolicyDryRun, PolicyResource, PolicySessions, SessionState } from '@curfew/core/protocol';
import { lifeOf, sessionState } from '@curfew/core/rules';
import {
  DEFAULT_LIMITS,
  type DurationInput,
  type EndReason,
  MAX_DURATION_MS,
  POLICY_APPLIES,
  type PolicyApply,
  type PolicyDurations,
  type PolicyLimits,
  type PolicyProblem,
  parseDuration,
  validatePolicy,
} from '@curfew/core/state';
import { type AccountTag, createAccountTags } from './account-tags.ts';
import { type CurfewEvent, reportTo, toEvent } from './curfew-event.ts';
import { StaleAuthenticationError, UnknownPolicyError } from './errors.ts';
import { assertNames, assertPolicyId, assertText, isName, isPolicyId } from './names.ts';
import { assertPolicy } from './policy-errors.ts';
import { policyResource } from './serialize.ts';
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
import { hashToken, isToken, mintSecret } from './tokens.ts';
import { takeTurns, takeTurnsByKey } from './turns.ts';

const SWEEP_BATCH = 5_000;

/** So few that each statement ends within milliseconds. */
const TRIM_BATCH = 1_000;

/** How long a preview, a count or a history waits for the one before it, in ms. */
const SCAN_WAIT_MS = 30_000;

/** In characters, of the browser's name. */
const MOST_USER_AGENT = 256;

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
  | { readonly outcome: 'unknown' };

/** The result of {@link SessionEngine.previewPolicy}. */
export type PreviewOutcome =
  | { readonly outcome: 'preview'; readonly preview: PolicyDryRun }
  | Extract<PolicyOutcome, { outcome: 'invalid' }>;

/** Options of the engine. */
export interface SessionEngineOptions {
  readonly store: Store;
  /** Returns the id of the policy for a sign-in. The policy must exist: see {@link SessionEngine.ensurePolicy}. */
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

/** Creates a policy that the store has lost. Resolves to `false` if the id is unknown. */
export type RestorePolicy = (id: string) => Promise<boolean>;

/** Manages sessions without HTTP. Its methods reject with `StoreUnavailableError` while the store cannot be reached. */
export interface SessionEngine {
  readonly limits: PolicyLimits;
  /**
   * Begins a session and ends the one whose token the browser presented.
   *
   * @param token - the token of a session that your app keeps itself; default: a new one
   * @throws UnknownPolicyError if `policyFor` names a policy that does not exist
   * @throws StaleAuthenticationError if `authAt` is longer ago than the absolute timeout
   * @throws TokenUsedError if `token` has had a session
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
  /** Ends the token's session if it is active. Returns `false`, and ends nothing, if `sid` names another session. */
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
  findPolicy(id: string): Promise<TenantPolicy | null>;
  /**
   * Saves a policy if its version is still `ifVersion`. It applies to active sessions at once, and never revives an
   * ended one. With `apply: 'next-sign-in'` active sessions keep what they have.
   */
  savePolicy(change: PolicyChange): Promise<PolicyOutcome>;
  /** What {@link SessionEngine.savePolicy} would do to the active sessions. */
  previewPolicy(
    id: string,
    durations: PolicyDurations,
    self: SessionInfo,
    apply?: PolicyApply,
  ): Promise<PreviewOutcome>;
  /** Counts the active sessions of a policy, by idle time and by age. It reads all of them, as a preview does. */
  countSessions(policyId: string): Promise<PolicySessions>;
  /**
   * @see {@link Store.subscribe}
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
  close(): Promise<void>;
}

/**
 * Creates the session engine.
 *
 * @param restorePolicy - called if a sign-in needs a policy that the store does not have
 * @throws RangeError if `limits` are not `0 < minMs <= maxMs <= 7 days`, `maxSessions` is not a whole number above 0, or
 * `auditRetention` is 0
 * @throws TypeError if `auditRetention` is not a duration
 * @example
 * const engine = createSessionEngine({ store: memoryStore(), policyFor: () => 'default' });
 * await engine.ensurePolicy('default', { idleMs: 900_000, maxMs: 43_200_000, warnMs: 120_000 });
 */
export function createSessionEngine(
  options: SessionEngineOptions,
  restorePolicy: RestorePolicy = async () => false,
): SessionEngine {
  const { store, policyFor, maxSessions = 100 } = options;
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  if (!(limits.minMs > 0 && limits.minMs <= limits.maxMs && limits.maxMs <= MAX_DURATION_MS)) {
    throw new RangeError(`createCurfew: limits must satisfy 0 < minMs <= maxMs <= ${MAX_DURATION_MS} (seven days).`);
  }

  if (!(Number.isSafeInteger(maxSessions) && maxSessions >= 1)) {
    throw new RangeError('createCurfew: maxSessions must be a whole number of at least 1.');
  }

  const keepAuditMs = options.auditRetention === undefined ? null : parseDuration(options.auditRetention);
  if (keepAuditMs === 0) throw new RangeError('createCurfew: auditRetention must be longer than 0.');

  /**
   * Previews and counts read all sessions, of every tenant, and a history on Redis 10 000 lines. Side by side they would delay
   * what other users do.
   */
  const [scan, readHistory] = [oneAtATime(), oneAtATime()];

  const accounts = createAccountTags(store);
  const report = reportTo(options.onEvent);
  if (options.onEvent) store.onAudit((line) => report(toEvent(line)));

  async function find(token: string | null): Promise<SessionWithPolicy | null> {
    return token !== null && isToken(token) ? store.find(hashToken(token)) : null;
  }

  return {
    limits,

    async signIn({ subject, tenant = null, roles = [], authAt, userAgent = null }, presented, token = mintSecret()) {
      assertNames('createSession', { subject, tenant, roles });
      const policyId = await policyFor({ subject, tenant, roles });
      if (!isPolicyId(policyId)) throw new UnknownPolicyError(policyId);
      const supersedes = presented !== null && isToken(presented) ? hashToken(presented) : null;
      const tag = accounts.tag ?? (await accounts.load());
      const browser = userAgent?.replaceAll('\0', '').slice(0, MOST_USER_AGENT) ?? null;
      const who = {
        subject,
        tenant,
        policyId,
        userAgent: browser,
        ...(authAt !== undefined && { authAt: wholeMs(authAt) }),
      };
      const session = { ...who, tokenHash: hashToken(token), supersedes, maxSessions };
      const created = await store.create(session);
      const found = created ?? ((await restorePolicy(policyId)) ? await store.create(session) : null);
      if (!found) throw new UnknownPolicyError(policyId);
      const view = viewOf(found, tag);
      if (view.status !== 'live') throw new StaleAuthenticationError();
      return { token, session: view.session, state: view.state };
    },

    async read(token) {
      const found = await find(token);
      return found ? viewOf(found, accounts.tag ?? (await accounts.load())) : UNKNOWN;
    },

    async touch(token, { ageMs, sid }) {
      assertBeat(ageMs, sid);
      if (token === null || !isToken(token)) return UNKNOWN;
      const tag = accounts.tag ?? (await accounts.load());
      const touched = await store.touch(hashToken(token), { ageMs: Math.floor(ageMs), sid: sid ?? null });
      if (touched) return viewOf(touched, tag);
      // Nothing was written. Read again to find out why: ended, too soon, or the page of another session.
      const found = await find(token);
      if (!found) return UNKNOWN;
      const view = viewOf(found, tag);
      const tooSoon = view.status === 'live' && (sid === undefined || sid === view.session.sid);
      return tooSoon ? { ...view, state: { ...view.state, coalesced: true } } : view;
    },

    async end(token, { reason, sid }) {
      const found = await find(token);
      if (found && sid !== undefined && sid !== found.session.sid) return false;
      if (token !== null && found) await store.end(hashToken(token), reason);
      return true;
    },

    async list(owner) {
      assertNames('engine.list', owner);
      return store.list(owner, maxSessions);
    },

    async revoke(which) {
      assertNames('engine.revoke', which);
      // No session has another id.
      if (which.only !== undefined && !isName(which.only)) return [];
      if (which.except !== undefined) assertText('engine.revoke', which.except);
      return store.revoke(which);
    },

    async audit(page) {
      assertNames('engine.audit', page);
      if (page.policyId === undefined) return store.audit(page);
      assertPolicyId('engine.audit', page.policyId);
      return readHistory(page.policyId, () => store.audit(page));
    },

    async ensurePolicy(id, durations, { tenant = null } = {}) {
      assertPolicyId('engine.ensurePolicy', id);
      assertNames('engine.ensurePolicy', { tenant });
      assertPolicy(`engine.ensurePolicy: policy "${id}"`, durations, limits);
      return policyResource(await store.ensurePolicy(id, tenant, durations), limits);
    },

    async findPolicy(id) {
      assertPolicyId('engine.findPolicy', id);
      const policy = await store.findPolicy(id);
      return policy && { tenant: policy.tenant, policy: policyResource(policy, limits) };
    },

    async savePolicy(change) {
      assertPolicyId('engine.savePolicy', change.id);
      assertNames('engine.savePolicy', { tenant: null, by: change.by });
      if (change.note !== undefined) assertText('engine.savePolicy', change.note);
      if (change.apply !== undefined) assertApply('engine.savePolicy', change.apply);
      const problems = validatePolicy(change.durations, limits);
      if (problems.length) return { outcome: 'invalid', problems };
      const saved = await store.changePolicy(change);
      if (saved) {
        report({ kind: 'policy', change, tenant: saved.tenant, version: saved.version });
        return { outcome: 'saved', policy: policyResource(saved, limits) };
      }
      const current = await store.findPolicy(change.id);
      if (!current) return { outcome: 'unknown' };
      // Versions only grow, so it was not refused because of its version.
      if (current.version === change.ifVersion) return { outcome: 'crowded' };
      return { outcome: 'stale', policy: policyResource(current, limits) };
    },

    async previewPolicy(id, durations, self, apply = 'now') {
      assertPolicyId('engine.previewPolicy', id);
      assertApply('engine.previewPolicy', apply);
      const problems = validatePolicy(durations, limits);
      if (problems.length) return { outcome: 'invalid', problems };
      const preview = await scan(id, () => store.previewPolicy(id, durations, self.sid, apply));
      return { outcome: 'preview', preview };
    },

    async countSessions(policyId) {
      assertPolicyId('engine.countSessions', policyId);
      return scan(policyId, () => store.countSessions(policyId));
    },

    subscribe: (listener) => store.subscribe(listener),
    check: () => store.check(),

    async sweep() {
      // Requests are answered between two batches, also if the store is in this process.
      while ((await store.sweep(SWEEP_BATCH)) === SWEEP_BATCH) await new Promise(setImmediate);
      if (keepAuditMs === null) return;
      while ((await store.trimAudit(keepAuditMs, TRIM_BATCH)) >= TRIM_BATCH) await new Promise(setImmediate);
    },

    close: () => store.close(),
  };
}

/**
 * Policies take turns, so that the administrators of one wait for at most one job of each other, however many those ask for.
 *
 * @throws StoreUnavailableError if the turn of a job does not come within 30 s
 */
function oneAtATime(): <T>(policyId: string, job: () => Promise<T>) => Promise<T> {
  const turns = takeTurns(1);
  const turnsOf = takeTurnsByKey();
  return (policyId, job) => {
    const until = performance.now() + SCAN_WAIT_MS;
    return turnsOf(policyId)(() => turns(job, until), until);
  };
}

/** Stores process many heartbeats together, so one that the database refuses would refuse the others. */
function assertBeat(ageMs: unknown, sid: unknown = null): void {
  if (!(typeof ageMs === 'number' && ageMs >= 0 && ageMs <= Number.MAX_SAFE_INTEGER))
    throw new RangeError('engine.touch needs an ageMs of at least 0, and at most 2 ** 53 - 1.');
  if (sid !== null && typeof sid !== 'string') throw new TypeError('engine.touch needs a sid that is a text.');
}

/** A misspelt value would save for later sign-ins. */
function assertApply(caller: string, apply: PolicyApply): void {
  if (!POLICY_APPLIES.includes(apply))
    throw new TypeError(`${caller} needs an apply of ${POLICY_APPLIES.join(' or ')}.`);
}

/** What is no number counts as long ago. */
function wholeMs(authAt: number): number {
  return Math.max(0, Math.floor(authAt) || 0);
}

const UNKNOWN: SessionView = { status: 'unknown' };

function viewOf(found: SessionWithPolicy, accountOf: AccountTag): SessionView {
  const { sid, subject, tenant, policyId, createdAt: provedAt } = found.session;
  const session = { sid, subject, tenant, policyId, provedAt };
  const life = lifeOf(found);
  if (life.live)
    return { status: 'live', session, state: { ...sessionState(found, life), account: accountOf(session) } };
  return { status: 'ended', session, reason: life.reason, at: life.at };
}
