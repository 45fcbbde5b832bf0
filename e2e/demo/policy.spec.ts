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
  await admin.tab.close();
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

/** Signs in without a browser, at once. */
async function signInElsewhere(url: string, count: number): Promise<void> {
  for (let i = 0; i < count; i++) {
    const body = JSON.stringify({ email: `person${i}@example.com` });
    const headers = { 'Content-Type': 'application/json' };
    expect((await fetch(`${url}/api/sign-in`, { method: 'POST', headers, body })).status).toBe(200);
  }
}

const save = (tab: Page) => tab.getByRole('button', { name: 'Save changes' });
const question = (tab: Page) => tab.getByRole('alertdialog', { name: /^End \d+ sessions\?$/ });

/** Where the buttons are in the page, and what has focus. */
async function place(tab: Page): Promise<unknown> {
  return save(tab).evaluate((button) => {
    const { x, y, width, height } = button.getBoundingClientRect();
    return [x, y + scrollY, width, height].map(Math.round);
  });
}

for (const [name, press] of [
  ['a double click', (tab: Page) => save(tab).dblclick()],
  [
    'a held Enter',
    async (tab: Page) => {
      await save(tab).focus();
      for (let i = 0; i < 5; i++) await tab.keyboard.down('Enter');
    },
  ],
] as const) {
  test(`asks before a save that ends sessions, and lets no ${name.slice(2)} through`, async ({ startDemo, pass }) => {
    const { gateway, signIn } = await startDemo();
    await signInElsewhere(gateway.url, 8);
    const { tab } = await signIn(ADMIN);
    await openForm(tab);
    await pass('2m');
    const before = await policyOf(tab);
    for (const group of ['Maximum Session Duration', 'Idle Session Duration'])
      await choose(tab, group, { Days: '0', Hours: '0', Minutes: '1' });
    await tab.getByLabel('Time before sign-out').selectOption({ label: '20 seconds' });
    await pass('400ms');
    await expect(tab.locator('.curfew-preview')).toContainText('9 of 9');
    await press(tab);
    await expect(question(tab)).toBeVisible();
    await expect(tab.getByRole('button', { name: 'Keep editing' })).toBeFocused();
    // As the second half of a double click on the button that ends sessions.
    await tab.getByRole('button', { name: 'Save and end 9 sessions' }).click();
    for (let i = 0; i < 5; i++) await tab.keyboard.down('Enter');
    await pass('1s');
    for (let i = 0; i < 5; i++) await tab.keyboard.down('Enter');
    await tab.keyboard.up('Enter');
    await expect(question(tab)).toBeVisible();
    expect(await policyOf(tab)).toEqual(before);
    await tab.mouse.click(5, 5);
    await expect(question(tab)).toBeVisible();
    await tab.keyboard.press('Escape');
    await expect(question(tab)).toHaveCount(0);
    await expect(save(tab)).toBeFocused();
    expect(await policyOf(tab)).toEqual(before);
    await save(tab).click();
    await pass('500ms');
    await tab.getByRole('button', { name: 'Save and end 9 sessions' }).click();
    await expectEnded(tab);
  });
}

test('keeps the buttons in place, and focus in the page, while previews, errors and the confirmation come and go', async ({
  startDemo,
  pass,
}) => {
  // No preset has 14 minutes, so that none shows its note above the form.
  const { gateway, signIn } = await startDemo({ CURFEW_IDLE: '14m' });
  await signInElsewhere(gateway.url, 3);
  // As high as the form: in a lower window, the buttons stay at its end.
  const { tab } = await signIn(ADMIN, { viewport: { width: 1280, height: 1800 } });
  await pass('3m');
  await openForm(tab);
  const at = await place(tab);
  const stays = async (step: string) => {
    expect(await place(tab), step).toEqual(at);
    expect(await tab.evaluate(() => document.activeElement !== document.body), `focus: ${step}`).toBe(true);
  };
  const idle = tab.getByRole('group', { name: 'Idle Session Duration' });
  await idle.getByLabel('Minutes').focus();
  await choose(tab, 'Idle Session Duration', { Minutes: '3' });
  await stays('dirty');
  await pass('400ms');
  await expect(tab.locator('.curfew-preview')).toContainText('of 4');
  await stays('preview');
  await choose(tab, 'Idle Session Duration', { Minutes: '2' });
  await expect(tab.getByRole('button', { name: /1 minute$/ })).toBeVisible();
  await stays('error');
  await tab.getByRole('button', { name: /1 minute$/ }).click();
  await stays('remedy');
  await idle.getByLabel('Or type it').fill('soon');
  await tab.keyboard.press('Enter');
  await expect(idle.getByText('“soon”')).toBeVisible();
  await stays('unread');
  await idle.getByLabel('Or type it').fill('3 min');
  await tab.keyboard.press('Enter');
  await expect(idle.getByLabel('Minutes')).toHaveValue('3');
  await save(tab).click();
  await expect(question(tab)).toBeVisible();
  await stays('confirmation');
  await pass('500ms');
  await tab.getByRole('button', { name: 'Keep editing' }).click();
  await stays('keep editing');
  await tab.getByRole('button', { name: /^Discard/ }).click();
  await stays('discarded');
  await expect(idle.getByLabel('Minutes')).toHaveValue('14');
});

test('shows within a second what another administrator saves for the next sign-in', async ({ startDemo, pass }) => {
  const { gateway, signIn } = await startDemo();
  await signInElsewhere(gateway.url, 1);
  await pass('2m');
  const [ann, bob] = [await signIn(ADMIN), await signIn(ADMIN)];
  for (const { tab } of [ann, bob]) await openForm(tab);
  const minutes = (tab: Page) => tab.getByRole('group', { name: 'Idle Session Duration' }).getByLabel('Minutes');
  await minutes(ann.tab).selectOption('1');
  await ann.tab.getByLabel('Time before sign-out').selectOption({ label: '20 seconds' });
  await pass('400ms');
  await save(ann.tab).click();
  await pass('500ms');
  await ann.tab.getByLabel('At their next sign-in').check();
  await ann.tab.getByRole('button', { name: 'Save for the next sign-in' }).click();
  await expect(ann.tab.locator('.curfew-outcome')).toContainText('from the next sign-in');
  await pass('1s');
  await expect(minutes(bob.tab)).toHaveValue('1');
  await expect(bob.tab.getByText(/saved new limits .*This form now shows them/)).toBeVisible();
  await expectActive(bob.tab);
});

test('shows what another administrator saves: at once in a clean form, and beside unsaved changes', async ({
  startDemo,
  time,
}) => {
  const { signIn } = await startDemo();
  const [ann, bob] = [await signIn(ADMIN), await signIn(ADMIN)];
  const minutes = (tab: Page) => tab.getByRole('group', { name: 'Idle Session Duration' }).getByLabel('Minutes');
  const saveMinutes = async (tab: Page, value: string) => {
    await minutes(tab).selectOption(value);
    await save(tab).click();
    await expect(tab.locator('.curfew-outcome')).toContainText('Saved');
    await time.settle();
  };
  for (const { tab } of [ann, bob]) await openForm(tab);
  await bob.tab.getByText('History', { exact: true }).click();
  const current = bob.tab.getByRole('listitem').getByText('Current', { exact: true });
  await expect(current).toBeVisible();
  await saveMinutes(ann.tab, '20');
  await expect(minutes(bob.tab)).toHaveValue('20');
  await expect(bob.tab.getByText(/saved new limits .*This form now shows them/)).toBeVisible();

  await minutes(bob.tab).selectOption('25');
  const place = await minutes(bob.tab).boundingBox();
  await saveMinutes(ann.tab, '30');
  const conflict = bob.tab.getByRole('region', { name: /saved changes while you were editing/ });
  await expect(conflict.getByRole('cell', { name: '25 minutes' })).toBeVisible();
  await expect(conflict.getByRole('cell', { name: '30 minutes' })).toBeVisible();
  await expect(minutes(bob.tab)).toHaveValue('25');
  // The history has not the version that is current now.
  await expect(current).toBeHidden();
  // Nothing moves while he edits. What the outcome says is in the window.
  expect(await minutes(bob.tab).boundingBox()).toEqual(place);
  await expect(bob.tab.locator('.curfew-outcome')).toContainText('saved changes while you were editing');
  await expect(bob.tab.locator('.curfew-outcome')).toBeInViewport({ ratio: 1 });
  await save(bob.tab).click();
  await expect(conflict).toBeFocused();
  await expect(conflict.getByRole('button').first()).toBeInViewport({ ratio: 1 });
  await conflict.getByRole('button').first().click();
  await expect(bob.tab.getByText(/not saved yet/)).toBeVisible();
  await expect(save(bob.tab)).toBeFocused();
  await expect(current).toBeVisible();
  await save(bob.tab).click();
  await expect(minutes(ann.tab)).toHaveValue('25');
});
