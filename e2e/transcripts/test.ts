import { writeFile } from 'node:fs/promises';
import { chromium } from '@playwright/test';
import { chromiumLaunchOptions } from '../../scripts/lib/chromium.mjs';
import { test as base } from '../virtual/test.ts';
import { hasOrca, type Orca, startOrca } from './orca.ts';

const FOLDER = new URL('../../docs/transcripts/', import.meta.url);

interface Transcript {
  /** Begins a part with a title. What was spoken before is left out. */
  part(title: string): Promise<void>;
  /** Does something, and returns what is spoken because of it. */
  step(name: string, action: () => unknown): Promise<string>;
}

const NO_ORCA = "Orca was not found: install Debian's orca, at-spi2-core, dbus and xvfb.";

export const test = base.extend<{ transcript: Transcript }, { name: string; orca: Orca }>({
  /** Of the file. Each transcript begins with a browser and a screen reader of its own. */
  name: ['', { option: true, scope: 'worker' }],

  orca: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from the pattern
    async ({}, use) => {
      const orca = await startOrca();
      await use(orca);
      await orca.close();
    },
    { scope: 'worker' },
  ],

  browser: [
    async ({ orca }, use) => {
      const { args, ...options } = await chromiumLaunchOptions();
      const browser = await chromium.launch({
        ...options,
        headless: false,
        env: orca.env,
        args: [...args, '--force-renderer-accessibility'],
      });
      await use(browser);
      await browser.close();
    },
    { scope: 'worker' },
  ],

  transcript: async ({ orca, name }, use, { errors }) => {
    const lines: string[] = [];
    await use({
      async part(title) {
        await orca.spoken();
        lines.push(lines.length > 0 ? `\n${title}` : title);
      },
      async step(what, action) {
        await action();
        const texts = await orca.spoken();
        lines.push(`- ${what}`, ...texts.map((text) => `  says: ${text}`));
        return texts.join('\n');
      },
    });
    if (errors.length === 0) await writeFile(new URL(`${name}.txt`, FOLDER), `${lines.join('\n')}\n`);
  },
});

/** Skips the tests of a file on a machine without Orca. */
export function needsOrca(): void {
  test.skip(!hasOrca(), NO_ORCA);
}
