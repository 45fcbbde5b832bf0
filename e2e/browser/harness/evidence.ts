import { writeFile } from 'node:fs/promises';
import type { TestInfo } from '@playwright/test';
import type { Tab } from './real-browser.ts';

/** A tab that hangs must not prevent the evidence of the others. */
const PATIENCE_MS = 10_000;

export async function keepEvidence(tabs: readonly Tab[], testInfo: TestInfo): Promise<void> {
  for (const [i, tab] of tabs.entries()) {
    const name = `tab-${i + 1}`;
    const text = [...tab.console, ...tab.errors.map((error) => `unhandled: ${error}`)].join('\n');
    await keep(testInfo, `${name}-console.txt`, 'text/plain', text);
    const history = await patiently(tab.evaluate(() => JSON.stringify(window.pageHistory?.entries, null, 1), null));
    await keep(testInfo, `${name}-history.json`, 'application/json', history ?? 'The tab does not respond.');
    const picture = await patiently(tab.bringToFront().then(() => tab.screenshot()));
    if (picture) await keep(testInfo, `${name}.png`, 'image/png', picture);
  }
}

export async function keep(testInfo: TestInfo, name: string, contentType: string, content: string | Uint8Array) {
  const path = testInfo.outputPath(name);
  await writeFile(path, content);
  testInfo.attachments.push({ name, path, contentType });
}

function patiently<Value>(value: Promise<Value>): Promise<Value | null> {
  const patience = new Promise<null>((resolve) => setTimeout(() => resolve(null), PATIENCE_MS).unref());
  return Promise.race([value.catch(() => null), patience]);
}
