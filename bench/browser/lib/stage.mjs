// Browsers, and pages in which a candidate runs.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { chromium } from 'playwright';
import { chromiumLaunchOptions } from '../../../scripts/lib/chromium.mjs';
import { within } from '../../lib/within.mjs';
import { bundle } from './bundle.mjs';

const probe = readFileSync(new URL('probe.js', import.meta.url), 'utf8');
/** Functions that close each open browser. */
const closers = new Set();

/** A real Chromium. It is closed at the end of the measure, even if that fails. */
export async function launch({ args = [], ...options } = {}) {
  const usual = await chromiumLaunchOptions();
  const browser = await chromium.launch({ ...usual, args: [...usual.args, ...args], ...options });
  closers.add(() => browser.close());
  return browser;
}

export async function closeBrowsers() {
  await Promise.all([...closers].map((close) => within(10_000, close()).catch(() => {})));
  closers.clear();
}

/**
 * A Chromium with its own defaults. Playwright would start one without throttling, in which every tab is visible. So it
 * is started here, and Playwright only connects to it. Only its first context has real tabs.
 */
export async function launchReal() {
  const { args, executablePath = chromium.executablePath() } = await chromiumLaunchOptions();
  const folder = mkdtempSync(join(tmpdir(), 'curfew-bench-'));
  const own = ['--headless', '--remote-debugging-port=0', `--user-data-dir=${folder}`, '--no-first-run'];
  const child = spawn(executablePath, [...own, ...args], { detached: true, stdio: ['ignore', 'ignore', 'pipe'] });
  const end = () => process.kill(-child.pid, 'SIGKILL');
  process.once('exit', end);
  closers.add(async () => {
    process.off('exit', end);
    end();
    await once(child, 'exit');
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  });
  for await (const line of createInterface({ input: child.stderr })) {
    const url = /listening on (ws:\S+)/.exec(line)?.[1];
    if (url) return chromium.connectOverCDP(url, { noDefaults: true });
  }
  throw new Error('Chromium did not start.');
}

/**
 * A user's profile in which a candidate's pages are opened, all of one origin. `probed: false` adds no probe to the
 * page.
 */
export async function profile(browser, { file }, { probed = true, context, origin = 'http://localhost' } = {}) {
  context ??= await browser.newContext();
  const script = await bundle(file);
  await context.route('**/*', (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html><body>' }));
  if (probed) await context.addInitScript(probe);
  return { blank, start, open };

  /** Opens a tab without a candidate. */
  async function blank() {
    const page = await context.newPage();
    await page.goto(origin);
    return page;
  }

  /** Starts the candidate in a tab: the session begins. */
  async function start(page, settings, clockShiftMs = 0) {
    await page.evaluate(
      ([source, given, shift]) => {
        if (shift) globalThis.probe.clockShiftMs = shift;
        // biome-ignore lint/security/noGlobalEval: the page must run what was bundled for it
        globalThis.eval(source);
        globalThis.candidate = globalThis.startCandidate(given);
        if (!globalThis.probe) return;
        // By then a component has mounted.
        setTimeout(() => {
          const now = performance.timeOrigin + performance.now();
          globalThis.probe.endsAt = now + globalThis.candidate.deadline() - Date.now();
        }, 50);
      },
      [script, settings, clockShiftMs],
    );
  }

  /** Opens a tab in which the candidate runs. */
  async function open(settings, clockShiftMs = 0) {
    const page = await blank();
    await start(page, settings, clockShiftMs);
    return page;
  }
}

/** One trusted move of the mouse. */
export function move(page) {
  return page.mouse.move(10 + Math.random() * 500, 10 + Math.random() * 300);
}

export const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
