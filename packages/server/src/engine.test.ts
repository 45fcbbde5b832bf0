import { expect, it } from 'vitest';
import { createSessionEngine } from './engine.ts';
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

it('stores what every store keeps of the name of a browser', async () => {
  const { store, engine } = await open();
  const { token } = await engine.signIn({ subject: 'ann', userAgent: `a\0${'b'.repeat(300)}` }, null);
  expect((await store.find(hashToken(token)))?.session.userAgent).toBe(`a${'b'.repeat(255)}`);
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
