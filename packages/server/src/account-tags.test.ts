import { expect, it } from 'vitest';
import { createAccountTags } from './account-tags.ts';
import { createChanges } from './store/changes.ts';
import { mintSecret } from './tokens.ts';

function fakeStore() {
  const { publish, subscribe } = createChanges();
  const store = { key: mintSecret(), reads: 0, isAway: false, publish, subscribe, accountKey };
  async function accountKey() {
    store.reads += 1;
    if (store.isAway) throw new Error('away');
    return store.key;
  }
  return store;
}

const ANN = { tenant: null, subject: 'ann' };

it('tags a person by tenant and subject, and no two pairs alike', async () => {
  const store = fakeStore();
  const tag = await createAccountTags(store).load();
  const pairs = [
    [null, 'ann'],
    [null, 'null'],
    ['a', 'bc'],
    ['ab', 'c'],
    ['a', 'b"c'],
    ['a"', 'bc'],
    ['t1', 'ann'],
    ['t2', 'ann'],
    ['ann', 't1'],
    [null, 'x'.repeat(255)],
    [null, '漢字🙂'],
  ] as const;
  const tags = pairs.map(([tenant, subject]) => tag({ tenant, subject }));
  expect(new Set(tags).size).toBe(pairs.length);
  for (const one of tags) expect(one).toMatch(/^[\w-]{22}$/);
  expect(tag({ ...ANN })).toBe(tags[0]);
});

it('depends on the key, which it does not contain', async () => {
  const [first, second] = [fakeStore(), fakeStore()];
  const [a, b] = await Promise.all([first, second].map(async (store) => (await createAccountTags(store).load())(ANN)));
  expect(a).not.toBe(b);
  expect(a).not.toContain(first.key.slice(0, 4));
  first.key = second.key;
  expect((await createAccountTags(first).load())(ANN)).toBe(b);
});

it('reads the key once, for all that wait for it, and again if that failed', async () => {
  const store = fakeStore();
  const tags = createAccountTags(store);
  expect(tags.tag).toBeNull();
  store.isAway = true;
  await expect(tags.load()).rejects.toThrow('away');
  expect(tags.tag).toBeNull();
  store.isAway = false;
  const loaded = await Promise.all([tags.load(), tags.load(), tags.load()]);
  expect(store.reads).toBe(2);
  expect(new Set([...loaded, tags.tag]).size).toBe(1);
});

it('reads the key again if the store may have lost it, also during a read', async () => {
  const store = fakeStore();
  const tags = createAccountTags(store);
  const before = (await tags.load())(ANN);
  store.publish({ kind: 'policy', policyId: 'p' });
  expect(store.reads).toBe(1);
  store.publish({ kind: 'unknown' });
  const reading = tags.load();
  expect(store.reads).toBe(2);
  store.key = mintSecret();
  store.publish({ kind: 'unknown' });
  expect((await reading)(ANN)).toBe(before);
  await expect.poll(() => tags.tag?.(ANN)).not.toBe(before);
  expect(store.reads).toBe(3);
});

it('goes on with the key that it has while it reads it again, and until that succeeds', async () => {
  const store = fakeStore();
  const tags = createAccountTags(store);
  const before = (await tags.load())(ANN);
  store.isAway = true;
  store.key = mintSecret();
  store.publish({ kind: 'unknown' });
  expect(tags.tag?.(ANN)).toBe(before);
  await expect(tags.load()).rejects.toThrow('away');
  store.isAway = false;
  expect(tags.tag?.(ANN)).toBe(before);
  expect((await tags.load())(ANN)).not.toBe(before);
  expect(tags.tag?.(ANN)).not.toBe(before);
  expect(store.reads).toBe(3);
});
