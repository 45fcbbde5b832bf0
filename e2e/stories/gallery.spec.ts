import type { Page } from '@playwright/test';
import { entriesOf } from './built.ts';
import { expect, expectNoViolations, test } from './fixtures.ts';
import { loadStory } from './preview.ts';

const stories = entriesOf('story').filter(({ tags }) => tags.includes('gallery'));
const count = (title: string) => stories.filter((story) => story.title === title).length;

/** The addresses of the frames in the gallery. */
const FRAMES = /globals=locale:/;

/** Its frames stay empty, because loading dozens takes long, until the test shows the few that it needs. */
async function openGallery(page: Page, theme: 'light' | 'dark' = 'light') {
  await page.route(FRAMES, (route) => route.fulfill({ contentType: 'text/html', body: '' }));
  expect(await loadStory(page, 'gallery--states', { theme })).toEqual([]);
  await expect(page.locator('figure').first()).toBeVisible();
  return {
    choose: (title: string) => page.getByLabel('Component').selectOption(title),
    showFrames: () => page.unroute(FRAMES),
  };
}

test('shows every story, each once in each chosen look', async ({ page }) => {
  const { choose } = await openGallery(page);
  expect(
    await page.locator('figure').evaluateAll((figures) => figures.map((figure) => figure.getAttribute('data-story'))),
  ).toEqual(stories.map(({ id }) => id));
  await expect(page.getByRole('status')).toHaveText(new RegExp(`^${stories.length} states, ${2 * stories.length} `));

  await choose('SessionGate');
  for (const language of ['Deutsch', 'العربية']) await page.getByLabel(language).check();
  for (const width of ['320 px', '1280 px']) await page.getByLabel(width, { exact: true }).check();
  const states = count('SessionGate');
  await expect(page.getByRole('status')).toHaveText(new RegExp(`^${states} states, ${states * 3 * 2 * 3} `));
});

test('shows the state of a story, in its look, without taking focus', async ({ page }) => {
  const { choose, showFrames } = await openGallery(page);
  await showFrames();
  await choose('SessionWarning');
  await page.getByLabel('العربية').check();
  await page.getByLabel('English').uncheck();
  await page.getByLabel('light').uncheck();
  await page.getByLabel('320 px', { exact: true }).check();
  await page.getByLabel('768 px').uncheck();
  const figure = page.locator('[data-story=sessionwarning--failed]');
  const story = figure.locator('iframe').contentFrame();
  // The pictures above it grow as they load, and push it out of the window.
  await expect(async () => {
    await figure.scrollIntoViewIfNeeded();
    await expect(story.locator('dialog[open][data-phase=failed]:lang(ar):dir(rtl)')).toBeVisible({ timeout: 10_000 });
  }).toPass();
  const look = await story.locator('html').evaluate((root) => [innerWidth, root.style.colorScheme]);
  expect(look).toEqual([320, 'dark']);
  expect(await page.evaluate(() => document.activeElement?.closest('iframe'))).toBeNull();
});

test('shows that a frame is loading', async ({ page }) => {
  const { choose, showFrames } = await openGallery(page);
  await showFrames();
  let load = () => {};
  const loaded = new Promise<void>((resolve) => {
    load = resolve;
  });
  // As a story is while Storybook prepares it, and then when it is there.
  const body = '<body class="sb-show-preparing-story"><div id="storybook-root">';
  await page.route(FRAMES, (route) => loaded.then(() => route.fulfill({ contentType: 'text/html', body })));
  await choose('SessionRules');
  await expect(page.locator('figure')).toHaveCount(count('SessionRules'));
  const frame = page.locator('iframe').first();
  await expect(frame).toBeAttached();
  await expect(frame).toBeHidden();
  const content = await frame.evaluate((of) => getComputedStyle(of.parentElement as Element, '::before').content);
  expect(content).toBe('"Loading…"');
  load();
  await expect(frame.contentFrame().locator('.sb-show-preparing-story')).toBeAttached();
  await expect(frame).toBeHidden();
  await frame
    .contentFrame()
    .locator('body')
    .evaluate((of) => of.setAttribute('class', 'sb-show-main'));
  await expect(frame).toBeVisible();
});

for (const theme of ['light', 'dark'] as const) {
  test(`fits 320 px, and has no axe violation (${theme})`, async ({ page }) => {
    const { choose, showFrames } = await openGallery(page, theme);
    await showFrames();
    await choose('SessionRules');
    await expect(page.locator('figure')).toHaveCount(count('SessionRules'));
    // These pictures are so low that all of them are near. In light and in dark, beside the page itself.
    await expect.poll(() => page.frames().length).toBe(2 * count('SessionRules') + 1);
    await expect(page.locator('iframe').first().contentFrame().locator('.curfew-rules')).toBeVisible();
    await expectNoViolations(page);
    await page.setViewportSize({ width: 320, height: 640 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    // The pictures are of 768 px, and whole.
    const cut = () =>
      page
        .locator('.gallery-picture')
        .evaluateAll((all) => all.filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth).length);
    await expect.poll(cut).toBe(0);
  });
}
