import { launch, type Page } from 'puppeteer-core';
import type { RealBrowser, Tab } from './real-browser.ts';

export async function openFirefox(executablePath: string): Promise<RealBrowser> {
  // Wide enough for the navigation of the demo.
  const defaultViewport = { width: 1_280, height: 900 };
  const browser = await launch({ browser: 'firefox', executablePath, defaultViewport });
  return {
    name: 'Firefox',
    pid: browser.process()?.pid as number,
    async newTab(...prepare) {
      const page = await browser.newPage();
      for (const script of prepare) await page.evaluateOnNewDocument(script);
      return tabOf(page);
    },
    close: () => browser.close(),
  };
}

function tabOf(page: Page): Tab {
  const console: string[] = [];
  const errors: string[] = [];
  page.on('console', (message) => console.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => errors.push(error instanceof Error ? (error.stack ?? error.message) : String(error)));
  return {
    console,
    errors,
    goto: async (url) => void (await page.goto(url)),
    evaluate: (script, argument) => page.evaluate(`(${script})(${JSON.stringify(argument)})`) as never,
    bringToFront: () => page.bringToFront(),
    async click(name) {
      const button = await page.waitForSelector(`::-p-aria([name="${name}"][role="button"])`);
      await button?.click();
    },
    clickAt: (selector) => page.click(selector),
    press: (key) => page.keyboard.press(key),
    type: (text) => page.keyboard.type(text),
    moveTo: (x, y) => page.mouse.move(x, y),
    screenshot: () => page.screenshot(),
    close: () => page.close(),
  };
}
