import { join } from 'node:path';
import type { Page } from '@playwright/test';
import sirv from 'sirv';
import { expect, playSession, test } from './front-end.ts';

test.use({ name: 'angular', node: '24' });

const checks = async (tab: Page) => Number(await tab.locator('[data-checks]').getAttribute('data-checks'));

/** The user works for five seconds, and a form field is not part of Angular's template. */
async function expectQuiet(tab: Page, pass: (duration: string) => Promise<void>): Promise<void> {
  await expect(tab.getByText('Angular is stable while the session runs.')).toBeVisible();
  await tab.getByRole('textbox', { name: 'Reason' }).focus();
  const before = await checks(tab);
  for (let second = 0; second < 5; second++) {
    await tab.mouse.move(100 + second, 200);
    await tab.keyboard.type('Visit');
    await pass('1s');
  }
  expect(await checks(tab)).toBe(before);
}

test('warns and ends in two tabs, and goes on after a sign-in over the page', async ({ signIn, pass }) => {
  const visit = await signIn();
  await expectQuiet(visit.tab, pass);
  await playSession(visit, pass);
});

test('does the same with zone.js', async ({ example, gateway, signIn, pass }) => {
  // As `npm run start:zone` does.
  gateway.answer = sirv(join(example.dir, 'dist/zone/browser'), { dev: true });
  const visit = await signIn();
  expect(await visit.tab.evaluate(() => 'Zone' in window)).toBe(true);
  await expectQuiet(visit.tab, pass);
  await playSession(visit, pass);
});
