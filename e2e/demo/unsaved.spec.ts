import type { Page } from '@playwright/test';
import { axeViolations } from '../harness/axe.ts';
import { expectEnded, signInAgain } from '../virtual/page-state.ts';
import { expect, test } from '../virtual/test.ts';

const FORM = '/settings/session-configuration';

const minutes = (tab: Page) => tab.getByRole('group', { name: 'Idle Session Duration' }).getByLabel('Minutes');
const question = (tab: Page) => tab.getByRole('dialog', { name: 'Discard changes?' });
const press = (tab: Page, name: string) => question(tab).getByRole('button', { name }).click();
const heading = (tab: Page, name: string) => tab.getByRole('heading', { name, level: 1, exact: true });
const pathOf = (tab: Page) => new URL(tab.url()).pathname;

test('asks before a link leaves unsaved changes, and keeps or discards them', async ({ startDemo }) => {
  const { signIn } = await startDemo();
  const { tab } = await signIn('admin@example.com', { path: FORM });
  const orders = tab.getByRole('link', { name: 'Orders', exact: true });
  await minutes(tab).selectOption('33');
  await orders.press('Enter');
  await expect(question(tab).getByRole('button', { name: 'Keep editing' })).toBeFocused();
  expect(await axeViolations(tab)).toEqual([]);
  await tab.keyboard.press('Escape');
  await expect(question(tab)).toHaveCount(0);
  await expect(orders).toBeFocused();
  await expect(minutes(tab)).toHaveValue('33');
  expect(pathOf(tab)).toBe(FORM);

  await orders.click();
  await press(tab, 'Discard changes');
  await expect(heading(tab, 'Orders')).toBeFocused();
  await tab.evaluate(() => history.back());
  await expect(minutes(tab)).toHaveValue('15');
  // Changed back, so there is nothing to lose.
  await minutes(tab).selectOption('33');
  await minutes(tab).selectOption('15');
  await orders.click();
  await expect(heading(tab, 'Orders')).toBeVisible();
});

test('asks before Back and Forward leave unsaved changes, and then goes where they lead', async ({ startDemo }) => {
  const { signIn } = await startDemo();
  const { tab } = await signIn('admin@example.com', { path: '/customers' });
  await tab.getByRole('link', { name: 'Orders', exact: true }).click();
  await tab.getByRole('link', { name: 'Settings', exact: true }).click();
  await tab.getByRole('link', { name: 'Session Configuration' }).click();
  await tab.getByRole('link', { name: 'Overview' }).click();
  await expect(heading(tab, 'Overview')).toBeVisible();
  await tab.evaluate(() => history.back());
  await minutes(tab).selectOption('33');

  for (const move of [-1, -3, 1]) {
    await tab.evaluate((by) => history.go(by), move);
    await expect(question(tab)).toBeVisible();
    await expect.poll(() => pathOf(tab)).toBe(FORM);
    await press(tab, 'Keep editing');
    await expect(minutes(tab)).toHaveValue('33');
  }

  await tab.evaluate(() => history.go(-3));
  await press(tab, 'Discard changes');
  await expect(heading(tab, 'Customers')).toBeVisible();
  expect(pathOf(tab)).toBe('/customers');
  await tab.evaluate(() => history.go(3));
  await expect(minutes(tab)).toHaveValue('15');
});

test('does not keep the page of a user who signs out, nor the question after the end', async ({ startDemo, pass }) => {
  const { signIn } = await startDemo({ CURFEW_IDLE: '3m' });
  const { tab } = await signIn('admin@example.com', { path: FORM });
  await minutes(tab).selectOption('33');
  await tab.getByRole('link', { name: 'Orders', exact: true }).click();
  await expect(question(tab)).toBeVisible();
  await pass('3m');
  await expectEnded(tab);
  await expect(question(tab)).toHaveCount(0);

  const second = await signIn('admin@example.com', { path: FORM });
  await minutes(second.tab).selectOption('33');
  await second.tab.getByRole('button', { name: 'Sign out', exact: true }).click();
  await expectEnded(second.tab);
  await expect(second.tab.getByLabel('Email')).toBeVisible();
  await signInAgain(second.tab);
  await expect(minutes(second.tab)).toHaveValue('3');
});

test('asks before unsaved notes of a customer are left, and keeps what was saved', async ({ startDemo }) => {
  const { signIn } = await startDemo();
  const { tab } = await signIn('ann@example.com', { path: '/customers' });
  await tab.getByRole('link', { name: 'Alder & Finch' }).click();
  const notes = tab.getByRole('textbox', { name: 'Notes' });
  await notes.fill('Delivers on Tuesdays.');
  const orders = tab.getByRole('link', { name: 'Orders', exact: true });
  await orders.click();
  await press(tab, 'Keep editing');
  await expect(notes).toHaveValue('Delivers on Tuesdays.');
  await tab.getByRole('button', { name: 'Save' }).click();
  await expect(tab.getByText('Saved.')).toBeVisible();
  await orders.click();
  await expect(heading(tab, 'Orders')).toBeVisible();
  await tab.goto('/customers/alder-finch');
  await expect(notes).toHaveValue('Delivers on Tuesdays.');
  await tab.goto('/customers/unknown');
  await expect(heading(tab, 'Page not found')).toBeVisible();
});
