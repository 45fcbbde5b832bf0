import { lifeOf, sessionState } from '@curfew/core/rules';
import {
  DEFAULT_LIMITS,
  type EndReason,
  MAX_DURATION_MS,
  POLICY_APPLIES,
  type PolicyApply,
  parseDuration,
  validatePolicy,
} from '@curfew/core/state';
import { type AccountTag, createAccountTags } from './account-tags.ts';
import { resultOf } from './attempt.ts';
import { reportTo, toEvent } from './curfew-event.ts';
import type { RestorePolicy, SessionEngine, SessionEngineOptions, SessionView } from './engine-types.ts';
import { StaleAuthenticationError, UnknownPolicyError } from './errors.ts';
import { assertNames, assertPolicyId, assertText, isName, isPolicyId } from './names.ts';
import { assertPolicy } from './policy-errors.ts';
import { policyResource } from './serialize.ts';
import type { SessionWithPolicy } from './store/types.ts';
import { hashToken, isToken, mintSecret } from './tokens.ts';
import { takeTurns, takeTurnsByKey } from './turns.ts';
import { warnOfTenant } from './warn-of-tenant.ts';

const SWEEP_BATCH = 5_000;

/** So few that each statement ends within milliseconds. */
const TRIM_BATCH = 1_000;

const SCAN_WAIT_MS = 30_000;

/** There may be more than `maxSessions`, until the next sign-in, if it was lowered. */
const LEAST_LISTED = 1_000;

/** In characters. */
const MOST_USER_AGENT = 256;

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

  /** They read all sessions, of every tenant, or 10 000 lines on Redis. Side by side they would delay other requests. */
  const [scan, readHistory] = [oneAtATime(), oneAtATime()];

  const accounts = createAccountTags(store);
  const report = reportTo(options.onEvent);
  if (options.onEvent) store.onAudit((line) => report(toEvent(line)));

  const ending = new Map<string, Promise<boolean>>();

  /** Shared: those of one session, of which a thousand may have read that it is active, would delay the sign-ins of others. */
  function endOnce(tokenHash: string, reason: EndReason): Promise<boolean> {
    const current = ending.get(tokenHash) ?? store.end(tokenHash, reason).finally(() => ending.delete(tokenHash));
    ending.set(tokenHash, current);
    return current;
  }

  let checking: Promise<void> | undefined;

  async function reach(): Promise<void> {
    // Without the key no session can be read.
    if (!accounts.tag) await accounts.load();
    await store.check();
  }

  async function find(token: string | null): Promise<SessionWithPolicy | null> {
    return token !== null && isToken(token) ? store.find(hashToken(token)) : null;
  }

  return {
    limits,

    async signIn({ subject, tenant = null, roles = [], authAt, userAgent = null }, presented, token = mintSecret()) {
      assertNames('createSession', { subject, tenant, roles });
      const policyId = await resultOf('policyFor', policyFor({ subject, tenant, roles }));
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
      // Read again to find out why: ended, too soon, or the page of another session.
      const found = await find(token);
      if (!found) return UNKNOWN;
      const view = viewOf(found, tag);
      const tooSoon = view.status === 'live' && (sid === undefined || sid === view.session.sid);
      return tooSoon ? { ...view, state: { ...view.state, coalesced: true } } : view;
    },

    async end(token, { reason, sid }) {
      const found = await find(token);
      if (token === null || !found) return true;
      const { sid: own, endedAt } = found.session;
      if (endedAt !== null || (sid !== undefined && sid !== own)) return false;
      return endOnce(hashToken(token), reason);
    },

    async list(owner) {
      assertNames('engine.list', owner);
      return store.list(owner, Math.max(maxSessions, LEAST_LISTED));
    },

    async revoke(which) {
      assertNames('engine.revoke', which);
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
      const stored = await store.ensurePolicy(id, tenant, durations);
      warnOfTenant(stored, tenant);
      return policyResource(stored, limits);
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
      // Versions only grow.
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

    // Shared: a readiness probe may be public, and on PostgreSQL a check does not wait in a queue.
    check() {
      checking ??= reach().finally(() => {
        checking = undefined;
      });
      return checking;
    },

    async sweep() {
      // Requests are answered between two batches, also by a store in this process.
      while ((await store.sweep(SWEEP_BATCH)) === SWEEP_BATCH) await new Promise(setImmediate);
      if (keepAuditMs === null) return;
      while ((await store.trimAudit(keepAuditMs, TRIM_BATCH)) >= TRIM_BATCH) await new Promise(setImmediate);
    },

    close: () => store.close(),
  };
}

/** The administrators of one policy wait for at most one job of each other. */
function oneAtATime(): <T>(policyId: string, job: () => Promise<T>) => Promise<T> {
  const turns = takeTurns(1);
  const turnsOf = takeTurnsByKey();
  return (policyId, job) => {
    const until = performance.now() + SCAN_WAIT_MS;
    return turnsOf(policyId)(() => turns(job, until), until);
  };
}

/** Of many heartbeats in a statement, one that the database refuses would refuse the others. */
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
