import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ROUTES, routePath } from './table.ts';

describe('the endpoints', () => {
  it('are the ones that the README lists', () => {
    const readme = readFileSync(new URL('../../../README.md', import.meta.url), 'utf8');
    const listed = [...readme.matchAll(/`(GET|PUT|POST|DELETE) (\/[^\s?`]+)/g)].map(
      ([, method, path]) => `${method} ${path}`,
    );
    expect(listed.sort()).toEqual(ROUTES.map(({ method, path }) => `${method} ${path}`).sort());
  });

  it.each([
    ['/heartbeat', '/heartbeat'],
    ['/sessions/revoke', '/sessions/revoke'],
    ['/sessions/0190', '/sessions/{sid}'],
    ['/admin/policies/default', '/admin/policies/{id}'],
    ['/sessions/a/b', null],
    ['/sessions/', null],
    ['/heartbeat/', null],
    ['', null],
  ])('have one path for metrics: %s has %s', (path, expected) => {
    expect(routePath(path)).toBe(expected);
  });
});
