import { expect, test } from 'vitest';
import { returnPath } from './returnPath.ts';

test.each([
  ['/orders', '?page=2', '#top', '/orders?page=2#top'],
  ['//evil.example/orders', '', '', '/evil.example/orders'],
  ['/\\evil.example', '', '', '/evil.example'],
])('the way back from %s%s%s stays on this origin', (pathname, search, hash, path) => {
  expect(returnPath({ pathname, search, hash } as Location)).toBe(path);
});
