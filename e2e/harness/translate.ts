import type { Page } from '@playwright/test';

/**
 * Translates the page as browsers do: an element `font` takes the place of each text, also of later ones. A framework that keeps
 * the former text then changes or removes what is not in the page.
 */
export function translate(page: Page): Promise<void> {
  return page.evaluate(() => {
    const skipped = 'font, script, style, textarea, [translate=no]';

    function replace(root: Node): void {
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
      const texts: Text[] = [];
      for (let node: Node | null = root; node; node = walker.nextNode()) if (node instanceof Text) texts.push(node);
      for (const text of texts) {
        if (!text.data.trim() || !text.parentElement || text.parentElement.closest(skipped)) continue;
        const [outer, inner] = [document.createElement('font'), document.createElement('font')];
        inner.textContent = `«${text.data}»`;
        outer.append(inner);
        text.replaceWith(outer);
      }
    }

    function replaceTitle(): void {
      const title = document.querySelector('title');
      if (title?.translate && title.text && !title.text.startsWith('«')) title.text = `«${title.text}»`;
    }

    replaceTitle();
    new MutationObserver(replaceTitle).observe(document.head, { childList: true, characterData: true, subtree: true });
    replace(document.body);
    new MutationObserver((changes) => {
      for (const { type, target, addedNodes } of changes)
        for (const node of type === 'characterData' ? [target] : addedNodes) replace(node);
    }).observe(document.body, { childList: true, characterData: true, subtree: true });
  });
}
