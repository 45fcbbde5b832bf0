import { expect, test } from './fixtures.ts';
import { loadStory } from './preview.ts';

for (const locale of ['en', 'de', 'fr'])
  test(`covers no more than about a quarter of a phone with the buttons that save: ${locale}`, async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    await loadStory(page, 'sessionsettingsform--edited', { locale });
    await expect(page.locator('.curfew-preview strong')).toBeVisible();
    const covered = await page
      .locator('.curfew-submit')
      .evaluate((row) => innerHeight - row.getBoundingClientRect().top);
    expect(covered).toBeGreaterThan(0);
    expect(covered).toBeLessThanOrEqual(170);
    for (const button of await page.locator('.curfew-buttons button').all())
      await expect(button).toBeInViewport({ ratio: 1 });
  });

for (const locale of ['en', 'de', 'fr', 'ar'])
  test(`covers no part of a conflict on a phone: ${locale}`, async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    await loadStory(page, 'sessionsettingsform--conflict', { locale });
    const notice = page.locator('.curfew-conflict');
    await expect(notice).toBeFocused();
    for (const part of [notice, notice.getByRole('button').first()]) {
      await part.evaluate((element) => element.scrollIntoView({ block: 'start' }));
      const distance = await notice.evaluate((element) => {
        const row = document.querySelector('.curfew-submit') as Element;
        return element.getBoundingClientRect().top - row.getBoundingClientRect().bottom;
      });
      expect(distance).toBeGreaterThanOrEqual(0);
    }
  });

test('covers no more than a seventh of a phone', async ({ page }) => {
  await page.setViewportSize({ width: 375, height: 700 });
  await loadStory(page, 'sessionsettingsform--edited');
  await expect(page.locator('.curfew-preview strong')).toBeVisible();
  const covered = await page.locator('.curfew-submit').evaluate((row) => innerHeight - row.getBoundingClientRect().top);
  expect(covered).toBeGreaterThan(0);
  expect(covered).toBeLessThanOrEqual(100);
});

test('has what a save ends on the line of the buttons, also beside a long outcome', async ({ page }) => {
  await page.setViewportSize({ width: 1_000, height: 700 });
  await loadStory(page, 'sessionsettingsform--edited');
  const middleOf = (part: string) =>
    page.locator(part).evaluate((element) => {
      const range = document.createRange();
      range.selectNodeContents(element);
      const { top, bottom } = range.getBoundingClientRect();
      return (top + bottom) / 2;
    });
  await expect(page.locator('.curfew-preview strong')).toBeVisible();
  await page.locator('.curfew-outcome').evaluate((outcome) => {
    outcome.textContent = 'Ann saved changes while you were editing. '.repeat(3);
  });
  expect(Math.abs((await middleOf('.curfew-preview')) - (await middleOf('.curfew-buttons')))).toBeLessThanOrEqual(2);
});

test('has the link to a conflict below the buttons on a phone, and the comparison in sight after it', async ({
  page,
}) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await loadStory(page, 'sessionsettingsform--saved-elsewhere-during-an-edit');
  const link = page.getByRole('button', { name: /^Ann Lee saved changes/ });
  await expect(link).toBeInViewport({ ratio: 1 });
  const gap = await link.evaluate((one) => {
    const save = document.querySelector('.curfew-buttons');
    return one.getBoundingClientRect().top - (save?.getBoundingClientRect().bottom ?? 0);
  });
  expect(gap).toBeGreaterThanOrEqual(4);
  await link.click();
  const notice = page.locator('.curfew-conflict');
  await expect(notice).toBeFocused();
  await expect(notice.getByText('Currently saved')).toBeInViewport({ ratio: 1 });
});

test('shows the revision alone, without a card, in a form that is read-only', async ({ page }) => {
  await loadStory(page, 'sessionsettingsform--read-only');
  const bar = page.locator('.curfew-submit');
  await expect(bar).toHaveText(/^Revision/, { useInnerText: true });
  const { backgroundColor, borderTopWidth } = await bar.evaluate((one) => ({ ...getComputedStyle(one) }));
  expect([backgroundColor, borderTopWidth]).toEqual(['rgba(0, 0, 0, 0)', '0px']);
});

test('says below the buttons how many problems prevent a save, and leads to the first one', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await loadStory(page, 'sessionsettingsform--edited');
  await page.locator('select[id$="idleMs-minutes"]').selectOption('2');
  await expect(page.locator('.curfew-preview')).toHaveText('Fix 1 problem to save');
  await expect(page.locator('.curfew-preview')).toBeInViewport({ ratio: 1 });
  await page.getByRole('button', { name: 'Fix 1 problem to save' }).click();
  const warning = page.getByRole('combobox', { name: 'Time before sign-out' });
  await expect(warning).toBeFocused();
  // Not behind the buttons.
  const gap = await page
    .locator('.curfew-submit')
    .evaluate((row) => row.getBoundingClientRect().top - (document.activeElement?.getBoundingClientRect().bottom ?? 0));
  expect(gap).toBeGreaterThan(0);
});

test('does not appear over the control that makes the first change', async ({ page }) => {
  await page.setViewportSize({ width: 1_280, height: 800 });
  await loadStory(page, 'sessionsettingsform--unedited');
  const handle = page.getByRole('slider', { name: 'Idle Session Duration' });
  const bottom = await handle.evaluate((one) => one.getBoundingClientRect().bottom);
  // The window ends below the handle.
  await page.setViewportSize({ width: 1_280, height: Math.ceil(bottom) });
  await page.getByRole('combobox', { name: 'Time before sign-out' }).focus();
  await page.keyboard.press('Tab');
  await expect(handle).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(page.locator('.curfew-settings')).toHaveAttribute('data-dirty');
  const gap = await handle.evaluate(
    (one) =>
      (document.querySelector('.curfew-submit')?.getBoundingClientRect().top ?? 0) - one.getBoundingClientRect().bottom,
  );
  expect(gap).toBeGreaterThanOrEqual(0);
});

test('is raised above the cards in the dark, where a shadow is hardly seen', async ({ page }) => {
  await loadStory(page, 'sessionsettingsform--edited', { theme: 'dark' });
  const colourOf = (part: string) =>
    page
      .locator(part)
      .first()
      .evaluate((one) => getComputedStyle(one).backgroundColor);
  expect(await colourOf('.curfew-submit')).not.toBe(await colourOf('.curfew-card'));
});

test('keeps the note beneath the edge of a narrow window until it has focus', async ({ page }) => {
  await page.setViewportSize({ width: 700, height: 600 });
  await loadStory(page, 'sessionsettingsform--edited');
  const note = page.getByText('Add a note');
  await expect(page.getByRole('button', { name: 'Save changes' })).toBeInViewport({ ratio: 1 });
  await expect(note).not.toBeInViewport();
  await note.focus();
  await expect(note).toBeInViewport({ ratio: 1 });
});
