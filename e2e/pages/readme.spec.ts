import { expectWarning, warning } from '../virtual/page-state.ts';
import { answerWithSite } from '../virtual/sites.ts';
import { expect, test } from '../virtual/test.ts';

test('warns, extends, covers and leads to the sign-in with the snippet of the README', async ({ startDemo, pass }) => {
  const { gateway, signIn } = await startDemo();
  gateway.answer = answerWithSite;
  const { context, items } = await signIn();
  const page = await context.newPage();
  await page.goto('/readme/');
  const app = page.getByRole('heading', { name: 'Orders' });
  await expect(app).toBeVisible();
  await pass('13m1s');
  await expectWarning(page);
  await page.getByRole('button', { name: 'Stay signed in' }).click();
  await expect(warning(page)).toHaveCount(0);
  await pass('2m');
  expect(await items()).toBe(200);
  await pass('13m');
  await expect(app).toHaveCount(0);
  expect(await items()).toBe(401);
  await page.getByRole('button', { name: 'Sign in again' }).click();
  await page.waitForURL('**/sign-in?to=%2Freadme%2F');
});
