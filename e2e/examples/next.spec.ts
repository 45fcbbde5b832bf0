import type { Page } from '@playwright/test';
import { expectActive, expectEnded } from '../virtual/page-state.ts';
import { draftOf, expect, own, playSession, SHORT, signInByPassword, test, whileActive } from './with-server.ts';

test.use({ name: 'next', settings: SHORT });

test('warns and ends in two tabs, and goes on after a sign-in over the page', async ({ profile }) => {
  await playSession(profile, { signIn: signInByPassword, signInAgain: signInByPassword });
});

test('signs in without loading a page, and shows nothing of the user before', async ({ profile }) => {
  const tab = await profile.newPage();
  await tab.goto('/');
  // Next.js redirects with a script, after it has sent the page.
  await expect(tab).toHaveURL(/\/sign-in$/);
  await tab.evaluate(() => Object.assign(window, { isSameDocument: true }));
  await signInByPassword(tab);
  await expect(tab.getByText('Ann', { exact: true })).toBeVisible();
  expect(await tab.evaluate(() => 'isSameDocument' in window)).toBe(true);
  await expect(tab.locator('[name=password]')).toHaveValue('');
  await whileActive(tab, async () => {
    await draftOf(tab).fill('Ann has written this');
    await tab.getByRole('button', { name: 'Save' }).click();
    await expect(tab.getByText('Saved', { exact: true })).toBeVisible();
  });
  await expectEnded(tab);
  await signInAs(tab, 'ben@example.com', 'battery staple');
  await whileActive(tab, () => expectActive(tab));
  await expect(tab.getByText('Ben', { exact: true })).toBeVisible();
  await expect(draftOf(tab)).toHaveValue('');
  await expect(tab.getByText('Ann', { exact: true })).toHaveCount(0);
  expect((await own(profile)).status()).toBe(200);
});

test('sends pages that no other page can show in a frame, and leaves the headers of the endpoints', async ({
  example,
}) => {
  const policyOf = async (path: string) => {
    const { headers } = await fetch(example.url + path);
    return [headers.get('cache-control'), headers.get('content-security-policy')];
  };
  expect(await policyOf('/')).toEqual([expect.stringContaining('no-store'), "frame-ancestors 'none'"]);
  expect(await policyOf('/curfew/v1/session')).toEqual(['no-store', "default-src 'none'; frame-ancestors 'none'"]);
});

test('finds the session behind two proxies, and does not leave the page if the sign-out fails', async ({
  profile,
  example,
}) => {
  // Each has appended its own.
  const headers = { 'X-Forwarded-Proto': 'https, http' };
  const body = JSON.stringify({ email: 'ann@example.com', password: 'correct horse' });
  const signedIn = await fetch(`${example.url}/api/sign-in`, { method: 'POST', headers, body });
  const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? '';
  expect(cookie).toMatch(/^__Host-/);
  const page = await (await fetch(example.url, { headers: { ...headers, cookie } })).text();
  expect(page.includes('Your note')).toBe(true);

  const tab = await profile.newPage();
  await tab.goto('/sign-in');
  await signInByPassword(tab);
  await tab.route('**/api/sign-out', (route) => route.fulfill({ status: 503 }));
  await tab.getByRole('button', { name: 'Sign out', exact: true }).click();
  await expect(tab.getByText('You are still signed in. Try again.')).toBeVisible();
  await expect(draftOf(tab)).toBeVisible();
});

async function signInAs(page: Page, email: string, password: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Email' }).fill(email);
  await page.getByRole('textbox', { name: 'Password' }).fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}
