import type { Frame, Page } from '@playwright/test';
import axe from 'axe-core';

/** The rules about a page's headings and landmarks, for a part of a page. */
const WHOLE_PAGE = ['region', 'landmark-one-main', 'page-has-heading-one'];

/** What axe finds in a page and in its frames. */
export async function axeViolations(page: Page, { part = false } = {}): Promise<string[]> {
  await Promise.all(page.frames().map(load));
  return page.evaluate(
    async (skipped) => {
      const rules = Object.fromEntries(skipped.map((rule) => [rule, { enabled: false }]));
      const { violations } = await window.axe.run({ rules, resultTypes: ['violations'] });
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
    },
    part ? WHOLE_PAGE : [],
  );
}

/** Once a document: the source is large. */
async function load(frame: Frame): Promise<void> {
  if (await frame.evaluate(() => 'axe' in window)) return;
  await frame.evaluate(axe.source);
  // A frame without an address of its own has an origin of its own.
  await frame.evaluate(() => window.axe.configure({ allowedOrigins: ['<unsafe_all_origins>'] }));
}

declare global {
  interface Window {
    axe: Pick<typeof axe, 'configure' | 'run'>;
  }
}
