import { existsSync } from 'node:fs';
import { join, posix } from 'node:path';
import { axeViolations } from '../harness/axe.ts';
import { BASE, BUILT, expect, filesOf, test, textOf } from './site.ts';

const pages = filesOf('.html').filter((file) => file !== '404.html' && !file.startsWith('playground/'));
/** One page of each kind: the first, plain text, tables and a diagram, an interface of the reference. */
const TEMPLATES = ['index.html', 'quick-start/frontend.html', 'tabs.html', 'reference/@curfew/core.html'];

test('has no link that leads nowhere, and no anchor without its heading', () => {
  const broken: string[] = [];
  const idsOf = new Map(
    pages.map((file) => [file, new Set([...textOf(file).matchAll(/ id="([^"]+)"/g)].map(([, id]) => id))]),
  );
  for (const file of pages)
    for (const [, href = ''] of textOf(file).matchAll(/ href="([^"]+)"/g)) {
      if (/^(?:https?|mailto):/.test(href)) continue;
      const [path = '', anchor = ''] = href.split('#');
      const target =
        path === '' ? file : path.startsWith('/') ? path.slice(BASE.length) : posix.join(posix.dirname(file), path);
      const html = target === '' ? 'index.html' : decodeURI(target);
      if ((path.startsWith('/') && !path.startsWith(BASE)) || !existsSync(join(BUILT, html)))
        broken.push(`${file}: ${href}`);
      else if (anchor && idsOf.get(html)?.has(decodeURIComponent(anchor)) === false) broken.push(`${file}: ${href}`);
    }
  expect(broken).toEqual([]);
});

test('has each page as Markdown, and lists them all in llms.txt', () => {
  const listed = [...textOf('llms.txt').matchAll(/\]\(\/curfew\/([^)]+)\)/g)].map(([, file]) => file);
  const written = pages.map((file) => file.replace(/html$/, 'md')).filter((file) => file !== 'index.md');
  expect(listed.sort()).toEqual(written.sort());
  for (const file of [...written, 'index.md']) expect(textOf(file), file).toContain('# ');
});

for (const colorScheme of ['light', 'dark'] as const)
  test(`has no axe violation, and fits 320 px (${colorScheme})`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    for (const file of TEMPLATES) {
      await page.setViewportSize({ width: 1_280, height: 900 });
      await page.goto(file);
      if (file === 'tabs.html') await expect(page.locator('.diagram svg').first()).toBeVisible();
      if (file === 'index.html') await expect(tab(page, 1).getByRole('heading', { name: 'Orders' })).toBeVisible();
      expect(await axeViolations(page), file).toEqual([]);
      await page.setViewportSize({ width: 320, height: 800 });
      await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth), file).toBe(320);
    }
  });

test('finds "absolute timeout" by keyboard, without a network', async ({ page, context }) => {
  await page.goto('index.html');
  await page.keyboard.press('Control+k');
  await page.getByRole('searchbox').fill('absolute timeout');
  await expect(page.getByRole('option', { name: 'Glossary' }).first()).toBeVisible();
  await context.setOffline(true);
  await page.getByRole('searchbox').fill('heartbeat');
  await expect(page.getByRole('option').first()).toContainText(/heartbeat/i);
});

test('warns in three tabs and ends them as the clock is turned, by the durations of the form', async ({ page }) => {
  await page.goto('index.html');
  const playground = page.frameLocator('iframe.playground');
  const clock = playground.getByRole('slider');
  await expect(tab(page, 3).getByText('You are active.')).toBeVisible();
  await playground.getByRole('group', { name: 'Idle Session Duration' }).getByLabel('Minutes').selectOption('10');
  await playground.getByRole('button', { name: 'Save' }).click();
  for (let minute = 0; minute < 9; minute++) await clock.press('ArrowUp');
  for (const number of [1, 2, 3]) await expect(tab(page, number).getByRole('alertdialog')).toBeVisible();
  await playground.getByRole('region', { name: 'Tab 2' }).scrollIntoViewIfNeeded();
  await tab(page, 2).getByRole('button', { name: 'Stay signed in' }).click();
  for (const number of [1, 2, 3]) await expect(tab(page, number).getByRole('alertdialog')).toHaveCount(0);
  await clock.press('PageUp');
  await clock.press('ArrowUp');
  for (const number of [1, 2, 3])
    await expect(tab(page, number).getByRole('heading', { name: 'Your session has ended' })).toBeVisible();
});

test('opens every page, with its heading and without an error', async ({ page }) => {
  expect(pages.length).toBeGreaterThan(60);
  for (const file of pages) {
    await page.goto(file);
    await expect(page.locator('h1').first(), file).toBeVisible();
  }
});

function tab(page: import('@playwright/test').Page, number: number) {
  return page.frameLocator('iframe.playground').frameLocator(`iframe[title="Tab ${number}, page"]`);
}
