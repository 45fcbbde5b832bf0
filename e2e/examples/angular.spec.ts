import { createReadStream, existsSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { Page } from '@playwright/test';
import type { Gateway } from '../virtual/gateway.ts';
import { expect, playSession, test } from './front-end.ts';

test.use({ name: 'angular', node: '24' });

const TYPES: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };

/** Serves the other build of the example, as `npm run start:zone` does. */
function serveZoneBuild(gateway: Gateway, dir: string): void {
  gateway.answer = ({ url = '/' }, response) => {
    const file = join(dir, 'dist/zone/browser', url === '/' ? 'index.html' : url);
    if (!existsSync(file)) return false;
    response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' });
    createReadStream(file).pipe(response);
    return true;
  };
}

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
  serveZoneBuild(gateway, example.dir);
  const visit = await signIn();
  expect(await visit.tab.evaluate(() => 'Zone' in window)).toBe(true);
  await expectQuiet(visit.tab, pass);
  await playSession(visit, pass);
});
