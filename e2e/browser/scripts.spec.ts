import { expect } from '@playwright/test';
import { startTicks } from './harness/history.ts';
import { expectPunctual, until } from './harness/page-state.ts';
import { endsAt, test } from './harness/setup.ts';

// For each of them, WebKit dispatches a trusted event.
test('ends a page whose scripts scroll beneath a pointer that rests, and click labels', { tag: '@single-tab' }, async ({
  stage,
}) => {
  const tab = await stage.open(await stage.page('browser-only', { idle: 4_000, warn: 1_000 }));
  await until(tab, 'protected');
  for (const at of [50, 60, 70]) await tab.moveTo(at, at);
  await startTicks(tab);
  await tab.evaluate(() => {
    document.body.style.blockSize = '9999px';
    document.body.insertAdjacentHTML('beforeend', '<label><input type="radio"></label>');
    setInterval(() => {
      scrollTo(0, scrollY ? 0 : 50);
      document.querySelector('label')?.click();
    }, 500);
  }, null);
  const end = await endsAt(tab);
  await expectPunctual(tab, await until(tab, 'over'), end);
  expect(await endsAt(tab)).toBe(end);
});
