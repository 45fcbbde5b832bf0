import type { Frame, Page } from '@playwright/test';
import axe from 'axe-core';

/** Rules that apply only to a whole page. */
const WHOLE_PAGE = ['region', 'landmark-one-main', 'page-has-heading-one'];

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

/** Loads axe once per document, because its source is large. */
async function load(frame: Frame): Promise<void> {
  if (await frame.evaluate(() => 'axe' in window)) return;
  await frame.evaluate(axe.source);
  // The `location.origin` of a frame without an address differs.
  await frame.evaluate(() => window.axe.configure({ allowedOrigins: ['<unsafe_all_origins>'] }));
}

declare global {
  interface Window {
    axe: Pick<typeof axe, 'configure' | 'run'>;
  }
}
