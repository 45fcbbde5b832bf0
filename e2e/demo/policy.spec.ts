import type { Page } from '@playwright/test';
import { expectActive, expectEnded, expectWarning } from '../virtual/page-state.ts';
import { expect, test } from '../virtual/test.ts';

const ADMIN = 'admin@example.com';

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

test('offers every minute, as plain numbers, in native drop-downs', async ({ startDemo }) => {
  const { signIn } = await startDemo();
  const { tab } = await signIn(ADMIN);
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

for (const [name, group, parts] of [
  ['an idle timeout above the absolute timeout', 'Idle Session Duration', { Days: '1', Hours: '0', Minutes: '0' }],
  ['zero', 'Idle Session Duration', { Days: '0', Hours: '0', Minutes: '0' }],
  ['more than seven days', 'Maximum Session Duration', { Days: '7', Hours: '5', Minutes: '0' }],
] as const) {
  test(`rejects ${name} in the form, names the field, and keeps the old policy`, async ({ startDemo }) => {
    const { signIn } = await startDemo();
    const { tab } = await signIn(ADMIN);
    await openForm(tab);
    const before = await policyOf(tab);
    await choose(tab, group, parts);
    await tab.getByRole('button', { name: /^Save/ }).click();
    const select = tab.getByRole('group', { name: group }).getByLabel('Minutes');
    await expect(select).toHaveAttribute('aria-invalid', 'true');
    expect(await policyOf(tab)).toEqual(before);
  });
}

for (const [field, reason, body] of [
  ['idleMs', 'longer than the absolute timeout', { idleMs: 50_000_000, maxMs: 43_200_000, warnMs: 60_000 }],
  ['idleMs', 'zero', { idleMs: 0, maxMs: 43_200_000, warnMs: 0 }],
  ['maxMs', 'longer than seven days', { idleMs: 600_000, maxMs: 604_800_001, warnMs: 60_000 }],
  ['warnMs', 'as long as the idle timeout', { idleMs: 600_000, maxMs: 43_200_000, warnMs: 600_000 }],
] as const) {
  test(`rejects ${field} ${reason} in the API, names the field, and keeps the old policy`, async ({ startDemo }) => {
    const { signIn } = await startDemo();
    const { tab } = await signIn(ADMIN);
    const answer = await tab.evaluate(async (data) => {
      const url = '/curfew/v1/admin/policies/default';
      const current = await fetch(url);
      const etag = current.headers.get('ETag') ?? '';
      const headers = { 'Content-Type': 'application/json', 'X-Curfew': '1', 'If-Match': etag };
      const put = await fetch(url, { method: 'PUT', headers, body: JSON.stringify(data) });
      const before = await current.json();
      return { status: put.status, problem: await put.json(), before, after: await (await fetch(url)).json() };
    }, body);
    expect(answer.status).toBe(422);
    expect(answer.problem.errors.map((error: { field: string }) => error.field)).toContain(field);
    expect(answer.after).toEqual(answer.before);
  });
}

test('hides the form from members and rejects their API requests', async ({ startDemo }) => {
  const { signIn } = await startDemo();
  const { tab } = await signIn('cleo@example.com');
  await tab.getByRole('link', { name: 'Settings', exact: true }).click();
  await expect(tab.getByRole('link', { name: 'Session Configuration' })).toHaveCount(0);
  await tab.goto('/settings/session-configuration');
  await tab.getByRole('heading', { level: 1 }).waitFor();
  await expect(tab.getByRole('group', { name: 'Idle Session Duration' })).toHaveCount(0);
  expect((await tab.request.get('/curfew/v1/admin/policies/default')).status()).toBe(403);
});

test('applies a saved policy to the open tabs of a member without a reload', async ({ startDemo, pass }) => {
  const { signIn } = await startDemo();
  const member = await signIn('dana@example.com');
  const admin = await signIn(ADMIN);
  await openForm(admin.tab);
  await choose(admin.tab, 'Idle Session Duration', { Days: '0', Hours: '0', Minutes: '5' });
  await admin.tab.getByLabel('Time before sign-out').selectOption({ label: '1 minute' });
  await admin.tab.getByRole('button', { name: /^Save/ }).click();
  await expect(admin.tab.getByText(/saved/i).first()).toBeVisible();
  await pass('3m59s');
  await expectActive(member.tab);
  await pass('1s');
  await expectWarning(member.tab);
  await pass('59s');
  await expectWarning(member.tab);
  expect(await member.items()).toBe(200);
  await pass('1s');
  await expectEnded(member.tab);
  expect(await member.items()).toBe(401);
});
