import type { Page } from '@playwright/test';
import { translate } from '../harness/translate.ts';
import { expect, test } from '../virtual/test.ts';

const group = (tab: Page, name: string) => tab.getByRole('group', { name });
const preview = (tab: Page) => tab.locator('.curfew-preview');

test('shows what a change will do, and saves it, in a page that the browser translates', async ({
  startDemo,
  pass,
}) => {
  const { signIn } = await startDemo();
  const { tab } = await signIn('admin@example.com', { path: '/settings/session-configuration' });
  await expect(group(tab, 'Idle Session Duration')).toBeVisible();
  await translate(tab);
  const sentence = tab.locator('.curfew-sentence p').first();
  await expect(sentence).toContainText('«15 minutes»');

  await group(tab, 'Idle Session Duration').getByLabel('Minutes').selectOption('10');
  await expect(sentence).toContainText('«10 minutes»');
  await pass('1s');
  await expect(preview(tab)).toHaveText('«No one will be signed out.»');
  await group(tab, 'Idle Session Duration').getByLabel('Minutes').selectOption('15');
  await expect(sentence).toContainText('«15 minutes»');
  await expect(preview(tab)).toHaveText('');

  await group(tab, 'Maximum Session Duration').getByLabel('Hours').selectOption('0');
  await expect(sentence).not.toContainText('«15 minutes»');
  await group(tab, 'Maximum Session Duration').getByLabel('Hours').selectOption('8');
  await expect(sentence).toContainText('«8 hours»');
  await pass('1s');
  await tab.getByRole('button', { name: 'Save changes' }).click();
  await expect(tab.getByText('Saved. The new limits apply in every open tab.')).toBeVisible();
});

test('ends, and goes on after a sign-in over a page that the browser translates', async ({ startDemo, pass }) => {
  const { signIn } = await startDemo();
  const { tab } = await signIn('cleo@example.com', { path: '/' });
  await translate(tab);
  await pass('14m');
  await expect(tab.getByRole('alertdialog').getByRole('timer')).toContainText('«');
  await pass('2m');
  const screen = tab.locator('.curfew-expired');
  await expect(screen.locator('h1')).toHaveText('«Your session has ended»');
  await screen.getByRole('textbox', { name: 'Email' }).fill('cleo@example.com');
  await screen.getByRole('button', { name: 'Sign in' }).click();
  await expect(screen).toHaveCount(0);
  await expect(tab.getByRole('main')).toBeVisible();
});
