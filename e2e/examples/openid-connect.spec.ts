import type { Page } from '@playwright/test';
import { axeViolations } from '../harness/axe.ts';
import { expectEnded } from '../virtual/page-state.ts';
import { draftOf, expect, own, playSession, SHORT, test } from './with-server.ts';

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

test('asks for the password after a timeout, also without the window', async ({ profile }) => {
  const tab = await profile.newPage();
  const signIn = async () => {
    await tab.goto('/');
    await tab.getByRole('link', { name: 'Sign in' }).click();
  };
  await signIn();
  await proveAt(tab);
  await expect(draftOf(tab)).toBeVisible();
  await expectEnded(tab);
  await signIn();
  await expect(tab.locator('[name=password]')).toBeVisible();
  expect((await own(profile)).status()).toBe(401);
});

test('offers another attempt if the sign-in is cancelled', async ({ profile }) => {
  const tab = await profile.newPage();
  await tab.goto('/sign-in');
  await tab.getByRole('link', { name: 'Cancel' }).click();
  await expect(tab.getByRole('heading', { name: 'You are not signed in' })).toBeVisible();
  expect(await axeViolations(tab)).toEqual([]);
  await tab.getByRole('link', { name: 'Try again' }).click();
  await proveAt(tab);
  await expect(draftOf(tab)).toBeVisible();
  const { headers } = await fetch(new URL('/curfew/v1/session', tab.url()));
  expect(headers.get('content-security-policy')).toContain("default-src 'none'");
});

/** On the page of the provider. */
async function proveAt(page: Page): Promise<void> {
  await page.locator('[name=login]').fill('ann');
  await page.locator('[name=password]').fill('any');
  await page.getByRole('button', { name: 'Sign-in' }).click();
}
