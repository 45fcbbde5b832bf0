import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createCurfew } from './create-curfew.ts';
import { StoreUnavailableError } from './errors.ts';
import { memoryStore } from './store/memory.ts';

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
      idle: { limitMs: 900_000 },
      max: { limitMs: 43_200_000 },
      warnMs: 120_000,
    });
    await curfew.close();
  });

  it('keeps a policy that the store has already', async () => {
    const store = memoryStore();
    await createCurfew({ store, policies }).ready();
    const engine = await createCurfew({ store, policies: { default: { idle: '5m', max: '1h' } } }).ready();
    expect((await engine.findPolicy('default'))?.policy).toMatchObject({ version: 1, idleMs: 900_000 });
  });

  it('waits for a store that is still opening', async () => {
    let open = (_store: ReturnType<typeof memoryStore>) => {};
    const store = new Promise<ReturnType<typeof memoryStore>>((done) => {
      open = done;
    });
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

  it('reports a store that cannot be opened', async () => {
    const curfew = createCurfew({ store: Promise.reject(new Error('The directory is in use.')), policies });
    await expect(curfew.ready()).rejects.toThrow('The directory is in use.');
    await expect(curfew.handler(request('/curfew/v1/session'))).rejects.toThrow('The directory is in use.');
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
    [{ a: { idle: '2h', max: '1h' } }, RangeError, /warn < idle <= max/],
    [{ a: { iddle: '15m', max: '1h' } }, TypeError, /policy has no option "iddle"/],
  ])('throws if the policies are %j', (wrong, type, sentence) => {
    const create = () => createCurfew({ store: memoryStore(), policies: wrong as never });
    expect(create).toThrow(type);
    expect(create).toThrow(sentence);
  });

  it('rejects a policy outside of the limits', async () => {
    const curfew = createCurfew({ store: memoryStore(), policies, limits: { minMs: 60_000, maxMs: 3_600_000 } });
    await expect(curfew.ready()).rejects.toThrow(RangeError);
  });
});
