import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { chromium, type Page } from '@playwright/test';
import { chromiumLaunchOptions } from '../../../scripts/lib/chromium.mjs';
import type { RealBrowser, Tab } from './real-browser.ts';

/** Wide enough for the navigation of the demo. */
const WINDOW = '--window-size=1280,900';

/** Playwright would disable the back/forward cache and throttling, and make every tab visible. So it only connects. */
export async function openChromium(): Promise<RealBrowser> {
  const { args, executablePath = chromium.executablePath() } = await chromiumLaunchOptions();
  const profile = await mkdtemp(join(tmpdir(), 'curfew-chromium-'));
  const own = ['--headless', '--remote-debugging-port=0', `--user-data-dir=${profile}`, '--no-first-run', WINDOW];
  const child = spawn(executablePath, [...own, ...args], { detached: true, stdio: ['ignore', 'ignore', 'pipe'] });
  const pid = child.pid as number;
  const kill = () => process.kill(-pid, 'SIGKILL');
  process.once('exit', kill);
  const browser = await chromium.connectOverCDP(await endpoint(child), { noDefaults: true, timeout: 0 });
  const [context] = browser.contexts();
  if (!context) throw new Error('Chromium has no browser context.');
  return {
    name: 'Chromium',
    pid,
    async newTab(...prepare) {
      const page = await context.newPage();
      for (const script of prepare) await page.addInitScript(script);
      return tabOf(page);
    },
    async close() {
      const exited = once(child, 'exit');
      process.off('exit', kill);
      kill();
      await exited;
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

function tabOf(page: Page): Tab {
  const console: string[] = [];
  const errors: string[] = [];
  page.on('console', (message) => console.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => errors.push(error.stack ?? error.message));
  return {
    console,
    errors,
    goto: async (url) => void (await page.goto(url)),
    evaluate: (script, argument) => page.evaluate(`(${script})(${JSON.stringify(argument)})`),
    bringToFront: () => page.bringToFront(),
    click: (name) => page.getByRole('button', { name, exact: true }).click(),
    clickAt: (selector) => page.locator(selector).click(),
    press: (key) => page.keyboard.press(key),
    type: (text) => page.keyboard.type(text),
    moveTo: (x, y) => page.mouse.move(x, y),
    screenshot: () => page.screenshot(),
    async setFrozen(isFrozen) {
      const connection = await page.context().newCDPSession(page);
      await connection.send('Page.setWebLifecycleState', { state: isFrozen ? 'frozen' : 'active' });
      await connection.detach();
    },
    close: () => page.close(),
  };
}

async function endpoint({ stderr }: ChildProcess): Promise<string> {
  const lines: string[] = [];
  if (stderr) {
    for await (const line of createInterface({ input: stderr })) {
      const url = /listening on (ws:\S+)/.exec(line)?.[1];
      if (url) return url;
      lines.push(line);
    }
  }
  throw new Error(`Chromium did not start: ${lines.join('\n')}`);
}
