import { type PolicyOptions, readPolicy } from '@curfew/core/state';
import { createSessionEngine, type SessionEngine, type SessionEngineOptions } from './engine.ts';
import { StoreUnavailableError } from './errors.ts';
import { createSessionHandler, type SessionHandler, type SessionHandlerOptions } from './handler.ts';
import { problemResponse } from './problems.ts';
import type { Store } from './store/types.ts';
import { startSweeper } from './sweeper.ts';

/** A policy that `createCurfew` creates if the store lacks it. */
export interface InitialPolicy extends PolicyOptions {
  /**
   * The tenant whose administrators may read and change it.
   *
   * @default `null`: the administrators of every tenant
   */
  readonly tenant?: string | null;
}

/** Options of {@link createCurfew}. */
export interface CurfewOptions extends Omit<SessionEngineOptions, 'store' | 'policyFor'>, SessionHandlerOptions {
  /** Such as `memoryStore()`, or the promise that `pgliteStore`, `postgresStore` or `redisStore` returns. */
  readonly store: Store | Promise<Store>;
  /** The policies by their ids. A policy that the store has already stays as administrators have saved it. */
  readonly policies: Readonly<Record<string, InitialPolicy>>;
  /**
   * Returns the policy's id for a user who signs in. Required with more than one policy.
   *
   * @default the one policy
   */
  readonly policyFor?: SessionEngineOptions['policyFor'];
  /**
   * Whether to end overdue sessions and delete old ones about once a minute. Several processes may do so.
   *
   * @default true
   */
  readonly cleanup?: boolean;
  /** Called after each cleanup. */
  readonly onCleanup?: () => void;
  /** Called with the cause of a failed cleanup, and of each 503. */
  readonly onError?: (error: unknown) => void;
}

/** Sessions of a web server: the endpoints for browsers, and what the routes of your app call. */
export interface Curfew extends SessionHandler {
  /**
   * Resolves to the engine once the store answers and the policies exist. Requests wait for that too, so calling it is
   * only needed to fail at the start.
   *
   * @throws StoreUnavailableError if the store does not answer
   * @throws RangeError if a policy is outside of `limits`
   */
  ready(): Promise<SessionEngine>;
  /** Stops the cleanup, closes the event streams and the store. */
  close(): Promise<void>;
}

/**
 * Creates the server side of Curfew from a store and policies.
 *
 * @throws TypeError if there is no policy, or several without `policyFor`
 * @throws RangeError if a policy contradicts itself, or `limits` are not `0 < minMs <= maxMs <= 7 days`
 * @example
 * const curfew = createCurfew({
 *   store: memoryStore(),
 *   policies: { default: { idle: '15m', max: '12h', warn: '2m' } },
 *   isAdmin: ({ session }) => admins.has(session.subject),
 * });
 * // in your server: requests to /curfew/v1/* go to curfew.handler(request)
 */
export function createCurfew(options: CurfewOptions): Curfew {
  const { store, policies, cleanup = true, onCleanup, onError } = options;
  const ids = Object.keys(policies);
  const [first] = ids;
  if (first === undefined) throw new TypeError('createCurfew needs a policy, such as { default: { idle, max } }.');
  if (ids.length > 1 && !options.policyFor) throw new TypeError('createCurfew needs policyFor with several policies.');
  const initial = Object.entries(policies).map(([id, { tenant = null, ...policy }]) => ({
    id,
    tenant,
    policy: readPolicy(policy),
  }));

  const engine = createSessionEngine({ policyFor: () => first, ...options, store: opened(store) });
  const sessions = createSessionHandler(engine, options);
  let isReady: Promise<void> | undefined;
  let stopSweeper = () => {};

  async function prepare(): Promise<void> {
    for (const { id, tenant, policy } of initial) await engine.ensurePolicy(id, policy, { tenant });
    if (cleanup) stopSweeper = startSweeper(engine, { onSwept: onCleanup, onError });
  }

  /** After a failure the next call tries again. */
  function prepared(): Promise<void> {
    isReady ??= prepare().catch((error: unknown) => {
      isReady = undefined;
      throw error;
    });
    return isReady;
  }

  /** Returns the 503 of a store that does not answer, if that is why nothing is prepared. */
  async function refusal(): Promise<Response | null> {
    try {
      await prepared();
      return null;
    } catch (error) {
      if (!(error instanceof StoreUnavailableError)) throw error;
      onError?.(error);
      return problemResponse('store_unavailable');
    }
  }

  // A store that is down is reported by each request, and by ready().
  prepared().catch(() => {});

  return {
    ...sessions,
    async ready() {
      await prepared();
      return engine;
    },
    async handler(request) {
      return (await refusal()) ?? sessions.handler(request);
    },
    async authenticate(request, how) {
      const response = await refusal();
      return response ? { session: null, response, reason: null } : sessions.authenticate(request, how);
    },
    async createSession(request, who) {
      await prepared();
      return sessions.createSession(request, who);
    },
    async bindSession(request, id, who) {
      await prepared();
      return sessions.bindSession(request, id, who);
    },
    async close() {
      stopSweeper();
      sessions.drain();
      await engine.close();
    },
  };
}

/** A store that may still be opening: its methods wait for that. */
function opened(store: Store | Promise<Store>): Store {
  if (!(store instanceof Promise)) return store;
  // Reported by the methods.
  store.catch(() => {});
  return new Proxy({} as Store, {
    get: (_, name: keyof Store) =>
      name === 'subscribe'
        ? (listener: Parameters<Store['subscribe']>[0]) => subscribeLater(store, listener)
        : async (...args: never[]) => ((await store)[name] as (...args: never[]) => unknown)(...args),
  });
}

function subscribeLater(store: Promise<Store>, listener: Parameters<Store['subscribe']>[0]): () => void {
  let isStopped = false;
  let stop = () => {};
  void store.then(
    (ready) => {
      if (!isStopped) stop = ready.subscribe(listener);
    },
    () => {},
  );
  return () => {
    isStopped = true;
    stop();
  };
}
