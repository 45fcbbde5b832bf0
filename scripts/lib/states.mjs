import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { preview } from 'vite';
import { root } from './prepare.mjs';

/** The stories that show a part of the kit in one state. */
const STATES = /^(?:sessionwarning|sessiongate|sessionsettingsform|durationpicker|without-react)--/;
/** Of these, those that show a dialog, or the bar that the warning shrinks to. */
const DIALOGS = /^(?:sessionwarning|sessiongate|without-react)--/;

/** Takes a picture of each state in light and dark into `folder`, named after the story, such as `hooks--warning-dark.png`. */
export async function takeStates(browser, folder) {
  mkdirSync(folder, { recursive: true });
  const storybook = await serve();
  const { entries } = JSON.parse(readFileSync(join(root, 'storybook-static/index.json'), 'utf8'));
  const ids = Object.values(entries).flatMap(({ id, type }) => (type === 'story' && STATES.test(id) ? id : []));
  // Time zone and locale are the machine's otherwise.
  const same = { timezoneId: 'Europe/London', locale: 'en-GB', reducedMotion: 'reduce' };
  for (const theme of ['light', 'dark']) {
    const context = await browser.newContext({ ...same, baseURL: storybook.url, colorScheme: theme });
    for (const id of ids) {
      const page = await context.newPage();
      await page.setViewportSize({ width: 1024, height: 768 });
      await show(page, id, theme);
      // The whole page, because the form is longer than the window. A dialog covers the window.
      const options = { fullPage: !DIALOGS.test(id), animations: 'disabled', caret: 'hide' };
      await page.screenshot({ ...options, path: join(folder, `${id}-${theme}.png`) });
      await page.close();
    }
    await context.close();
  }
  await storybook.close();
  console.log(`${2 * ids.length} pictures in ${folder}`);
}

async function show(page, id, theme) {
  await page.goto(`iframe.html?id=${id}&viewMode=story&globals=theme:${theme};a11y.manual:!true`);
  await page.waitForFunction(() => window.__STORYBOOK_PREVIEW__?.currentRender?.phase === 'finished');
  const shown = DIALOGS.test(id) ? 'dialog[open], .curfew-bar' : '#storybook-root *';
  await page.locator(shown).first().waitFor();
  await page.evaluate(() => document.fonts.ready);
}

async function serve() {
  const build = { outDir: 'storybook-static' };
  const address = { host: '127.0.0.1', port: 0 };
  const server = await preview({ configFile: false, logLevel: 'error', root, build, preview: address });
  return { url: server.resolvedUrls.local[0], close: () => server.close() };
}
