import type { Page } from '@playwright/test';
import { expect, test } from '../virtual/test.ts';

const POLICY = '/curfew/v1/admin/policies/default';

async function openForm(tab: Page): Promise<void> {
  await tab.getByRole('link', { name: 'Settings', exact: true }).click();
  await tab.getByRole('link', { name: 'Session Configuration' }).click();
  await tab.getByRole('group', { name: 'Idle Session Duration' }).waitFor();
}

/** Saves as another administrator does, whose form is elsewhere. */
function save(tab: Page, change: object): Promise<number> {
  return tab.evaluate(
    async ([url, body]) => {
      const current = await fetch(url);
      const { idleMs, maxMs, warnMs } = await current.json();
      const headers = {
        'Content-Type': 'application/json',
        'X-Curfew': '1',
        'If-Match': current.headers.get('ETag') ?? '',
      };
      const put = { method: 'PUT', headers, body: JSON.stringify({ idleMs, maxMs, warnMs, ...body }) };
      return (await fetch(url, put)).status;
    },
    [POLICY, change] as const,
  );
}

const minutes = (tab: Page) => tab.getByRole('group', { name: 'Idle Session Duration' }).getByLabel('Minutes');

test('shows standards, live sessions and the history beside the form, and keeps its place when they arrive', async ({
  startDemo,
  pass,
}) => {
  const { signIn } = await startDemo();
  await signIn('dana@example.com');
  await pass('12m');
  const { tab } = await signIn('admin@example.com');
  expect(await save(tab, { idleMs: 840_000, note: 'Audit finding 12' })).toBe(200);

  // The counts arrive when the test has measured where the buttons are.
  let answer = () => {};
  const measured = new Promise<void>((resolve) => (answer = resolve));
  await tab.route(`**${POLICY}/sessions`, async (route) => {
    await measured;
    await route.continue();
  });
  await openForm(tab);
  const saveButton = tab.getByRole('button', { name: 'Save changes' });
  const affected = tab.getByRole('region', { name: 'Who is affected' });
  await expect(affected).toHaveAttribute('aria-busy', 'true');
  const before = await saveButton.boundingBox();
  answer();
  await expect(affected.getByRole('list')).toHaveCount(2);
  expect(await saveButton.boundingBox()).toEqual(before);

  // Dana has been inactive for 12 minutes.
  await expect(affected).toContainText('None of 2 sessions has been inactive for longer than 14 minutes.');
  await minutes(tab).selectOption('10');
  await expect(saveButton).toBeInViewport({ ratio: 1 });
  const note = tab.getByText('Add a note');
  await expect(note).toBeInViewport({ ratio: 1 });
  await expect(saveButton).toBeInViewport({ ratio: 1 });
  await expect(affected).toContainText('1 of 2 sessions has been inactive for longer than 10 minutes.');
  const bars = affected.getByRole('list', { name: /Time since last activity/ }).getByRole('listitem');
  await expect(bars.filter({ hasText: '10 minutes to 15 minutes: 1 session' })).toHaveAttribute('data-part', 'beyond');

  const psd2 = tab.getByRole('list', { name: 'Standards' }).getByRole('listitem').filter({ hasText: 'PSD2' });
  await expect(psd2).toContainText('not met: Idle Session Duration is 5 minutes too long');
  await psd2.getByRole('button', { name: /^Apply PSD2/ }).press('Enter');
  await expect(minutes(tab)).toHaveValue('5');
  await expect(psd2.getByText('met: Idle Session Duration SHALL be at most 5 minutes')).toBeFocused();

  await tab.getByText('History', { exact: true }).click();
  const entries = tab.locator('.curfew-history ol > li');
  await expect(entries).toHaveCount(2);
  await expect(entries.first()).toContainText('Idle Session Duration: 15 minutes → 14 minutes');
  await expect(entries.first()).toContainText('Audit finding 12');
  await entries
    .last()
    .getByRole('button', { name: /^Restore/ })
    .click();
  await expect(minutes(tab)).toHaveValue('15');
  await expect(tab.getByRole('group', { name: 'Maximum Session Duration' }).getByLabel('Days')).toBeFocused();
  expect(await (await tab.request.get(POLICY)).json()).toMatchObject({ idleMs: 840_000 });
});
