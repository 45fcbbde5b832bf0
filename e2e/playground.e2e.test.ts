import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, FrameLocator, Page } from 'playwright';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openBrowser } from './harness/browser.ts';
import { serveStorybook } from './harness/storybook.ts';

let storybook: Awaited<ReturnType<typeof serveStorybook>>;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  [storybook, browser] = await Promise.all([serveStorybook(), openBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await storybook?.stop();
});

const tab = (name: string): FrameLocator => page.frameLocator(`iframe[title="${name}, page"]`);
const dialog = (name: string) => tab(name).getByRole('alertdialog');
const ended = (name: string) => tab(name).getByRole('button', { name: 'Sign in again' });
const press = (name: string) => page.getByRole('button', { name, exact: true }).first().click();
const inTab = (name: string, button: string) =>
  page.getByRole('region', { name, exact: true }).getByRole('button', { name: button, exact: true }).click();

describe('the playground of the built Storybook', () => {
  beforeEach(async () => {
    await page?.context().close();
    page = await (await browser.newContext()).newPage();
    await page.goto(`${storybook.url}iframe.html?id=playground--tabs&viewMode=story&globals=theme:light`);
    await press('Pause');
    for (const name of ['Tab 1', 'Tab 2']) await tab(name).getByRole('heading', { name: 'Orders' }).waitFor();
  });

  it('warns both tabs, and an answer in one is heard in the other', async () => {
    await press('Jump to the warning');
    await dialog('Tab 1').waitFor();
    await dialog('Tab 2').waitFor();
    // A press within half a second of opening is ignored, and time stands still here.
    await press('+ 1 min');
    await dialog('Tab 2').getByRole('button', { name: 'Stay signed in' }).click();
    await press('Play');
    await dialog('Tab 2').waitFor({ state: 'detached' });
    await dialog('Tab 1').waitFor({ state: 'detached' });
  });

  it('is over in a tab that was frozen past the deadline, as soon as it thaws', async () => {
    await inTab('Tab 1', 'Freeze');
    for (let minute = 0; minute < 16; minute++) await press('+ 1 min');
    await ended('Tab 2').waitFor();
    await expect(tab('Tab 1').getByRole('heading', { name: 'Orders' }).isVisible()).resolves.toBe(true);
    await inTab('Tab 1', 'Thaw');
    await press('Play');
    await ended('Tab 1').waitFor();
  });

  it('holds the last deadline of a server that is away, and warns first', async () => {
    await page.getByLabel('Server reachable').uncheck();
    await press('Jump to the warning');
    await dialog('Tab 1').waitFor();
    for (let minute = 0; minute < 2; minute++) await press('+ 1 min');
    await press('Play');
    await ended('Tab 1').waitFor();
  });

  it('has no axe violation, in either scheme', async () => {
    for (const theme of ['light', 'dark']) {
      await page.goto(`${storybook.url}iframe.html?id=playground--tabs&viewMode=story&globals=theme:${theme}`);
      await tab('Tab 2').getByRole('heading', { name: 'Orders' }).waitFor();
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
    }
  });
});
