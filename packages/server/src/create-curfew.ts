import { DEFAULT_LIMITS, type PolicyLimits, type PolicyOptions, readPolicy, refuseUnknown } from '@curfew/core/state';
import { createSessionEngine } from './engine.ts';
import type { SessionEngine, SessionEngineOptions } from './engine-types.ts';
import { toUnavailable } from './errors.ts';
import { createSessionHandler } from './http/handler.ts';
import type { SessionHandler, SessionHandlerOptions } from './http/session-handler.ts';
import { assertPolicyId } from './names.ts';
import { overwritePolicy } from './overwrite-policy.ts';
import { assertPolicy } from './policy-errors.ts';
import type { LazyStore } from './store/lazy-store.ts';
import type { Store } from './store/types.ts';
import { startSweeper } from './sweeper.ts';

/** A policy that `createCurfew` creates if the store lacks it. */
export interface InitialPolicy extends PolicyOptions {
  /**
   * The tenant whose administrators may read and change it. It stays as it was when the policy was created; if it differs,
   * the process is warned.
   *
   * @default `null`: administrators of every tenant may read it, and those without a tenant change it
   */
  readonly tenant?: string | null;
}

/** Options of {@link createCurfew}. */
export interface CurfewOptions extends Omit<SessionEngineOptions, 'store' | 'policyFor'>, SessionHandlerOptions {
  /** Such as `memoryStore()`, `pgliteStore('.data')`, `postgresStore(pool)` or `redisStore(client)`. */
  readonly store: Store | LazyStore;
  /**
   * The policies by their ids. They are only created: a policy that the store has already stays as administrators have
   * saved it, unless `overwritePolicies` is set.
   */
  readonly policies: Readonly<Record<string, InitialPolicy>>;
  /**
   * Whether durations of `policies` that differ from the stored ones are saved at the start, and apply at once. Set it if your
   * app has no settings form: a start would undo what administrators save.
   *
   * @default false
   */
  readonly overwritePolicies?: boolean;
  /**
   * Returns the policy's id for a user who signs in. Required with more than one policy.
   *
   * @default the one policy
   */
  readonly policyFor?: SessionEngineOptions['policyFor'];
  /**
   * Whether to record the end of overdue sessions and delete old ones, about once a minute. Several processes may do so.
   *
   * @default true
   */
  readonly cleanup?: boolean;
  /** Called after each cleanup. */
  readonly onCleanup?: () => void;
  /** Called with the cause of each 503, and of a failed cleanup. */
  readonly onError?: (error: unknown) => void;
}

/** Sessions of a web server: the endpoints for browsers, and what the routes of your app call. */
export interface Curfew extends SessionHandler {
  /**
   * Resolves to the engine once the store is open and the policies exist. Requests wait for that too, so call it only to
   * fail at the start, or for the engine. Rejects with the cause if the store cannot be opened; the next call tries again.
   *
   * @throws StoreUnavailableError if the store does not respond
   */
  ready(): Promise<SessionEngine>;
  /** Stops the cleanup, sends the event streams away and closes the store. */
  close(): Promise<void>;
}

const OPTIONS = {
  store: true,
  policies: true,
  overwritePolicies: true,
  policyFor: true,
  limits: true,
  maxSessions: true,
  cleanup: true,
  onCleanup: true,
  onError: true,
  onEvent: true,
  auditRetention: true,
  basePath: true,
  isAdmin: true,
  allowedOrigins: true,
  cookieName: true,
  insecureCookie: true,
  getSessionId: true,
  addressOf: true,
  rateLimits: true,
  clock: true,
} satisfies Record<keyof CurfewOptions, true>;

const LIMITS = { minMs: true, maxMs: true } satisfies Record<keyof PolicyLimits, true>;
const RATE_LIMITS = { perSession: true, perAddress: true } satisfies Record<
  keyof NonNullable<CurfewOptions['rateLimits']>,
  true
>;

function refuseOthers(name: string, known: object, given: object = {}): void {
  refuseUnknown(name, Object.fromEntries(Object.entries(given).filter(([key]) => !Object.hasOwn(known, key))));
}

/**
 * Creates the server side of Curfew from a store and policies.
 *
 * @throws TypeError if an option is unknown, there is no policy, or there are several without `policyFor`, or
 * `auditRetention` is not a duration, or `allowedOrigins` has what is not an origin as browsers send it, or `basePath` is
 * not a path, or `cookieName` not the name of a cookie
 * @throws RangeError if a policy contradicts itself or `limits`, `limits` are not `0 < minMs <= maxMs <= 7 days`, or
 * `auditRetention` is 0
 * @example
 * const curfew = createCurfew({
 *   store: memoryStore(),
 *   policies: { default: { idle: '15m', max: '12h', warn: '2m' } },
 *   isAdmin: ({ session }) => admins.has(session.subject),
 * });
 * // in your server: requests to /curfew/v1/* go to curfew.handler(request)
 */
export function createCurfew(options: CurfewOptions): Curfew {
  const { store, policies = {}, overwritePolicies = false, cleanup = true, onCleanup, onError } = options;
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  refuseOthers('createCurfew', OPTIONS, options);
  refuseOthers('createCurfew: limits', LIMITS, options.limits);
  refuseOthers('createCurfew: rateLimits', RATE_LIMITS, options.rateLimits);
  const initial = Object.entries(policies).map(([id, { tenant = null, ...policy }]) => {
    assertPolicyId('createCurfew', id);
    const durations = readPolicy(policy, `createCurfew: policy "${id}"`);
    assertPolicy(`createCurfew: policy "${id}"`, durations, limits);
    return { id, tenant, durations };
  });
  const [first] = initial;
  if (!first) throw new TypeError("createCurfew needs a policy, such as { default: { idle: '15m', max: '12h' } }.");
  if (!store) throw new TypeError('createCurfew needs a store, such as memoryStore().');
  const policyFor = options.policyFor ?? (initial.length === 1 ? () => first.id : undefined);
  if (!policyFor) throw new TypeError('createCurfew needs policyFor with several policies.');

  const engine = createSessionEngine({ ...options, policyFor }, restorePolicy);
  const sessions = createSessionHandler(engine, options, usable);
  let preparation: Promise<void> | undefined;
  let isReady = false;
  let isClosed = false;
  let stopSweeper = () => {};

  async function ensure({ id, tenant, durations }: (typeof initial)[number]): Promise<void> {
    const stored = await engine.ensurePolicy(id, durations, { tenant });
    if (overwritePolicies) await overwritePolicy(engine, stored, durations);
  }

  /** A Redis without persistence is empty after a restart, and the nodes do not restart with it. */
  async function restorePolicy(id: string): Promise<boolean> {
    const lost = initial.find((policy) => policy.id === id);
    if (lost) await ensure(lost);
    return lost !== undefined;
  }

  async function prepare(): Promise<void> {
    if ('open' in store) await store.open();
    for (const policy of initial) await ensure(policy);
    if (cleanup && !isClosed) stopSweeper = startSweeper(engine, { onSwept: onCleanup, onError });
    isReady = true;
  }

  /** After a failure the next call tries again. */
  function prepared(): Promise<void> {
    preparation ??= prepare().catch((error: unknown) => {
      preparation = undefined;
      throw error;
    });
    return preparation;
  }

  function usable(): Promise<void> | undefined {
    return isReady && !isClosed ? undefined : becomeUsable();
  }

  async function becomeUsable(): Promise<void> {
    try {
      if (isClosed) throw new Error('curfew.close() was called.');
      await prepared();
    } catch (cause) {
      throw toUnavailable(cause);
    }
  }

  prepared().catch(() => {});

  return {
    ...sessions,
    async ready() {
      await prepared();
      return engine;
    },
    async close() {
      isClosed = true;
      await preparation?.catch(() => {});
      stopSweeper();
      await sessions.close();
      await engine.close();
    },
  };
}
