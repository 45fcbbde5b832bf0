import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';

const README = fileURLToPath(new URL('../../../README.md', import.meta.url));
/** In this folder Node.js resolves the built packages. */
const CACHE = fileURLToPath(new URL('../node_modules/.cache/readme', import.meta.url));

const BEFORE = `const isAdmin = (subject) => subject === 'ann';\n`;
const AFTER = `
const url = 'http://127.0.0.1/curfew/v1';
const { setCookie } = await curfew.createSession(new Request('http://127.0.0.1/sign-in', { method: 'POST' }), { subject: 'ann' });
const headers = { cookie: setCookie.split(';')[0] };
const get = async (path) => (await curfew.handler(new Request(url + path, { headers }))).json();
const { session } = await curfew.authenticate(new Request('http://127.0.0.1/orders', { headers }));
console.log(JSON.stringify({ state: await get('/session'), policy: await get('/admin/policies/default'), subject: session.subject }));
process.exit(0);
`;

it('runs the server snippet of the README', () => {
  const [, snippet] = /```ts\n(import.*?)```/s.exec(readFileSync(README, 'utf8')) ?? [];
  expect(snippet).toContain('createCurfew');
  mkdirSync(CACHE, { recursive: true });
  const file = join(CACHE, 'server.mjs');
  writeFileSync(file, BEFORE + snippet + AFTER);
  const directory = mkdtempSync(join(tmpdir(), 'curfew-readme-'));
  onTestFinished(() => rmSync(directory, { recursive: true }));
  const { stdout, stderr } = spawnSync(process.execPath, [file], { cwd: directory, encoding: 'utf8' });
  expect(stderr).toBe('');
  expect(JSON.parse(stdout)).toMatchObject({
    state: { policy: { id: 'default', version: 1 } },
    policy: { id: 'default', idleMs: 900_000, maxMs: 43_200_000, warnMs: 120_000 },
    subject: 'ann',
  });
});
