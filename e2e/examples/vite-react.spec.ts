import type { Page } from '@playwright/test';
import { axeViolations } from '../harness/axe.ts';
import { expectActive, expectEnded, expectWarning, signInAgain } from '../virtual/page-state.ts';
import { expect, playSession, test } from './front-end.ts';

test.use({ name: 'vite-react' });

const minutes = (tab: Page) =>
  tab.getByRole('group', { name: 'Idle Session Duration' }).getByRole('combobox', { name: 'Minutes' });

async function saveIdle(tab: Page, value: string): Promise<void> {
  await minutes(tab).selectOption(value);
  await tab.getByRole('button', { name: 'Save changes' }).click();
  await expect(tab.getByText('Saved.')).toBeVisible();
}

test('warns and ends in two tabs, and goes on after a sign-in over the page', async ({ signIn, pass }) => {
  await playSession(await signIn(), pass);
});

test('applies lowered and raised durations at once in every tab, and in later pages', async ({ signIn, pass }) => {
  const { tab, open } = await signIn();
  const settings = await open('/settings');
  const second = await open('/settings');
  expect(await axeViolations(settings)).toEqual([]);
  await saveIdle(settings, '5');
  await expect(minutes(second)).toHaveValue('5');
  await pass('3m');
  await expectWarning(tab, settings, second);
  await pass('1s');
  await tab.getByRole('button', { name: 'Stay signed in' }).click();

  await saveIdle(second, '30');
  await expect(minutes(settings)).toHaveValue('30');
  await tab.reload();
  await expect(tab.getByText('signed out after 30 minutes')).toBeVisible();
  const later = await open();
  await expect(later.getByText('signed out after 30 minutes')).toBeVisible();
  await pass('27m59s');
  await expectActive(tab, settings, second, later);
  await pass('1s');
  await expectWarning(tab, settings, second, later);
  await pass('2m');
  await expectEnded(tab, settings, second, later);
});

test('warns within seconds if the settings are those of the README', async ({ signIn, pass }) => {
  const { tab } = await signIn();
  await tab.getByRole('link', { name: 'Session settings' }).click();
  const idle = tab.getByRole('group', { name: 'Idle Session Duration' });
  await expect(idle.getByText('Minutes', { exact: true })).toHaveCSS('margin-block-end', '0px');
  await idle.getByRole('textbox', { name: 'Or type it' }).fill('30s');
  await tab.getByRole('combobox', { name: 'Time before sign-out' }).selectOption('20 seconds');
  await tab.getByRole('button', { name: 'Save changes' }).click();
  await expect(tab.getByText('Saved.')).toBeVisible();
  await pass('10s');
  await expectWarning(tab);
});

test('removes the page in every tab after a sign-out', async ({ signIn }) => {
  const { tab, open } = await signIn();
  const other = await open();
  const reason = other.getByRole('textbox', { name: 'Reason', includeHidden: true });
  await expect(reason).toBeAttached();
  await tab.getByRole('button', { name: 'Sign out' }).click();
  await expect(tab).toHaveURL(/\/sign-in$/);
  await expect(other.getByText('Your other tabs are signed out too.')).toBeVisible();
  await expect(reason).not.toBeAttached();
});

test('sends a visitor to the sign-in and back', async ({ gateway, newContext }) => {
  const context = await newContext({ baseURL: gateway.url });
  const tab = await context.newPage();
  await tab.goto('/settings');
  await expect(tab).toHaveURL(/\/sign-in$/);
  await signInAgain(tab, 'ann@example.org');
  await expect(tab).toHaveURL(/\/settings$/);
  await expectActive(tab);
});
