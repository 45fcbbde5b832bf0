import type { Page } from '@playwright/test';

/** Stories, and an element that each has when its state is reached. */
export const STORIES = [
  ['sessionwarning--idle', 'dialog'],
  ['sessionwarning--maximum-with-sign-in', 'dialog .curfew-again'],
  ['sessionwarning--signing-in-again', 'dialog .curfew-sign-in input'],
  ['sessionwarning--bar', '.curfew-bar'],
  ['sessionwarning--bar-with-sign-in', '.curfew-bar .curfew-again'],
  ['sessiongate--superseded', 'dialog button'],
  ['sessiongate--sign-in-form', 'dialog input'],
  ['sessiongate--fresh-proof', 'dialog input'],
  ['sessionsettingsform--edited', '[data-dirty] .curfew-preview'],
  ['sessionsettingsform--confirmation', 'dialog'],
  ['sessionsettingsform--errors', '.curfew-problems'],
  ['sessionsettingsform--conflict', '.curfew-notice tbody td'],
  ['durationpicker--over-the-limit', '.curfew-fix'],
  ['durationpicker--between-two-steps', '[data-unit=seconds]'],
  ['sessiondevtools--ended', '.curfew-devtools code'],
] as const;

/** Returns the words of buttons and headings that are broken over two lines. */
export function brokenWords(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const broken: string[] = [];
    for (const element of document.querySelectorAll('button, h1, h2, legend')) {
      const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      for (let node = texts.nextNode(); node; node = texts.nextNode())
        for (const { 0: word, index } of (node.nodeValue ?? '').matchAll(/[\p{L}\p{M}]+/gu)) {
          const range = document.createRange();
          range.setStart(node, index);
          range.setEnd(node, index + word.length);
          if (new Set([...range.getClientRects()].map(({ top }) => top)).size > 1) broken.push(word);
        }
    }
    return broken;
  });
}

/** Returns what is wider than its place. */
export function overflows(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const places = [document.documentElement, ...document.querySelectorAll('dialog, .curfew-devtools-body')];
    const wide = places.filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth);
    return wide.map(({ localName, className }) => `${localName}.${className}`);
  });
}

export const enlargeText = (page: Page) =>
  page.evaluate(() => {
    document.documentElement.style.fontSize = '200%';
  });
