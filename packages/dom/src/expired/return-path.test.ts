import { expect, test } from 'vitest';
import { returnPath } from './return-path.ts';

test.each([
  ['/orders', '?page=2', '#top', '/orders?page=2#top'],
  ['//evil.example/orders', '', '', '/evil.example/orders'],
  ['/\\evil.example', '', '', '/evil.example'],
])('returns a path of this origin if the location is %s%s%s', (pathname, search, hash, path) => {
  expect(returnPath({ pathname, search, hash } as Location)).toBe(path);
});
