import { expect } from '@playwright/test';
import { eventually } from './harness/page-state.ts';
import { signInAt, test } from './harness/setup.ts';

// Engines differ in the boxes of legends.
test('has the name of each duration in its row, above the description', { tag: '@single-tab' }, async ({
  stage,
  startDemo,
}) => {
  const url = await startDemo();
  const tab = await stage.open(url);
  await signInAt(tab, 'admin@example.com');
  await tab.goto(`${url}settings/session-configuration`);
  await eventually(() => tab.evaluate(() => document.querySelectorAll('.curfew-duration').length, null)).toBe(3);
  for (const [width, isRow] of [
    ['900px', false],
    ['760px', true],
    ['360px', false],
  ] as const) {
    const rows = await tab.evaluate((size) => {
      document.querySelector<HTMLElement>('.curfew-settings')?.style.setProperty('inline-size', size);
      return [...document.querySelectorAll('.curfew-duration')].map((row) => {
        const text = document.createRange();
        text.selectNodeContents(row.querySelector('legend') as Element);
        const [name, whole] = [text.getBoundingClientRect(), row.getBoundingClientRect()];
        const isWide = (row.querySelector('.curfew-controls') as Element).getBoundingClientRect().left > name.right;
        const next = row.querySelector(isWide ? 'p' : '.curfew-controls') as Element;
        return { isWide, before: name.top - whole.top, after: next.getBoundingClientRect().top - name.bottom };
      });
    }, width);
    for (const { isWide, before, after } of rows) {
      expect(isWide).toBe(isRow);
      expect(before).toBeGreaterThan(14);
      expect(before).toBeLessThan(22);
      expect(after).toBeGreaterThanOrEqual(-1);
      expect(after).toBeLessThan(12);
    }
  }
});
