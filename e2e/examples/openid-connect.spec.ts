import type { Page } from '@playwright/test';
import { playSession, SHORT, test } from './with-server.ts';

test.use({ name: 'openid-connect', settings: SHORT });

test('warns and ends in two tabs, and goes on after a sign-in in a window', async ({ profile }) => {
  await playSession(profile, {
    async signIn(page) {
      await page.getByRole('link', { name: 'Sign in' }).click();
      await proveAt(page);
    },
    async signInAgain(page) {
      const opening = page.waitForEvent('popup');
      await page.getByRole('button', { name: 'Sign in', exact: true }).click();
      const popup = await opening;
      const closing = popup.waitForEvent('close');
      await proveAt(popup);
      await closing;
    },
  });
});

/** On the page of the provider. */
async function proveAt(page: Page): Promise<void> {
  await page.locator('[name=login]').fill('ann');
  await page.locator('[name=password]').fill('any');
  await page.getByRole('button', { name: 'Sign-in' }).click();
}
