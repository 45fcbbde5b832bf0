import type { Page } from '@playwright/test';
import { ended, expectEnded } from '../virtual/page-state.ts';
import { expect, test } from '../virtual/test.ts';

const orders = (page: Page) => page.getByRole('heading', { name: 'Orders' });
const welcome = (page: Page) => page.getByRole('heading', { name: 'Welcome' });
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

for (const [how, path] of [
  ['by loading a page', 'single-page/'],
  ['by a router', 'single-page/?router'],
] as const) {
  test(`signs in again on a route of the same app, ${how}, and covers all others until then`, async ({
    open,
    pass,
  }) => {
    const page = await open(path);
    await expect(orders(page)).toBeVisible();
    await pass('15m');
    await expectEnded(page);
    await expect(orders(page)).toHaveCount(0);
    await press(page, 'Sign in again');
    await expect(welcome(page)).toBeVisible();
    await expect(page.locator('dialog')).toHaveCount(0);
    await page.goBack();
    await expectEnded(page);
    await expect(orders(page)).toHaveCount(0);
    await page.goForward();
    await expect(welcome(page)).toBeVisible();
    await expect(ended(page)).toHaveCount(0);
    await press(page, 'Sign in');
    await expect(orders(page)).toBeVisible();
    await expect(page.locator('dialog')).toHaveCount(0);
    await page.reload();
    await expect(orders(page)).toBeVisible();
  });
}

test('offers a reload after a sign-in in another tab, and is active after it', async ({ open, time }) => {
  const [a, b] = [await open('single-page/?router'), await open('single-page/?router')];
  await press(a, 'Sign out');
  await time.settle();
  await expectEnded(a, b);
  await expect(b.getByRole('button', { name: 'Reload' })).toHaveCount(0);
  await press(a, 'Sign in again');
  await press(a, 'Sign in');
  await time.settle();
  await press(b, 'Reload');
  await expect(orders(b)).toBeVisible();
  await expect(orders(a)).toBeVisible();
});

test('stays covered if onEnded leaves the page and the user prevents it', async ({ open, pass }) => {
  const page = await open('single-page/?leave');
  const asked: string[] = [];
  page.on('dialog', (dialog) => {
    asked.push(dialog.type());
    void dialog.dismiss();
  });
  await orders(page).click();
  await pass('15m');
  await expectEnded(page);
  await expect.poll(() => asked).toEqual(['beforeunload']);
  await expect(orders(page)).toHaveCount(0);
  await expectEnded(page);
});
