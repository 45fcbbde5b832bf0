import { execFileSync } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import sirv from 'sirv';
import { PACKED } from './harness/packed.ts';

const MOUNT = `
  // Warns after a second.
  const session = createSession({ policy: { idle: '10m', max: '12h', warn: '599s' } });
  session.start();
  window.session = session;
`;

const PAGES: Readonly<Record<string, string>> = {
  '/script': `
    <script src="/dist/curfew.js"></script>
    <script>
      const { createSession, mountExpired, mountWarning } = Curfew;
      ${MOUNT}
      mountWarning(session);
      mountExpired(session, { hide: document.querySelector('main'), onSignIn() {} });
    </script>`,
  '/module': `
    <script type="module">
      import { createSession, mountExpired, mountWarning } from '/dist/curfew.module.js';
      import { de } from '/dist/locales/de.js';
      ${MOUNT}
      mountWarning(session, { locale: 'de', messages: de });
      mountExpired(session, { hide: document.querySelector('main'), onSignIn() {}, locale: 'de', messages: de });
    </script>`,
};

let folder: string;
let server: Server;
let url: string;

test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'curfew-script-'));
  const tarball = (await readdir(PACKED)).find((name) => name.startsWith('curfew-dom-')) ?? '';
  execFileSync('tar', ['-xzf', join(PACKED, tarball), '-C', folder, '--strip-components', '1']);
  const serve = sirv(folder, { dev: true });
  server = createServer((request, response) => {
    const page = PAGES[request.url ?? ''];
    if (!page) return serve(request, response);
    // Without a charset, so that Chromium reads the page and its scripts as windows-1252.
    return response
      .setHeader('content-type', 'text/html')
      .end(
        `<!doctype html><title>Orders</title><link rel="stylesheet" href="/dist/styles.css"><main><h1>Orders</h1></main>${page}`,
      );
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
test.afterAll(async () => {
  server?.close();
  await rm(folder, { recursive: true, force: true });
});

for (const [path, stay, end] of [
  ['/script', 'Stay signed in', 'Your other tabs are signed out too.'],
  ['/module', 'Angemeldet bleiben', 'Auch in Ihren anderen Tabs sind Sie abgemeldet.'],
] as const)
  test(`a page without a bundler shows the warning and the end, by ${path}`, async ({ page }) => {
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    await page.goto(url + path);
    expect(await page.evaluate(() => document.characterSet)).toBe('windows-1252');
    await expect(page.getByRole('button', { name: stay })).toBeVisible();
    await expect(page).toHaveTitle(/^\S.* · Orders$/);
    await expect(page.getByRole('alertdialog')).toHaveCSS('position', 'fixed');
    await page.evaluate(() => (window as unknown as { session: { signOut(): void } }).session.signOut());
    await expect(page.getByText(end)).toBeVisible();
    await expect(page.getByRole('heading', { name: 'Orders' })).toBeHidden();
    expect(errors).toEqual([]);
  });
