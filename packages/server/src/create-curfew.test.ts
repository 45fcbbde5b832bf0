import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createCurfew } from './create-curfew.ts';
import { StoreUnavailableError, UnknownPolicyError } from './errors.ts';
import { lazyStore } from './store/lazy-store.ts';
import { memoryStore } from './store/memory.ts';
import type { Store } from './store/types.ts';

const policies = { default: { idle: '15m', max: '12h', warn: '2m' } };
const request = (path: string, cookie = '') => new Request(`http://127.0.0.1${path}`, { headers: { cookie } });

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

async function signIn(curfew: ReturnType<typeof createCurfew>, subject = 'ann') {
  const { setCookie } = await curfew.createSession(request('/sign-in'), { subject });
  return setCookie.split(';')[0] ?? '';
}

describe('createCurfew', () => {
  it('creates the policies before the first session', async () => {
    const curfew = createCurfew({ store: memoryStore(), policies });
    const cookie = await signIn(curfew);
    const response = await curfew.handler(request('/curfew/v1/session', cookie));
    expect(await response.json()).toMatchObject({
      policy: { idleMs: 900_000, maxMs: 43_200_000, warnMs: 120_000 },
    });
    await curfew.close();
  });

  it('keeps a policy that the store has already', async () => {
    const store = memoryStore();
    await createCurfew({ store, policies }).ready();
    const engine = await createCurfew({ store, policies: { default: { idle: '5m', max: '1h' } } }).ready();
    expect((await engine.findPolicy('default'))?.policy).toMatchObject({ version: 1, idleMs: 900_000 });
  });

  it('creates a policy again that the store has lost, and signs in', async () => {
    const lost = memoryStore();
    let current = lost;
    const store = new Proxy(lost, { get: (_, name) => Reflect.get(current, name) });
    const curfew = createCurfew({
      store,
      policies: { ...policies, other: policies.default },
      policyFor: ({ subject }) => subject,
    });
    await signIn(curfew, 'default');
    current = memoryStore();
    const cookie = await signIn(curfew, 'default');
    expect((await curfew.authenticate(request('/orders', cookie))).session?.policyId).toBe('default');
    await expect(signIn(curfew, 'unknown')).rejects.toThrow(UnknownPolicyError);
  });

  it('names the limit and the option that allows less if a policy of the engine is too short', async () => {
    const engine = await createCurfew({ store: memoryStore(), policies }).ready();
    await expect(engine.ensurePolicy('short', { idleMs: 20_000, maxMs: 90_000, warnMs: 0 })).rejects.toThrow(
      new RangeError(
        'engine.ensurePolicy: policy "short", idleMs: The minimum is 1m. For shorter ones in development, set limits: { minMs: 1_000 }.',
      ),
    );
  });

  it('saves durations that differ from the stored ones with overwritePolicies, and no others', async () => {
    const store = memoryStore();
    const first = createCurfew({ store, policies });
    const cookie = await signIn(first);
    const open = async (idle: string) => {
      const engine = await createCurfew({
        store,
        policies: { default: { ...policies.default, idle } },
        overwritePolicies: true,
      }).ready();
      return (await engine.findPolicy('default'))?.policy;
    };
    expect(await open('15m')).toMatchObject({ version: 1, idleMs: 900_000 });
    expect(await open('30m')).toMatchObject({ version: 2, idleMs: 1_800_000 });
    expect(await open('5m')).toMatchObject({ version: 3, idleMs: 300_000 });
    const response = await first.handler(request('/curfew/v1/session', cookie));
    expect(await response.json()).toMatchObject({ policy: { version: 3, idleMs: 300_000 } });
  });

  it('saves again with overwritePolicies if another process has saved meanwhile', async () => {
    const store = memoryStore();
    await createCurfew({ store, policies }).ready();
    const { changePolicy } = store;
    vi.spyOn(store, 'changePolicy').mockImplementationOnce(async (change) => {
      await changePolicy({ ...change, durations: { ...change.durations, warnMs: 0 } });
      return changePolicy(change);
    });
    const longer = { default: { ...policies.default, max: '24h' } };
    const engine = await createCurfew({ store, policies: longer, overwritePolicies: true }).ready();
    const { policy } = (await engine.findPolicy('default')) ?? {};
    expect(policy).toMatchObject({ version: 3, maxMs: 86_400_000, warnMs: 120_000 });
    expect(policy).not.toHaveProperty('updatedBy');
  });

  it('warns if the stored policy is of another tenant than in code, which the store keeps', async () => {
    const emitWarning = vi.spyOn(process, 'emitWarning').mockReturnValue();
    const store = memoryStore();
    const open = (tenant: string | null) =>
      createCurfew({ store, policies: { default: { ...policies.default, tenant } }, overwritePolicies: true }).ready();
    await open('acme');
    await open('acme');
    expect(emitWarning).not.toHaveBeenCalled();
    const engine = await open(null);
    expect(emitWarning.mock.calls).toEqual([
      [
        expect.stringContaining('is of tenant "acme" in the store, and of all tenants in code'),
        { code: 'CURFEW_TENANT' },
      ],
    ]);
    expect((await engine.findPolicy('default'))?.tenant).toBe('acme');
    emitWarning.mockRestore();
  });

  it('waits for a store that is still opening', async () => {
    let open = (_store: Store) => {};
    const store = lazyStore(
      () =>
        new Promise((done) => {
          open = done;
        }),
    );
    const curfew = createCurfew({ store, policies });
    const signedIn = signIn(curfew);
    open(memoryStore());
    const { session } = await curfew.authenticate(request('/orders', await signedIn));
    expect(session?.subject).toBe('ann');
  });

  it('responds with 503 while the store is unavailable, and recovers', async () => {
    const store = memoryStore();
    const down = new StoreUnavailableError(new Error('down'));
    const ensurePolicy = vi.spyOn(store, 'ensurePolicy').mockRejectedValue(down);
    const onError = vi.fn();
    const curfew = createCurfew({ store, policies, onError });
    await expect(curfew.ready()).rejects.toThrow(StoreUnavailableError);
    expect((await curfew.handler(request('/curfew/v1/session'))).status).toBe(503);
    expect(onError).toHaveBeenCalledWith(down);
    expect((await curfew.authenticate(request('/orders'))).response?.status).toBe(503);
    ensurePolicy.mockRestore();
    expect((await curfew.authenticate(request('/orders'))).response?.status).toBe(401);
  });

  it('responds with 503 while the store cannot be opened, and opens it with a later request', async () => {
    const cause = new Error('The directory is in use.');
    const open = vi.fn<() => Promise<Store>>().mockRejectedValue(cause);
    const onError = vi.fn();
    const curfew = createCurfew({ store: lazyStore(open), policies, onError });
    await expect(curfew.ready()).rejects.toBe(cause);
    expect((await curfew.handler(request('/curfew/v1/session'))).status).toBe(503);
    expect(onError.mock.calls.at(-1)?.[0]).toMatchObject({ name: 'StoreUnavailableError', cause });
    await expect(signIn(curfew)).rejects.toThrow(StoreUnavailableError);
    open.mockImplementation(async () => memoryStore());
    expect((await curfew.authenticate(request('/orders', await signIn(curfew)))).session?.subject).toBe('ann');
  });

  it('warns once of a store that does not respond, with the cause, if there is no onError', async () => {
    const emitWarning = vi.spyOn(process, 'emitWarning').mockReturnValue();
    const refused = new AggregateError([new Error('connect ECONNREFUSED ::1:5432')], 'No address answers.');
    const curfew = createCurfew({ store: lazyStore(() => Promise.reject(refused)), policies });
    await curfew.handler(request('/curfew/v1/session'));
    await curfew.authenticate(request('/orders'));
    expect(emitWarning.mock.calls).toEqual([
      [
        expect.stringMatching(/Cause: No address answers\. Cause: connect ECONNREFUSED ::1:5432$/),
        { code: 'CURFEW_STORE' },
      ],
    ]);
    emitWarning.mockClear();
    const informed = createCurfew({ store: lazyStore(() => Promise.reject(refused)), policies, onError() {} });
    await informed.handler(request('/curfew/v1/session'));
    expect(emitWarning).not.toHaveBeenCalled();
    emitWarning.mockRestore();
  });

  it('lets a page of an allowed origin read a 503, and answers its preflight', async () => {
    const open = vi.fn<() => Promise<Store>>().mockRejectedValue(new Error('down'));
    const allowedOrigins = ['https://app.example.com'];
    const curfew = createCurfew({ store: lazyStore(open), policies, allowedOrigins });
    const headers = { Origin: 'https://app.example.com', 'Access-Control-Request-Method': 'POST' };
    const url = 'https://api.example.com/curfew/v1/heartbeat';
    expect((await curfew.handler(new Request(url, { method: 'OPTIONS', headers }))).status).toBe(204);
    const response = await curfew.handler(new Request(url, { method: 'POST', headers }));
    expect([response.status, response.headers.get('Access-Control-Allow-Origin')]).toEqual([503, headers.Origin]);
  });

  it('opens nothing after it was closed, and can be closed if the store never opened', async () => {
    const open = vi.fn<() => Promise<Store>>().mockRejectedValue(new Error('down'));
    const curfew = createCurfew({ store: lazyStore(open), policies });
    await curfew.close();
    open.mockClear();
    expect((await curfew.handler(request('/curfew/v1/session'))).status).toBe(503);
    expect(open).not.toHaveBeenCalled();
  });

  it('starts no cleanup if it was closed while it was opening', async () => {
    const store = memoryStore();
    const sweep = vi.spyOn(store, 'sweep');
    const curfew = createCurfew({ store: lazyStore(async () => store), policies });
    await curfew.close();
    await vi.advanceTimersByTimeAsync(600_000);
    expect(sweep).not.toHaveBeenCalled();
  });

  it('passes on the changes of a store that opens later', async () => {
    const store = memoryStore();
    const lazy = lazyStore(async () => store);
    const listener = vi.fn();
    const stop = lazy.subscribe(listener);
    const engine = await createCurfew({ store: lazy, policies }).ready();
    const durations = { idleMs: 600_000, maxMs: 3_600_000, warnMs: 60_000 };
    await engine.savePolicy({ id: 'default', durations, ifVersion: 1, by: 'admin' });
    expect(listener.mock.calls).toEqual([[{ kind: 'policy', policyId: 'default' }]]);
    stop();
    await engine.savePolicy({ id: 'default', durations, ifVersion: 2, by: 'admin' });
    expect(listener).toHaveBeenCalledTimes(1);
  });

  it('goes on if a callback throws', async () => {
    const warned = vi.spyOn(process, 'emitWarning').mockImplementation(() => {});
    const fail = () => {
      throw new Error('a fault of the app');
    };
    const curfew = createCurfew({ store: memoryStore(), policies, onCleanup: fail, onError: fail });
    await curfew.ready();
    await vi.advanceTimersByTimeAsync(150_000);
    expect(warned.mock.calls.length).toBeGreaterThanOrEqual(2);
    await curfew.close();
  });

  it('ends overdue sessions once a minute, until it is closed', async () => {
    const store = memoryStore();
    const sweep = vi.spyOn(store, 'sweep');
    const onCleanup = vi.fn();
    const curfew = createCurfew({ store, policies, onCleanup });
    await curfew.ready();
    await vi.advanceTimersByTimeAsync(150_000);
    expect(sweep.mock.calls.length).toBeGreaterThanOrEqual(2);
    expect(onCleanup).toHaveBeenCalledTimes(sweep.mock.calls.length);
    await curfew.close();
    const before = sweep.mock.calls.length;
    await vi.advanceTimersByTimeAsync(600_000);
    expect(sweep).toHaveBeenCalledTimes(before);
  });

  it('leaves the cleanup to you if asked to', async () => {
    const store = memoryStore();
    const sweep = vi.spyOn(store, 'sweep');
    await createCurfew({ store, policies, cleanup: false }).ready();
    await vi.advanceTimersByTimeAsync(600_000);
    expect(sweep).not.toHaveBeenCalled();
  });

  it('chooses the policy of a user by policyFor', async () => {
    const curfew = createCurfew({
      store: memoryStore(),
      policies: { ...policies, strict: { idle: '5m', max: '1h' } },
      policyFor: ({ roles }) => (roles.includes('admin') ? 'strict' : 'default'),
    });
    const { session } = await curfew.createSession(request('/sign-in'), { subject: 'eve', roles: ['admin'] });
    expect(session.policyId).toBe('strict');
  });

  it.each([
    [{}, TypeError, /createCurfew needs a policy/],
    [{ a: { idle: '15m', max: '1h' }, b: { idle: '15m', max: '1h' } }, TypeError, /createCurfew needs policyFor/],
    [{ a: { idle: '2h', max: '1h' } }, RangeError, /createCurfew: policy "a" needs warn < idle <= max/],
    [{ a: { iddle: '15m', max: '1h' } }, TypeError, /createCurfew: policy "a" has no option "iddle"/],
  ])('throws if the policies are %j', (wrong, type, sentence) => {
    const create = () => createCurfew({ store: memoryStore(), policies: wrong as never });
    expect(create).toThrow(type);
    expect(create).toThrow(sentence);
  });

  it('names what is missing', () => {
    expect(() => createCurfew({ store: memoryStore() } as never)).toThrow(
      "createCurfew needs a policy, such as { default: { idle: '15m', max: '12h' } }.",
    );
    expect(() => createCurfew({ policies } as never)).toThrow('createCurfew needs a store, such as memoryStore().');
  });

  it('throws if a policy is outside of the limits, or an option is unknown', async () => {
    const store = memoryStore();
    expect(() => createCurfew({ store, policies, limits: { minMs: 60_000, maxMs: 3_600_000 } })).toThrow(
      'createCurfew: policy "default", maxMs: The maximum is 1h.',
    );
    const seconds = { default: { idle: '20s', max: '40s' } };
    expect(() => createCurfew({ store, policies: seconds })).toThrow(
      'maxMs: The minimum is 1m. For shorter ones in development, set limits: { minMs: 1_000 }.',
    );
    const short = createCurfew({ store, policies: seconds, limits: { minMs: 1_000 } });
    expect((await (await short.ready()).findPolicy('default'))?.policy.idleMs).toBe(20_000);
    await short.close();
    for (const [wrong, sentence] of [
      [{ authorizeAdmin: () => true }, 'createCurfew has no option "authorizeAdmin"'],
      [{ toString: () => '' }, 'createCurfew has no option "toString"'],
      [{ limits: { maxMS: 3_600_000 } }, 'createCurfew: limits has no option "maxMS"'],
      [{ rateLimits: { perUser: 1 } }, 'createCurfew: rateLimits has no option "perUser"'],
    ] as const)
      expect(() => createCurfew({ store, policies, ...(wrong as object) })).toThrow(sentence);
  });
});
