// npm run screenshots: the pictures of the README, taken from the demo console as it is built now.
// npm run screenshots:states [folder]: every state of the form and the dialogs, taken from the built Storybook.
import './lib/require-node.mjs';
import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { chromium } from '@playwright/test';
import { chromiumLaunchOptions } from './lib/chromium.mjs';
import { root } from './lib/prepare.mjs';
import { takeStates } from './lib/states.mjs';

const folder = join(root, 'docs/images');
/** In px. Those who save see the histograms too. */
const TALL = 1_040;
/** The warning opens soon after the sign-in, two minutes before the end. */
const warnsSoon = { CURFEW_IDLE: '2m6s', CURFEW_WARN: '2m', CURFEW_MAX: '12h' };
const warnsOfMaximum = { CURFEW_IDLE: '2m6s', CURFEW_WARN: '2m', CURFEW_MAX: '2m6s' };
const endsSoon = { CURFEW_IDLE: '1m', CURFEW_WARN: '10s', CURFEW_MAX: '12h' };
const relaxed = { CURFEW_IDLE: '15m', CURFEW_WARN: '2m', CURFEW_MAX: '12h' };

const [what, states = 'node_modules/.cache/states'] = process.argv.slice(2);
const browser = await chromium.launch(await chromiumLaunchOptions());
if (what === 'states') await takeStates(browser, resolve(states));
else await takePictures();
await browser.close();

async function takePictures() {
  mkdirSync(folder, { recursive: true });
  for (const scheme of ['light', 'dark']) {
    await take(browser, scheme, 'form', relaxed, '/settings/session-configuration', changed);
    await take(browser, scheme, 'warning', warnsSoon, '/orders', (page) => page.getByRole('alertdialog'));
    await take(browser, scheme, 'maximum', warnsOfMaximum, '/orders', (page) => page.getByRole('alertdialog'));
    await take(browser, scheme, 'resume', endsSoon, '/customers', leaveNote);
  }
}

/** Leaves a half-written note until the session ends: the sign-in over the page. */
async function leaveNote(page) {
  await page.getByRole('main').getByRole('link').first().click();
  await page.getByLabel('Notes').fill('Asked for an offer by');
  return page.getByLabel('Email');
}

async function changed(page) {
  await page.getByRole('group', { name: 'Idle Session Duration' }).getByLabel('Minutes').selectOption('10');
  await page.locator('.curfew-preview').filter({ hasText: /\w/ }).waitFor();
  await page.mouse.click(600, 60);
}

async function take(browser, colorScheme, name, settings, path, what) {
  const server = await serve(settings);
  try {
    await takeFrom(server, browser, colorScheme, name, path, what);
  } finally {
    server.stop();
  }
  console.log(`docs/images/${name}-${colorScheme}.png`);
}

async function takeFrom(server, browser, colorScheme, name, path, what) {
  const context = await browser.newContext({
    baseURL: server.url,
    colorScheme,
    reducedMotion: 'reduce',
    viewport: { width: 1200, height: name === 'form' ? TALL : 780 },
  });
  const page = await context.newPage();
  await page.goto(`/sign-in?returnTo=${path}`);
  await page.getByLabel('Email').fill('admin@example.com');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByRole('button', { name: 'Sign out', exact: true }).waitFor();
  // Activity, so that the absolute timeout comes first if both are equal.
  await page.waitForTimeout(1_500);
  await page.mouse.move(600, 20);
  await (await what(page))?.waitFor({ timeout: 90_000 });
  await page.waitForTimeout(1_000);
  await page.screenshot({ path: join(folder, `${name}-${colorScheme}.png`) });
  await context.close();
}

async function serve(settings) {
  const env = { ...process.env, PORT: '0', CURFEW_DATA_DIR: 'memory', CURFEW_MIN_DURATION: '1s', ...settings };
  const child = spawn(process.execPath, [join(root, 'apps/server/dist/main.js')], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /http:\/\/\S+/.exec(line)?.[0];
    if (url) return { url, stop: () => child.kill() };
  }
  throw new Error('The demo server did not start; the reason is above.');
}
