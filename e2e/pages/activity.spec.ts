import type { Session } from '@curfew/core';
import type { ManualClock } from '@curfew/core/testing';
import type { FrameLocator, Page } from '@playwright/test';
import { headlessLaunchOptions } from '../../scripts/lib/chromium.mjs';
import { test as base, expect } from '../virtual/test.ts';

declare global {
  /** Only the tests move its time. */
  interface Window {
    session: Pick<Session, 'reportActivity' | 'getDeadlines'>;
    clock: ManualClock;
    domActivity: typeof import('@curfew/core').domActivity;
  }
}

const test = base.extend({
  page: async ({ open }, use) => use(await open('activity/')),
});

test.use({ launchOptions: { ...(await headlessLaunchOptions()), ignoreDefaultArgs: ['--hide-scrollbars'] } });

/** Returns whether an action moves the idle deadline. */
async function counts(page: Page, act: () => Promise<unknown>): Promise<boolean> {
  const idleAt = () => page.evaluate(() => window.session.getDeadlines()?.idleAt);
  await page.evaluate(() => window.clock.advance(5_000));
  const before = await idleAt();
  await act();
  return (await idleAt()) !== before;
}

async function untilEvent(page: Page, type: string, act: () => Promise<unknown>): Promise<void> {
  // The handle arrives once the page listens, so the event is not missed.
  const event = await page.evaluateHandle(
    (name) => ({ received: new Promise<void>((done) => addEventListener(name, () => done(), { once: true })) }),
    type,
  );
  await act();
  await event.evaluate(({ received }) => received);
}

async function addFrame(
  page: Page,
  attributes: { readonly src?: string; readonly srcdoc?: string },
): Promise<FrameLocator> {
  await page.evaluate(async (given) => {
    const frame = Object.assign(document.createElement('iframe'), { id: 'frame', ...given });
    const loaded = new Promise((resolve) => frame.addEventListener('load', resolve));
    document.getElementById('frames')?.append(frame);
    await loaded;
  }, attributes);
  const inside = page.frameLocator('#frame');
  await expect(inside.locator('input')).toBeVisible();
  return inside;
}

const elsewhere = (url: string) => url.replace('127.0.0.1', 'localhost');

const form = '<input aria-label="Name"><iframe srcdoc="<input>"></iframe>';

test.describe('activity', () => {
  test('includes input of the user, in shadow roots too', async ({ page }) => {
    const move = () => untilEvent(page, 'pointermove', () => page.mouse.move(200, 200));
    expect(await counts(page, move)).toBe(true);
    expect(await counts(page, () => page.keyboard.press('Shift'))).toBe(true);
    const turn = () => untilEvent(page, 'wheel', () => page.mouse.wheel(0, 100));
    expect(await counts(page, turn)).toBe(true);
    expect(await counts(page, () => page.locator('#shadow textarea').press('a'))).toBe(true);
  });

  test('excludes what a script does', async ({ page }) => {
    const script = () =>
      page.evaluate(async () => {
        const words = document.getElementById('words') as HTMLInputElement;
        words.focus();
        words.click();
        words.value = 'x';
        for (const type of ['pointermove', 'keydown', 'wheel', 'touchmove', 'beforeinput', 'compositionupdate']) {
          words.dispatchEvent(new Event(type, { bubbles: true, composed: true }));
        }
        const received = ['scroll', 'message'].map(
          (type) => new Promise((done) => addEventListener(type, done, { once: true })),
        );
        scrollTo(0, 1_000);
        window.postMessage('curfew:activity', '*');
        await Promise.all(received);
      });
    expect(await counts(page, script)).toBe(false);
  });

  test('includes text that an input method composes without a key press', async ({ page }) => {
    await page.locator('#words').focus();
    const devtools = await page.context().newCDPSession(page);
    const compose = () =>
      untilEvent(page, 'compositionupdate', () =>
        devtools.send('Input.imeSetComposition', { text: 'か', selectionStart: 1, selectionEnd: 1 }),
      );
    expect(await counts(page, compose)).toBe(true);
  });

  test('includes dragging a scrollbar, which causes no pointer events', async ({ page }) => {
    const right = (await page.evaluate(() => innerWidth)) - 6;
    await page.mouse.move(right, 20);
    await page.mouse.down();
    const drag = (y: number) => untilEvent(page, 'scroll', () => page.mouse.move(right, y));
    expect(await counts(page, () => drag(60))).toBe(true);
    expect(await counts(page, () => drag(100))).toBe(true);
    await page.mouse.up();
    const byScript = () => untilEvent(page, 'scroll', () => page.evaluate(() => scrollTo(0, 0)));
    expect(await counts(page, byScript)).toBe(false);
  });
});

test.describe('frames of the same origin', () => {
  test('count when they are added after the session has started, with frames inside them', async ({ page }) => {
    const frame = await addFrame(page, { srcdoc: form });
    expect(await counts(page, () => frame.locator('input').press('a'))).toBe(true);
    expect(await counts(page, () => frame.frameLocator('iframe').locator('input').press('a'))).toBe(true);
  });

  test('count again after navigation within the origin, and after navigation to another origin and back', async ({
    page,
  }) => {
    const frame = await addFrame(page, { srcdoc: form });
    const go = (attribute: 'src' | 'srcdoc', value: string) =>
      page.evaluate(
        ([name, to]) => {
          const element = document.getElementById('frame') as HTMLIFrameElement;
          const loaded = new Promise((resolve) => element.addEventListener('load', resolve, { once: true }));
          if (name === 'src') element.removeAttribute('srcdoc');
          element.setAttribute(name, to);
          return loaded.then(() => {});
        },
        [attribute, value] as const,
      );
    const editor = new URL('editor.html', page.url()).href;
    await go('src', editor);
    expect(await counts(page, () => frame.locator('input').press('a'))).toBe(true);
    await go('src', elsewhere(editor));
    expect(await counts(page, () => frame.locator('input').press('a'))).toBe(false);
    await go('srcdoc', form);
    expect(await counts(page, () => frame.locator('input').press('a'))).toBe(true);
  });

  test('cause no error after the frame is removed', async ({ page }) => {
    await addFrame(page, { srcdoc: form });
    const errors: Error[] = [];
    page.on('pageerror', (error) => errors.push(error));
    await page.evaluate(() => document.getElementById('frame')?.remove());
    expect(await counts(page, () => page.keyboard.press('Shift'))).toBe(true);
    expect(await counts(page, () => page.keyboard.press('Shift'))).toBe(true);
    expect(errors).toEqual([]);
  });
});

test.describe('the bridge', () => {
  for (const [title, listed] of [
    ['counts in a frame of a listed origin', true],
    ['does not count in a frame of another origin', false],
  ] as const) {
    test(title, async ({ page }) => {
      const editor = new URL('editor.html', elsewhere(page.url()));
      await page.goto(`${page.url()}?origin=${listed ? editor.origin : 'https://editor.example'}`);
      const frame = await addFrame(page, { src: editor.href });
      await expect(frame.locator('[data-forwards]')).toBeVisible();
      const press = () => untilEvent(page, 'message', () => frame.locator('input').press('a'));
      expect(await counts(page, press)).toBe(listed);
    });
  }

  test('counts in a popup without a session, with a source of the app, until it closes', async ({ page }) => {
    const opening = page.waitForEvent('popup');
    await page.evaluate(() => {
      const popup = window.open('about:blank', '', 'popup') as Window;
      popup.addEventListener('pagehide', window.domActivity(popup)(window.session.reportActivity, window.clock));
    });
    const popup = await opening;
    expect(await counts(page, () => popup.keyboard.press('a'))).toBe(true);
    await popup.close();
    expect(await counts(page, () => page.keyboard.press('Shift'))).toBe(true);
  });
});
