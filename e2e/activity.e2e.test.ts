import type { Session } from '@curfew/core';
import type { ManualClock } from '@curfew/core/testing';
import type { Browser, FrameLocator, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openBrowser } from './harness/browser.ts';
import { serveFixture } from './harness/fixture.ts';

declare global {
  /** What the page of the fixture shows to these tests. Its time stands still until they move it. */
  interface Window {
    session: Pick<Session, 'activity' | 'getDeadlines'>;
    clock: ManualClock;
    domActivity: typeof import('@curfew/core').domActivity;
  }
}

let site: Awaited<ReturnType<typeof serveFixture>>;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  site = await serveFixture('activity');
  browser = await openBrowser({ ignoreDefaultArgs: ['--hide-scrollbars'] });
});
afterAll(async () => {
  await browser?.close();
  await site?.stop();
});
beforeEach(async () => {
  page = await browser.newPage();
  await open();
});
afterEach(() => page.close());

async function open(query = ''): Promise<void> {
  await page.goto(site.url + query);
  await page.waitForFunction(() => 'session' in window);
}

/** Whether something moves the idle deadline, one throttle window after whatever was before. */
async function counts(act: () => Promise<unknown>): Promise<boolean> {
  const idleAt = () => page.evaluate(() => window.session.getDeadlines()?.idleAt);
  await page.evaluate(() => window.clock.advance(5_000));
  const before = await idleAt();
  await act();
  return (await idleAt()) !== before;
}

/** Waits for an event of the page. */
function happens(type: string): Promise<void> {
  return page.evaluate((name) => new Promise((done) => addEventListener(name, () => done(), { once: true })), type);
}

/** A frame with an input in it. */
async function addFrame(attributes: { readonly src?: string; readonly srcdoc?: string }): Promise<FrameLocator> {
  await page.evaluate(async (given) => {
    const frame = Object.assign(document.createElement('iframe'), { id: 'frame', ...given });
    const loaded = new Promise((resolve) => frame.addEventListener('load', resolve));
    document.getElementById('frames')?.append(frame);
    await loaded;
  }, attributes);
  const inside = page.frameLocator('#frame');
  await inside.locator('input').waitFor();
  return inside;
}

const form = '<input aria-label="Name"><iframe srcdoc="<input>"></iframe>';

describe('what counts as activity', () => {
  it('is what a person does, in shadow roots too', async () => {
    expect(await counts(() => page.mouse.move(200, 200))).toBe(true);
    expect(await counts(() => page.keyboard.press('Shift'))).toBe(true);
    const turn = async () => {
      const turned = happens('wheel');
      await page.mouse.wheel(0, 100);
      await turned;
    };
    expect(await counts(turn)).toBe(true);
    expect(await counts(() => page.locator('#shadow textarea').press('a'))).toBe(true);
  });

  it('is nothing that a script does', async () => {
    const script = () =>
      page.evaluate(async () => {
        const words = document.getElementById('words') as HTMLInputElement;
        words.focus();
        words.click();
        words.value = 'x';
        for (const type of ['pointermove', 'keydown', 'wheel', 'touchmove', 'beforeinput', 'compositionupdate']) {
          words.dispatchEvent(new Event(type, { bubbles: true, composed: true }));
        }
        scrollTo(0, 1_000);
        window.postMessage('curfew:activity', '*');
        await new Promise((resolve) => setTimeout(resolve, 50));
      });
    expect(await counts(script)).toBe(false);
  });

  it('is text that an input method composes, though no key is pressed', async () => {
    await page.locator('#words').focus();
    const devtools = await page.context().newCDPSession(page);
    const compose = () => devtools.send('Input.imeSetComposition', { text: 'か', selectionStart: 1, selectionEnd: 1 });
    expect(await counts(compose)).toBe(true);
  });

  it('is a scrollbar that is held and dragged, which moves no pointer', async () => {
    const right = (await page.evaluate(() => innerWidth)) - 6;
    await page.mouse.move(right, 20);
    await page.mouse.down();
    const drag = async (y: number) => {
      const moved = happens('scroll');
      await page.mouse.move(right, y);
      await moved;
    };
    expect(await counts(() => drag(60))).toBe(true);
    expect(await counts(() => drag(100))).toBe(true);
    await page.mouse.up();
    const byScript = async () => {
      const moved = happens('scroll');
      await page.evaluate(() => scrollTo(0, 0));
      await moved;
    };
    expect(await counts(byScript)).toBe(false);
  });
});

describe('frames of the same origin', () => {
  it('count when they come after the session has started, and frames inside them', async () => {
    const frame = await addFrame({ srcdoc: form });
    expect(await counts(() => frame.locator('input').press('a'))).toBe(true);
    expect(await counts(() => frame.frameLocator('iframe').locator('input').press('a'))).toBe(true);
  });

  it('still count after the frame was navigated, and after it was somewhere else', async () => {
    const frame = await addFrame({ srcdoc: form });
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
    await go('src', '/editor.html');
    expect(await counts(() => frame.locator('input').press('a'))).toBe(true);
    await go('src', `${site.url.replace('127.0.0.1', 'localhost')}editor.html`);
    expect(await counts(() => frame.locator('input').press('a'))).toBe(false);
    await go('srcdoc', form);
    expect(await counts(() => frame.locator('input').press('a'))).toBe(true);
  });

  it('cost nothing and say nothing once the frame is gone', async () => {
    await addFrame({ srcdoc: form });
    const errors: Error[] = [];
    page.on('pageerror', (error) => errors.push(error));
    await page.evaluate(() => document.getElementById('frame')?.remove());
    expect(await counts(() => page.keyboard.press('Shift'))).toBe(true);
    expect(await counts(() => page.keyboard.press('Shift'))).toBe(true);
    expect(errors).toEqual([]);
  });
});

describe('the bridge', () => {
  const elsewhere = () => new URL(site.url.replace('127.0.0.1', 'localhost'));

  it.each([
    ['counts in a frame of an origin that is on the list', true],
    ['does not count in a frame of an origin that is not', false],
  ])('%s', async (_, listed) => {
    await open(`?origin=${listed ? elsewhere().origin : 'https://editor.example'}`);
    const frame = await addFrame({ src: `${elsewhere()}editor.html` });
    await frame.locator('[data-forwards]').waitFor();
    const press = async () => {
      const told = happens('message');
      await frame.locator('input').press('a');
      await told;
    };
    expect(await counts(press)).toBe(listed);
  });

  it('is a source by hand for a popup that runs no session, until it closes', async () => {
    const opening = page.waitForEvent('popup');
    await page.evaluate(() => {
      const popup = window.open('about:blank', '', 'popup') as Window;
      popup.addEventListener('pagehide', window.domActivity(popup)(window.session.activity, window.clock));
    });
    const popup = await opening;
    expect(await counts(() => popup.keyboard.press('a'))).toBe(true);
    await popup.close();
    expect(await counts(() => page.keyboard.press('Shift'))).toBe(true);
  });
});
