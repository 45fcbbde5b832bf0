import { openBrowser } from '../harness/browser.ts';
import { tabOf } from '../harness/real-chromium.ts';
import { modals } from './cases/modals.ts';

modals(async () => {
  const browser = await openBrowser();
  return { newTab: async () => tabOf(await browser.newPage()), close: () => browser.close() };
});
