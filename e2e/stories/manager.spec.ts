import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';

/** Opens the whole Storybook, with its sidebar and its panels. */
async function openStorybook(page: Page, path: string) {
  await page.goto(`?path=/story/${path}`);
  const preview = page.frameLocator('#storybook-preview-iframe');
  return { preview, panel: page.getByRole('tabpanel') };
}

test('has a name, an icon and colours of its own, by the theme of the system', async ({ page }) => {
  const deprecated: string[] = [];
  page.on('console', (message) => {
    if (message.text().includes('setConfig')) deprecated.push(message.text());
  });
  const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  await page.emulateMedia({ colorScheme: 'light' });
  await openStorybook(page, 'sessionwarning--idle');
  await expect(page).toHaveTitle('SessionWarning - Idle ⋅ Curfew');
  await expect(page.getByRole('link', { name: 'Curfew' })).toBeVisible();
  const icon = await page.locator('link[rel=icon]').first().getAttribute('href');
  expect(await (await page.request.get(icon ?? '')).text()).toContain('<title>Curfew</title>');
  await expect.poll(background).toBe('rgb(243, 245, 248)');
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect.poll(background).toBe('rgb(12, 16, 20)');
  expect(deprecated).toEqual([]);
});

test('offers a switch for each boolean, a choice for each union, and a description for each prop', async ({ page }) => {
  const { panel } = await openStorybook(page, 'durationpicker--chosen');
  for (const name of ['required', 'disabled', 'readOnly'])
    await expect(panel.getByRole('row', { name }).getByRole('switch')).toBeVisible();
  await expect(panel.locator('#control-value')).toHaveText(/15 minutes/);
  await expect(panel.getByText('Set object')).toHaveCount(0);
  await expect(panel.getByText('Called with each choice', { exact: false })).toBeVisible();

  await page.goto('?path=/story/sessionwarning--idle');
  await expect(panel.getByRole('row', { name: 'title' }).getByRole('switch')).toBeVisible();
  await page.goto('?path=/story/sessiongate--idle');
  await expect(panel.getByRole('row', { name: 'keepMounted' }).getByRole('switch')).toBeVisible();
});

test('logs what a story reports, and follows its controls', async ({ page }) => {
  const { preview, panel } = await openStorybook(page, 'sessiongate--idle');
  await preview.getByRole('button', { name: 'Sign in again' }).click();
  await expect(preview.getByRole('heading', { name: 'Orders' })).toBeVisible();
  await page.getByRole('tab', { name: /Actions/ }).click();
  await expect(panel.getByText('onSignIn')).toBeVisible();
});

test('has no panel without contents, and counts no check that is inconclusive', async ({ page }) => {
  const { preview } = await openStorybook(page, 'sessionwarning--idle');
  await expect(preview.getByRole('alertdialog')).toBeVisible();
  const accessibility = page.getByRole('tab', { name: /Accessibility/ });
  await accessibility.click();
  // The text over the dialog's gradients.
  await expect(page.getByRole('tab', { name: /Inconclusive/ })).toHaveText(/[1-9]/);
  await expect(accessibility).toHaveText('Accessibility');
  await expect(page.getByRole('tab', { name: /Interactions/ })).toHaveCount(0);
});

test('orders the sidebar as a reader needs it', async ({ page }) => {
  await openStorybook(page, 'sessionwarning--idle');
  const names = page.locator('[data-nodetype=root], [data-nodetype=component], [data-nodetype=document]');
  await expect(names.first()).toBeVisible();
  const titles = (await names.allTextContents()).map((name) => name.trim());
  // The pages of documentation inside a component.
  expect(titles.filter((title) => title !== 'Docs')).toEqual([
    'Introduction',
    'Gallery',
    'Playground',
    'SessionWarning',
    'SessionGate',
    'SessionSettingsForm',
    'DurationPicker',
    'SessionRules',
    'Hooks',
    'SessionDevtools',
    'Without React',
    'Parts of the form',
    'Day',
    'TryWarning',
    'Affected',
    'Standards',
    'History',
  ]);
});

test('has room for the action bar of the form in the window of a small laptop', async ({ browser, storybook }) => {
  // A screen of 1440 × 900 px, without the browser's own bars, at a first visit: Storybook keeps the sizes of the last one.
  const context = await browser.newContext({ baseURL: storybook, viewport: { width: 1_440, height: 780 } });
  const page = await context.newPage();
  const { preview } = await openStorybook(page, 'sessionsettingsform--edited');
  for (const name of ['Save changes', 'Discard changes'])
    await expect(preview.getByRole('button', { name })).toBeInViewport({ ratio: 1 });
  await context.close();
});
