import type { Page } from '@playwright/test';
import { test as base, expect } from '../virtual/test.ts';

const MINUTE = 60_000;

/** What pages and frameworks set on dialogs, on the body and on everything, each as an important declaration. */
const DECLARATIONS = [
  ...['opacity: 0.2', 'visibility: hidden', 'filter: opacity(0.2)', 'mix-blend-mode: multiply', 'mask: none'],
  ...['background: transparent', 'background: none', 'background: rgb(0 0 255 / 10%)', 'background-clip: text'],
  ...[
    'display: none',
    'display: block',
    'display: flex',
    'display: contents',
    'position: static',
    'position: absolute',
  ],
  ...[
    'inset: 40%',
    'width: 50%',
    'height: 10rem',
    'max-width: 40rem',
    'max-height: 50vh',
    'min-width: 0',
    'margin: 4rem',
  ],
  ...['transform: scale(0.5)', 'translate: 50% 0', 'rotate: 45deg', 'scale: 0.5', 'zoom: 0.5', 'border-radius: 50%'],
  ...['clip-path: circle(10%)', 'clip: rect(0 0 0 0)', 'z-index: -1', 'pointer-events: none', 'float: left'],
  ...['overflow: visible', 'contain: strict', 'content-visibility: hidden', 'offset-path: circle(50%)', 'columns: 3'],
  ...[
    'isolation: isolate',
    'will-change: transform',
    'perspective: 100px',
    'backdrop-filter: blur(2px)',
    'color: blue',
  ],
  ...['container-type: size', 'aspect-ratio: 1', 'resize: both', 'direction: rtl', 'writing-mode: vertical-rl'],
  ...['all: unset', 'all: initial', 'all: revert'],
  ...['transition: all 100s', 'animation: none', 'padding: 10rem', 'border: 3px solid blue', 'box-sizing: content-box'],
];

const BACKGROUNDS = ['transparent', 'rgb(0 0 0 / 1%)', 'linear-gradient(red, blue)', 'url(none.png)', 'nonsense', ''];

const pass = (page: Page, ms: number) => page.evaluate((by) => window.plain.clock.advance(by), ms);

const test = base.extend<{ visit: (query?: string) => Promise<Page>; redIn: (page: Page) => Promise<number> }>({
  visit: async ({ open, newContext }, use) =>
    use(async (query = 'keep') => {
      const page = await open(`without-react/?${query}`, await newContext({ viewport: { width: 320, height: 240 } }));
      await setRules(page, '');
      return page;
    }),

  /** The number of pixels that show the page, which is red. */
  redIn: async ({ newContext }, use) => {
    const viewer = await (await newContext()).newPage();
    await use(async (page) => {
      const image = (await page.screenshot()).toString('base64');
      return viewer.evaluate(async (data) => {
        const bytes = Uint8Array.from(atob(data), (char) => char.charCodeAt(0));
        const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
        const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
        const context = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D;
        context.drawImage(bitmap, 0, 0);
        const { data: pixels } = context.getImageData(0, 0, bitmap.width, bitmap.height);
        let red = 0;
        for (let at = 0; at < pixels.length; at += 4)
          if ((pixels[at] ?? 0) > 150 && (pixels[at + 1] ?? 0) < 100 && (pixels[at + 2] ?? 0) < 100) red++;
        return red;
      }, image);
    });
  },
});

/** Makes the page red, with more rules after that. A style element would violate the page's policy. */
function setRules(page: Page, rules: string): Promise<void> {
  return page.evaluate((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`html, body, main { background: red !important; min-height: 100vh; } ${text}`);
    document.adoptedStyleSheets = [sheet];
  }, rules);
}

async function expire(page: Page): Promise<void> {
  await pass(page, 15 * MINUTE);
  await expect(page.locator('dialog.curfew-expired')).toBeVisible();
}

test('the page is red where it is not covered', async ({ visit, redIn }) => {
  const page = await visit();
  expect(await redIn(page)).toBeGreaterThan(40_000);
});

for (const selector of ['dialog.curfew-expired', 'dialog', 'body', '*'])
  test(`covers the page whatever a rule sets on ${selector}`, async ({ visit, redIn }) => {
    const page = await visit();
    await expire(page);
    const seen: string[] = [];
    for (const declaration of DECLARATIONS) {
      // These hide the page's content too, and leave the root's background.
      if (selector === '*' && declaration.startsWith('content-visibility')) continue;
      if (selector === 'body' && /^(display: none|content-visibility)/.test(declaration)) continue;
      await setRules(page, `${selector} { ${declaration} !important }`);
      if ((await redIn(page)) > 0) seen.push(declaration);
    }
    expect(seen).toEqual([]);
  });

test('covers the page around a sign-in form until the server has named the person, whatever a rule sets', async ({
  visit,
  redIn,
}) => {
  const page = await visit('in-place&served&idle=12h&keep');
  await expect.poll(() => page.evaluate(() => window.plain.session.getSnapshot().status)).toBe('active');
  await page.evaluate(() => {
    window.plain.clock.advance(6 * 3_600_000);
    window.plain.session.reportActivity();
  });
  await pass(page, 6 * 60 * MINUTE - 2 * MINUTE);
  // The heartbeat has been answered.
  await expect(page.locator('.curfew-again')).toBeVisible();
  await pass(page, 500);
  await page.locator('.curfew-again').click();
  // The page would be red without the shadow.
  const backdrop = ':root { --curfew-backdrop: transparent !important }';
  await setRules(page, backdrop);
  expect(await redIn(page)).toBeGreaterThan(5_000);
  await page.evaluate(() => {
    window.plain.server.away = true;
    window.plain.session.signedIn();
  });
  await expect(page.locator('[data-verifying] input')).toBeFocused();
  await expect(page.locator('.curfew-expired')).toHaveCount(0);
  const seen: string[] = [];
  for (const selector of ['dialog', 'dialog::backdrop'])
    for (const declaration of DECLARATIONS) {
      // These remove the dialog with its form, or its place.
      if (/^(display: (none|contents)|all:|zoom|scale|transform|offset)/.test(declaration)) continue;
      await setRules(page, `${backdrop} ${selector} { ${declaration} !important }`);
      if ((await redIn(page)) > 0) seen.push(`${selector} ${declaration}`);
    }
  expect(seen).toEqual([]);
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByText('Three orders wait')).toBeHidden();
});

test('covers the page whatever colour the theme has, and without its style sheet', async ({ visit, redIn }) => {
  const page = await visit();
  await expire(page);
  const seen: string[] = [];
  for (const background of BACKGROUNDS) {
    await setRules(page, `:root { --curfew-background: ${background} !important }`);
    if ((await redIn(page)) > 0) seen.push(background);
  }
  await setRules(page, '');
  await page.evaluate(() => {
    for (const { ownerNode } of document.styleSheets) (ownerNode as Element | null)?.remove();
  });
  if ((await redIn(page)) > 0) seen.push('no style sheet');
  expect(seen).toEqual([]);
});

test('covers a popover that opens after it, and leaves focus where it is', async ({ visit, redIn }) => {
  const page = await visit();
  await expire(page);
  await page.evaluate(() => {
    const popover = document.createElement('p');
    popover.popover = 'manual';
    popover.style.cssText = 'inline-size: 100%; block-size: 100%; background: red';
    document.body.append(popover);
  });
  const button = page.locator('.curfew-expired button').first();
  await button.focus();
  await page.evaluate(() => document.querySelector<HTMLElement>('[popover]')?.showPopover());
  await expect.poll(() => redIn(page)).toBe(0);
  await expect(button).toBeFocused();
});

test('prints the cover alone, and no warning', async ({ visit, redIn }) => {
  const page = await visit();
  await pass(page, 13 * MINUTE);
  await expect(page.getByRole('alertdialog')).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('alertdialog')).toBeHidden();
  await pass(page, 2 * MINUTE);
  await expect(page.locator('dialog.curfew-expired')).toBeVisible();
  await expect(page.getByText('Three orders wait')).toBeHidden();
  // The root itself has a background, which the cover hides on each page that it reaches.
  expect(await redIn(page)).toBe(0);
});

for (const [name, replace] of [
  ['the body is replaced', () => document.body.replaceWith(document.createElement('body'))],
  ['the content of the body is replaced', () => document.body.replaceChildren(document.createElement('main'))],
] as const) {
  test(`warns and covers again if ${name}`, async ({ visit, redIn }) => {
    const page = await visit();
    await pass(page, 13 * MINUTE);
    await expect(page.getByRole('alertdialog')).toBeVisible();
    await page.evaluate(replace);
    await expect(page.getByRole('alertdialog')).toBeVisible();
    await pass(page, 500);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('alertdialog')).toHaveCount(0);
    await expect(page.locator('body > [aria-live=polite]')).toHaveText('You’re still signed in.');
    await expire(page);
    await page.evaluate(replace);
    await expect(page.locator('dialog.curfew-expired')).toBeVisible();
    expect(await page.evaluate(() => document.querySelector('dialog')?.matches(':modal'))).toBe(true);
    expect(await redIn(page)).toBe(0);
  });
}
