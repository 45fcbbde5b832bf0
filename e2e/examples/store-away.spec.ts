import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BrowserContext, Page } from '@playwright/test';
import { signInAgain } from '../virtual/page-state.ts';
import { installApp } from './harness/install.ts';
import { startExample } from './harness/start.ts';
import { EXAMPLES, expect, packedTest as test } from './harness/test.ts';
import { upgrade } from './upgrade.ts';
import { signInByPassword } from './with-server.ts';

/** The user signs in on the page to which `/` leads without a session. */
const examples: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  'express-session': signInByPassword,
  websocket: signInByPassword,
  'better-auth': signInByPassword,
  htmx: (page) => signInAgain(page, 'ann@example.org'),
  async 'openid-connect'(page) {
    await page.getByRole('link', { name: 'Sign in' }).click();
    await page.locator('[name=login]').fill('ann');
    await page.locator('[name=password]').fill('any');
    await page.getByRole('button', { name: 'Sign-in' }).click();
  },
};

/** Does not answer while there is a file `away`. */
const STORE = `import { existsSync } from 'node:fs';
import { memoryStore, StoreUnavailableError } from '@curfew/server';
const refuse = () => Promise.reject(new StoreUnavailableError('away'));
export const store = new Proxy(memoryStore(), {
  get: (target, name) => (existsSync('away') && typeof target[name] === 'function' ? refuse : target[name]),
});
`;

for (const [name, signIn] of Object.entries(examples))
  test(`${name}: shows no user as signed out whose session could not be ended`, async ({ registry, browser }) => {
    test.setTimeout(600_000);
    const { dir, remove } = await installApp(join(EXAMPLES, name), registry.url);
    const policy = join(dir, 'curfew.js');
    const code = await readFile(policy, 'utf8');
    await writeFile(join(dir, 'store.js'), STORE);
    await writeFile(policy, `import { store } from './store.js';\n${code.replace('memoryStore()', 'store')}`);
    const { url, stop } = await startExample(dir, {});
    const context = await browser.newContext({ baseURL: url });
    try {
      const tab = await context.newPage();
      await tab.goto('/');
      await signIn(tab);
      const signOut = tab.getByRole('button', { name: 'Sign out', exact: true });
      await expect(signOut).toBeVisible();

      await writeFile(join(dir, 'away'), '');
      const page = await context.request.get('/', { maxRedirects: 0 });
      expect([page.status(), page.headers()['retry-after']]).toEqual([503, expect.any(String)]);
      if (name === 'websocket') expect((await upgrade(url, { Cookie: await cookieOf(context) })).status).toBe(503);
      const refused = tab.waitForResponse((response) => response.url().endsWith('/sign-out'));
      await signOut.click();
      expect((await refused).status()).toBeGreaterThanOrEqual(500);
      await expect(tab.getByText('You are still signed in').or(tab.getByText(/unavailable/i))).toBeVisible();

      await rm(join(dir, 'away'));
      await tab.goto('/');
      await signOut.click();
      await expect(signOut).toBeHidden();

      if (signIn !== signInByPassword) return;
      await expect(tab).toHaveURL(/\/sign-in$/);
      await writeFile(join(dir, 'away'), '');
      await signIn(tab);
      await expect(tab.getByText('This does not work at the moment. Try again.')).toBeVisible();
    } finally {
      await context.close();
      await stop();
      await remove();
    }
  });

async function cookieOf(context: BrowserContext): Promise<string> {
  return (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
}
