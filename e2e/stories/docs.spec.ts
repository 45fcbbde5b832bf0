import type { Locator } from '@playwright/test';
import { entriesOf } from './built.ts';
import { expect, test } from './fixtures.ts';
import { loadDocs } from './preview.ts';
import { STATES, whatShows } from './states.ts';

const stories = entriesOf('story');

/** Of a page of documentation, in px. With every story at full height, that of the form had 20 000. */
const TALLEST = 7_500;

/** What a story looks like: its elements, without generated ids, and the values of its drop-downs. */
async function lookOf(parts: Locator): Promise<string> {
  const looks = await parts.evaluateAll((elements) =>
    elements.map((element) => {
      const values = [...element.querySelectorAll('select')].map(({ value }) => value);
      return element.outerHTML.replace(/(?:id|for|aria-\w+)="[^"]*"/g, '') + values.join();
    }),
  );
  return looks.join();
}

for (const { id, title } of entriesOf('docs')) {
  test(`shows each state once in the docs of ${title}`, async ({ page }) => {
    await loadDocs(page, id);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page.getByText('{@')).toHaveCount(0);
    const looks = new Map<string, string>();
    for (const block of await page.locator('[data-story-block]').all()) {
      const story = (await block.getAttribute('id'))?.replace(/^story--|--primary$/g, '') ?? '';
      if (looks.has(story)) continue;
      await block.scrollIntoViewIfNeeded();
      const isFramed = (await block.locator('iframe').count()) > 0;
      const frame = block.frameLocator('iframe');
      const find = (selector: string) => (isFramed ? frame.locator(selector) : block.locator(selector)).first();
      if (isFramed) await expect(find(whatShows(story))).toBeVisible();
      for (const selector of STATES[story] ?? [])
        if (!selector.includes(':focus')) await expect(find(selector)).toBeVisible();
      // A frame that leaves the window may be loaded again.
      await expect(async () => {
        looks.set(story, await lookOf(isFramed ? frame.locator('#storybook-root, dialog[open], .curfew-bar') : block));
      }).toPass();
    }
    const expected = stories.filter((story) => story.title === title && story.tags.includes('autodocs'));
    // The introduction chooses its stories itself.
    if (title !== 'Introduction') expect([...looks.keys()].sort()).toEqual(expected.map(({ id }) => id).sort());
    expect(new Set(looks.values()).size).toBe(looks.size);
    // The other stories are links.
    const linked = await page
      .locator('a[href*="path=/story/"]')
      .evaluateAll((links) => links.map((link) => /path=\/story\/([^&]+)/.exec(link.getAttribute('href') ?? '')?.[1]));
    const others = stories.filter((story) => story.title === title && !story.tags.includes('autodocs'));
    if (title !== 'Introduction') expect(linked).toEqual(others.map(({ id }) => id));
    expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBeLessThan(TALLEST);
    expect(await page.evaluate(() => [document.activeElement?.tagName, scrollX])).toEqual(['BODY', 0]);
  });
}

test('sets the prose of the docs in the font of the stories', async ({ page }) => {
  await loadDocs(page, 'durationpicker--docs');
  const fontOf = (of: Locator) => of.evaluate((element) => getComputedStyle(element).fontFamily.split(',')[0]);
  const story = await fontOf(page.locator('[data-story-block] .curfew-duration').first());
  expect(story).toBe('Inter');
  expect(await fontOf(page.getByRole('heading', { level: 1 }))).toBe(story);
  expect(await fontOf(page.locator('.sbdocs-content p').first())).toBe(story);
});

test('does not scroll, and does not take focus, when the docs of a dialog load', async ({ page }) => {
  await loadDocs(page, 'sessionwarning--docs');
  const frame = page.locator('iframe').first();
  await expect(frame.contentFrame().locator('dialog[open]')).toBeVisible();
  expect(await page.evaluate(() => [document.activeElement?.tagName, scrollY])).toEqual(['BODY', 0]);
});

test('shows the table of a conflict in its frame', async ({ page }) => {
  await loadDocs(page, 'sessionsettingsform--docs');
  const block = page.locator('[id*=sessionsettingsform--conflict]').first();
  await block.scrollIntoViewIfNeeded();
  const table = block.frameLocator('iframe').locator('.curfew-notice table');
  await expect(table).toBeVisible();
  // In its own frame, wherever the page is scrolled.
  const room = () => table.evaluate((one) => innerHeight - one.getBoundingClientRect().bottom);
  await expect.poll(room).toBeGreaterThanOrEqual(0);
  expect(await table.evaluate((one) => one.getBoundingClientRect().top)).toBeGreaterThan(0);
});

test('does not scroll when a story in the docs moves focus', async ({ page }) => {
  await loadDocs(page, 'parts-of-the-form-history--docs');
  await expect(page.frameLocator('iframe').first().locator('[data-dirty]')).toBeVisible();
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  expect(await page.evaluate(() => scrollY)).toBe(0);
});

test('lists every component in the introduction', async ({ page }) => {
  await loadDocs(page, 'introduction--docs');
  const linked = await page
    .locator('table a')
    .evaluateAll((links) =>
      links.map((link) => /path=\/(?:docs|story)\/([^&]+)/.exec(link.getAttribute('href') ?? '')?.[1]),
    );
  const ids = [...stories, ...entriesOf('docs')].map(({ id }) => id);
  expect(linked.filter((id) => id && !ids.includes(id))).toEqual([]);
  const components = new Set(entriesOf('docs').map(({ id }) => id));
  components.delete('introduction--docs');
  expect([...components].filter((id) => !linked.includes(id))).toEqual([]);
});

for (const kind of ['story', 'docs'])
  test(`shows a spinner only after a while: ${kind}`, async ({ page }) => {
    await loadDocs(page, 'durationpicker--docs');
    const shown = await page.evaluate((kind) => {
      document.body.className = `sb-show-preparing-${kind}`;
      const spinner = document.querySelector(`.sb-preparing-${kind}`) as Element;
      const [animation] = spinner.getAnimations();
      return [3_900, 5_000].map((ms) => {
        animation?.pause();
        if (animation) animation.currentTime = ms;
        return spinner.checkVisibility({ visibilityProperty: true });
      });
    }, kind);
    expect(shown).toEqual([false, true]);
  });

test('lists the props of the form on its own page, and not on those of its parts', async ({ page }) => {
  const prop = page.getByRole('cell', { name: /^onSubmit/ });
  await page.goto('/iframe.html?id=sessionsettingsform--docs&viewMode=docs');
  await expect(prop.first()).toBeVisible();
  await page.goto('/iframe.html?id=parts-of-the-form-standards--docs&viewMode=docs');
  await expect(page.getByRole('link', { name: 'SessionSettingsForm' })).toBeVisible();
  await expect(prop).toHaveCount(0);
});
