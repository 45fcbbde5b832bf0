import type { Page } from '@playwright/test';
import { expect, test } from '../virtual/test.ts';

const FORM = '/settings/session-configuration';

const link = (tab: Page, name: string) => tab.getByRole('link', { name, exact: true });
const pathOf = (tab: Page) => new URL(tab.url()).pathname;

test('leads to the form by links and by every address, and back by its breadcrumb', async ({ startDemo }) => {
  const { signIn } = await startDemo();
  const { tab } = await signIn('admin@example.com', { path: '/' });
  await link(tab, 'Settings').click();
  await link(tab, 'Configuration').click();
  await expect(tab.getByRole('heading', { name: 'Configuration', level: 1, exact: true })).toBeFocused();
  expect(pathOf(tab)).toBe('/settings/configuration');
  await expect(tab).toHaveTitle('Configuration · Settings · Northwind Console');

  await link(tab, 'Session Configuration').click();
  await expect(tab.getByRole('heading', { name: 'Session Configuration', level: 1 })).toBeFocused();
  expect(pathOf(tab)).toBe(FORM);
  await expect(tab).toHaveTitle('Session Configuration · Configuration · Settings · Northwind Console');
  await expect(link(tab, 'Session Configuration')).toHaveAttribute('aria-current', 'page');

  const trail = tab.getByRole('navigation', { name: 'Breadcrumb' });
  await expect(trail.getByRole('listitem').last()).toHaveAttribute('aria-current', 'page');
  await link(tab, 'Settings').click();
  await expect(tab.getByRole('heading', { name: 'General', level: 1 })).toBeFocused();
  await tab.goBack();
  await trail.getByRole('link', { name: 'Configuration' }).click();
  await expect(tab.getByRole('heading', { name: 'Configuration', level: 1, exact: true })).toBeVisible();

  for (const address of ['/settings/configuration/session', '/settings/configuration/session-configuration']) {
    await tab.goto(address);
    await expect(tab.getByRole('group', { name: 'Idle Session Duration' })).toBeVisible();
    expect(pathOf(tab)).toBe(FORM);
  }
});

test('shows members the durations in force, says who can change them, and follows a change', async ({ startDemo }) => {
  const { signIn } = await startDemo();
  const { tab } = await signIn('cleo@example.com');
  await link(tab, 'Configuration').click();
  await link(tab, 'See session limits').click();
  await expect(tab.getByRole('heading', { name: 'Session Configuration', level: 1 })).toBeFocused();
  await expect(link(tab, 'Configuration').first()).toHaveAttribute('aria-current', 'true');
  const durationOf = (name: string) => tab.getByRole('term').filter({ hasText: name }).locator('+ dd');
  await expect(durationOf('Maximum Session Duration')).toHaveText('12 hours');
  await expect(durationOf('Idle Session Duration')).toHaveText('15 minutes');
  const gaps = await tab.locator('dd').evaluateAll((values) =>
    values.map((value) => {
      const range = document.createRange();
      range.selectNodeContents(value);
      return range.getBoundingClientRect().left - (value.previousElementSibling?.getBoundingClientRect().left ?? 0);
    }),
  );
  expect(gaps).toHaveLength(3);
  expect(new Set(gaps).size).toBe(1);
  expect(gaps[0]).toBeLessThan(400);
  await expect(tab.getByRole('link', { name: 'admin@example.com' })).toBeVisible();
  await expect(tab.getByRole('combobox')).toHaveCount(0);
  await expect(tab.getByRole('button', { name: /^Save/ })).toHaveCount(0);

  const admin = await signIn('admin@example.com');
  const status = await admin.tab.evaluate(async () => {
    const headers = { 'Content-Type': 'application/json', 'X-Curfew': '1', 'If-Match': '"1"' };
    const body = JSON.stringify({ idleMs: 600_000, maxMs: 43_200_000, warnMs: 120_000 });
    return (await fetch('/curfew/v1/admin/policies/default', { method: 'PUT', headers, body })).status;
  });
  expect(status).toBe(200);
  await expect(durationOf('Idle Session Duration')).toHaveText('10 minutes');
});
