import type { Locator, Page } from '@playwright/test';
import { axeViolations } from '../harness/axe.ts';
import { expectActive, expectEnded, expectWarning, signInAgain } from '../virtual/page-state.ts';
import { expect, SHORT, stay, test, whileActive } from './with-server.ts';

test.use({ name: 'htmx', settings: SHORT });

const reason = (page: Page) => page.getByRole('textbox', { name: 'Reason' });
/** Without `hide` the page stays as it is under the screen. */
const isCovered = (locator: Locator) =>
  locator.evaluate((element) => {
    const { x, y } = element.getBoundingClientRect();
    return document.elementFromPoint(x + 5, y + 5)?.closest('dialog') !== null;
  });
const isTable = (status: number) => (response: { url(): string; status(): number }) =>
  response.url().endsWith('/claims/table') && response.status() === status;

test('keeps the dialog when the body is replaced, and goes on after a sign-in over the page', async ({ profile }) => {
  const fragment = () => profile.request.get('/claims/table', { headers: { 'HX-Request': 'true' } });
  const tab = await profile.newPage();
  await tab.goto('/');
  await expect(tab).toHaveURL(/\/sign-in$/);
  // No session is requested that does not exist yet.
  await expect(tab.locator('script')).toHaveCount(0);
  expect(await axeViolations(tab)).toEqual([]);
  await signInAgain(tab, 'ann@example.org');
  const other = await profile.newPage();
  await whileActive(tab, async () => {
    await expectActive(tab);
    await other.goto('/');
    await reason(tab).pressSequentially('Visit to the customer');
  });

  await expectWarning(tab, other);
  // As a link of the page does: the user cannot press one under the dialog.
  await other.evaluate(() => document.querySelector<HTMLElement>('a[href="/claims"]')?.click());
  await expect(other).toHaveURL(/\/claims$/);
  await expect(other.locator('#table')).toBeAttached();
  await expectWarning(other);
  expect(await axeViolations(other)).toEqual([]);
  await stay(other);
  await whileActive(other, async () => {
    await expectActive(tab, other);
    await other.waitForResponse(isTable(200));
  });

  await expectEnded(tab, other);
  const refused = await fragment();
  expect([refused.status(), await refused.json()]).toEqual([401, expect.objectContaining({ code: 'session_ended' })]);
  expect(await axeViolations(tab)).toEqual([]);
  await expect(tab.getByText('Nothing is lost')).toBeVisible();
  expect(await isCovered(reason(tab))).toBe(true);
  await signInAgain(tab);
  await whileActive(tab, async () => {
    await expectActive(tab, other);
    await expect(reason(tab)).toHaveValue('Visit to the customer');
    await other.waitForResponse(isTable(200));

    await tab.getByRole('textbox', { name: 'Purpose' }).fill('Train');
    await tab.getByRole('spinbutton', { name: 'Amount' }).fill('40');
    await tab.getByRole('button', { name: 'Send claim' }).click();
    await expect(tab.getByRole('status').getByText('“Train” was sent.')).toBeVisible();
    await expect(other.getByRole('cell', { name: 'Train' })).toBeVisible();
    await tab.getByRole('button', { name: 'Sign out', exact: true }).click();
  });
  await expect(tab).toHaveURL(/\/sign-in$/);
  await expect(other.getByText('Your other tabs are signed out too.')).toBeVisible();
  expect((await fragment()).status()).toBe(401);
});

test('shows the end when a fragment is refused', async ({ profile }) => {
  const page = await profile.newPage();
  // The event stream and a heartbeat would bring the end too.
  await page.route('**/curfew/v1/events', (route) => route.abort());
  await page.route('**/curfew/v1/heartbeat', (route) => route.abort());
  await page.goto('/sign-in');
  await signInAgain(page, 'ann@example.org');
  await expectActive(page);
  const known = page.waitForResponse('**/curfew/v1/session');
  await page.goto('/claims');
  await known;
  let refused = 0;
  page.on('response', (response) => {
    if (isTable(401)(response)) refused++;
  });
  await profile.request.post('/sign-out', { headers: { 'Sec-Fetch-Site': 'same-origin' } });
  await expect(page.getByText('Your other tabs are signed out too.')).toBeVisible();
  // Without a stream the page would find it out too, but only after several fragments.
  expect(refused).toBe(1);
});
