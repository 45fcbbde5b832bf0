import type { Page } from 'playwright';
import { expect, it } from 'vitest';
import { over, warning } from './harness/session.ts';
import { stage } from './harness/stage.ts';

const here = stage({ CURFEW_IDLE: '10m', CURFEW_MAX: '12h', CURFEW_WARN: '2m' });

async function openForm(tab: Page): Promise<void> {
  await tab.getByRole('link', { name: 'Settings', exact: true }).click();
  await tab.getByRole('link', { name: 'Session Configuration' }).click();
  await tab.getByRole('group', { name: 'Idle Session Duration' }).waitFor();
  expect(new URL(tab.url()).pathname).toBe('/settings/session-configuration');
}

async function choose(tab: Page, group: string, parts: { Days?: string; Hours?: string; Minutes?: string }) {
  for (const [unit, value] of Object.entries(parts)) {
    await tab.getByRole('group', { name: group }).getByLabel(unit).selectOption(value);
  }
}

const policyOf = async (tab: Page): Promise<unknown> =>
  (await tab.request.get('/curfew/v1/admin/policies/default')).json();

it('offers every minute, as plain numbers, in native drop-downs', async () => {
  const { tab } = await here.signIn('admin@example.com');
  await openForm(tab);
  for (const group of ['Maximum Session Duration', 'Idle Session Duration']) {
    const minutes = tab.getByRole('group', { name: group }).getByLabel('Minutes');
    expect(await minutes.evaluate((select) => select.tagName)).toBe('SELECT');
    const values = await minutes
      .locator('option')
      .evaluateAll((all) => all.map((one) => (one as HTMLOptionElement).value));
    expect(values).toEqual(Array.from({ length: 60 }, (_, minute) => String(minute)));
  }
});

it.each([
  ['idle above the maximum', { 'Idle Session Duration': { Days: '1', Hours: '0', Minutes: '0' } }],
  ['zero', { 'Idle Session Duration': { Days: '0', Hours: '0', Minutes: '0' } }],
  ['more than seven days', { 'Maximum Session Duration': { Days: '7', Hours: '5', Minutes: '0' } }],
])('refuses %s in the form, names the field, and keeps the old policy', async (_, changes) => {
  const { tab } = await here.signIn('admin@example.com');
  await openForm(tab);
  const before = await policyOf(tab);
  const [group = '', parts = {}] = Object.entries(changes)[0] ?? [];
  await choose(tab, group, parts);
  await tab.getByRole('button', { name: /^Save/ }).click();
  const select = tab.getByRole('group', { name: group }).getByLabel('Minutes');
  await expect.poll(() => select.getAttribute('aria-invalid')).toBe('true');
  expect(await policyOf(tab)).toEqual(before);
});

it.each([
  ['idleMs', { idleMs: 50_000_000, maxMs: 43_200_000, warnMs: 60_000 }],
  ['idleMs', { idleMs: 0, maxMs: 43_200_000, warnMs: 0 }],
  ['maxMs', { idleMs: 600_000, maxMs: 604_800_001, warnMs: 60_000 }],
  ['warnMs', { idleMs: 600_000, maxMs: 43_200_000, warnMs: 600_000 }],
])('refuses a bad %s in the API, names the field, and keeps the old policy', async (field, body) => {
  const { tab } = await here.signIn('admin@example.com');
  const answer = await tab.evaluate(async (data) => {
    const current = await fetch('/curfew/v1/admin/policies/default');
    const headers = {
      'Content-Type': 'application/json',
      'X-Curfew': '1',
      'If-Match': current.headers.get('ETag') ?? '',
    };
    const put = await fetch('/curfew/v1/admin/policies/default', {
      method: 'PUT',
      headers,
      body: JSON.stringify(data),
    });
    const after = await fetch('/curfew/v1/admin/policies/default');
    return { status: put.status, problem: await put.json(), before: await current.json(), after: await after.json() };
  }, body);
  expect(answer.status).toBe(422);
  expect(answer.problem.errors.map((error: { field: string }) => error.field)).toContain(field);
  expect(answer.after).toEqual(answer.before);
});

it('keeps the form and the API from members', async () => {
  const { tab } = await here.signIn('cleo@example.com');
  await tab.getByRole('link', { name: 'Settings', exact: true }).click();
  expect(await tab.getByRole('link', { name: 'Session Configuration' }).count()).toBe(0);
  await tab.goto('/settings/session-configuration');
  await tab.getByRole('heading', { level: 1 }).waitFor();
  expect(await tab.getByRole('group', { name: 'Idle Session Duration' }).count()).toBe(0);
  expect((await tab.request.get('/curfew/v1/admin/policies/default')).status()).toBe(403);
});

it('is obeyed by the open tab of a member without a reload, once an administrator saved it', async () => {
  const member = await here.signIn('dana@example.com');
  const admin = await here.signIn('admin@example.com');
  await openForm(admin.tab);
  await choose(admin.tab, 'Idle Session Duration', { Days: '0', Hours: '0', Minutes: '1' });
  await admin.tab.getByLabel('Time before sign-out').selectOption({ label: '30 seconds' });
  await admin.tab.getByRole('button', { name: /^Save/ }).click();
  await admin.tab.getByText(/saved/i).first().waitFor();
  await warning(member.tab).waitFor({ timeout: 50_000 });
  await over(member.tab).waitFor({ timeout: 45_000 });
  await expect.poll(member.items).toBe(401);
});
