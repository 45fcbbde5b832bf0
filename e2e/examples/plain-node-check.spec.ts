import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './harness/test.ts';

test.use({ name: 'plain-node-check', settings: { IDLE: '20s', MAX: '1m', WARN: '10s' } });

test('answers with the packed package', async ({ request, example }) => {
  const response = await request.get(`${example.url}/curfew/v1/session`);
  expect(response.status()).toBe(401);
  expect(existsSync(join(example.dir, 'node_modules/@curfew/core/package.json'))).toBe(true);
});
