import { expect, it, vi } from 'vitest';
import { createSessionEngine } from './engine.ts';
import { StoreUnavailableError } from './errors.ts';
import { memoryStore } from './store/memory.ts';
import { POLICY } from './testing/stage.ts';
import { hashToken } from './tokens.ts';

const SELF = { sid: 's', subject: 'ann', tenant: null, policyId: 'p', provedAt: 0 };

async function open() {
  const store = memoryStore();
  const engine = createSessionEngine({ store, policyFor: () => 'p' });
  await engine.ensurePolicy('p', POLICY);
  return { store, engine };
}

it('is ready once it has the key of accounts, without which it reads no session', async () => {
  const { store, engine } = await open();
  const { accountKey } = store;
  store.accountKey = () => Promise.reject(new StoreUnavailableError(new Error('hangs')));
  await expect(engine.check()).rejects.toThrow(StoreUnavailableError);
  store.accountKey = accountKey;
  await engine.check();
  store.check = () => Promise.reject(new StoreUnavailableError(new Error('hangs')));
  await expect(engine.check()).rejects.toThrow(StoreUnavailableError);
});

it('reads all sessions for one caller at a time, and so a history', async () => {
  const { store, engine } = await open();
  const begun: string[] = [];
  const ends: (() => void)[] = [];
  const hang = (name: string) => {
    begun.push(name);
    return new Promise<void>((end) => ends.push(end));
  };
  const [count, preview, audit] = [store.countSessions, store.previewPolicy, store.audit];
  store.countSessions = (id) => hang('count').then(() => count(id));
  store.audit = (of) => hang('history').then(() => audit(of));
  store.previewPolicy = (...of) => hang('preview').then(() => preview(...of));
  const history = () => engine.audit({ tenant: null, limit: 5, before: null, policyId: 'p' });
  const all = [engine.countSessions('p'), history(), engine.previewPolicy('p', POLICY, SELF), history()];
  // Others are not delayed.
  await engine.signIn({ subject: 'ann' }, null);
  const expected = ['count', 'history', 'preview', 'history'];
  for (const n of [2, 3, 4]) {
    await expect.poll(() => begun).toEqual(expected.slice(0, n));
    ends[n - 2]?.();
  }
  ends[3]?.();
  const line = [{ event: 'policy' }];
  expect(await Promise.all(all)).toMatchObject([{ total: 1 }, line, { preview: { of: 1 } }, line]);
});

it('counts for the policies in turn, however many ask for one of them', async () => {
  const { store, engine } = await open();
  const begun: string[] = [];
  const ends: (() => void)[] = [];
  const count = store.countSessions;
  store.countSessions = (id) => {
    begun.push(id);
    return new Promise<void>((end) => ends.push(end)).then(() => count(id));
  };
  await engine.ensurePolicy('q', POLICY);
  const all = ['p', 'p', 'p', 'p', 'q', 'q'].map((id) => engine.countSessions(id));
  const expected = ['p', 'q', 'p', 'q', 'p', 'p'];
  for (const n of expected.keys()) {
    await expect.poll(() => begun).toEqual(expected.slice(0, n + 1));
    ends[n]?.();
  }
  expect(await Promise.all(all)).toHaveLength(6);
});

it('lists every session of a user, although maxSessions was lowered since', async () => {
  const { store, engine } = await open();
  for (let n = 0; n < 3; n++) await engine.signIn({ subject: 'ann' }, null);
  const lowered = createSessionEngine({ store, policyFor: () => 'p', maxSessions: 1 });
  expect(await lowered.list({ subject: 'ann', tenant: null })).toHaveLength(3);
});

it('stores what every store keeps of the name of a browser', async () => {
  const { store, engine } = await open();
  const { token } = await engine.signIn({ subject: 'ann', userAgent: `a\0${'b'.repeat(300)}` }, null);
  expect((await store.find(hashToken(token)))?.session.userAgent).toBe(`a${'b'.repeat(255)}`);
});

it('refuses a heartbeat that a database would refuse together with others', async () => {
  const { store, engine } = await open();
  const { token } = await engine.signIn({ subject: 'ann' }, null);
  store.touch = () => Promise.reject(new Error('It must not reach the store.'));
  for (const ageMs of [Number.POSITIVE_INFINITY, 1e300, 2 ** 53, '5', [3], null])
    await expect(engine.touch(token, { ageMs: ageMs as number })).rejects.toThrow(RangeError);
  for (const sid of [['x'], 5, {}])
    await expect(engine.touch(token, { ageMs: 0, sid: sid as string })).rejects.toThrow(TypeError);
});

it('writes nothing for a session that has ended already, however often its browser signs out', async () => {
  const { store, engine } = await open();
  const { token } = await engine.signIn({ subject: 'ann' }, null);
  const end = vi.spyOn(store, 'end');
  for (const isFirst of [true, false, false]) expect(await engine.end(token, { reason: 'signed-out' })).toBe(isFirst);
  expect(end).toHaveBeenCalledOnce();
});

it('ends a session once for all who sign out while that is under way, and again after a failure', async () => {
  const { store, engine } = await open();
  const { token } = await engine.signIn({ subject: 'ann' }, null);
  const end = vi.spyOn(store, 'end');
  const failure = new Error('away');
  end.mockRejectedValueOnce(failure);
  const signOuts = () =>
    Promise.allSettled(Array.from({ length: 5 }, () => engine.end(token, { reason: 'signed-out' })));
  expect(await signOuts()).toEqual(Array(5).fill({ status: 'rejected', reason: failure }));
  expect(await engine.read(token)).toMatchObject({ status: 'live' });
  expect(await signOuts()).toEqual(Array(5).fill({ status: 'fulfilled', value: true }));
  expect(await engine.read(token)).toMatchObject({ status: 'ended', reason: 'signed-out' });
  expect(end).toHaveBeenCalledTimes(2);
});

it('checks the store once for all who ask meanwhile, and again after a failure', async () => {
  const { store, engine } = await open();
  const failure = new Error('away');
  const check = vi.spyOn(store, 'check').mockRejectedValueOnce(failure);
  const ask = () => Promise.allSettled(Array.from({ length: 5 }, () => engine.check()));
  expect(await ask()).toEqual(Array(5).fill({ status: 'rejected', reason: failure }));
  expect(await ask()).toEqual(Array(5).fill({ status: 'fulfilled', value: undefined }));
  expect(check).toHaveBeenCalledTimes(2);
});

it('refuses a misspelt apply', async () => {
  const { engine } = await open();
  const apply = 'NOW' as 'now';
  const change = { id: 'p', durations: POLICY, ifVersion: 1, by: null, apply };
  await expect(engine.savePolicy(change)).rejects.toThrow('needs an apply of now or next-sign-in');
  await expect(engine.previewPolicy('p', POLICY, SELF, apply)).rejects.toThrow('needs an apply of now or next-sign-in');
});

it('accepts no input of the future, and no note that a store cannot keep', async () => {
  const { engine } = await open();
  const { token } = await engine.signIn({ subject: 'ann' }, null);
  for (const ageMs of [-1, Number.NaN]) await expect(engine.touch(token, { ageMs })).rejects.toThrow(RangeError);
  expect((await engine.read(token)).status).toBe('live');
  for (const note of ['a\0', '\ud800']) {
    const change = { id: 'p', durations: POLICY, ifVersion: 1, by: null, note };
    await expect(engine.savePolicy(change)).rejects.toThrow('a text without NUL');
  }
  const owner = { subject: 'ann', tenant: null, by: null };
  await expect(engine.revoke({ ...owner, except: 'a\0' })).rejects.toThrow(TypeError);
  expect(await engine.revoke({ ...owner, only: 'a\0' })).toEqual([]);
});
