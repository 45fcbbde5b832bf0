import { expect, it } from 'vitest';
import { createOwners } from './owners.ts';

const ANN = { tenant: null, subject: 'ann' };

it('returns the tokens of one owner, newest first, however many there are', () => {
  const owners = createOwners();
  const returned = ['a', 'b', 'c'].map((token) => {
    owners.add(ANN, token);
    return owners.tokensOf(ANN);
  });
  expect(returned).toEqual([['a'], ['b', 'a'], ['c', 'b', 'a']]);
  owners.remove(ANN, 'b');
  owners.remove(ANN, 'other');
  expect(owners.tokensOf(ANN)).toEqual(['c', 'a']);
  for (const token of ['a', 'c', 'c']) owners.remove(ANN, token);
  expect(owners.tokensOf(ANN)).toEqual([]);
  owners.add(ANN, 'd');
  expect(owners.tokensOf(ANN)).toEqual(['d']);
});

it('keeps a single token when another one is removed', () => {
  const owners = createOwners();
  owners.add(ANN, 'a');
  owners.remove(ANN, 'b');
  expect(owners.tokensOf(ANN)).toEqual(['a']);
});

it('separates tenants', () => {
  const owners = createOwners();
  owners.add(ANN, 'a');
  owners.add({ ...ANN, tenant: 'ann' }, 'b');
  owners.remove({ ...ANN, tenant: 'other' }, 'a');
  expect(owners.tokensOf(ANN)).toEqual(['a']);
  expect(owners.tokensOf({ ...ANN, tenant: 'ann' })).toEqual(['b']);
});
