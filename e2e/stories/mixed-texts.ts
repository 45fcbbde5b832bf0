import type { Page } from '@playwright/test';

/**
 * Texts of the kit beside other nodes. Browsers that translate a page replace its texts, and React fails to change or remove one
 * that it does not set as all of an element.
 */
export function mixedTexts(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    // The form of an app.
    const host = '.curfew-sign-in';
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const mixed: string[] = [];
    for (let text = walker.nextNode(); text; text = walker.nextNode()) {
      const parent = text.parentElement as Element;
      const isOwn = parent.closest('[class*=curfew-]') && !parent.closest(host);
      if (isOwn && text.nodeValue?.trim() && parent.childNodes.length > 1) mixed.push(parent.outerHTML);
    }
    return mixed;
  });
}
