import { afterEach, beforeAll, beforeEach } from 'vitest';
import { installDialog } from './dialog.ts';

/** What a test has started. Each function is called after the test. */
export const undo: (() => void)[] = [];

/** Gives each test of a file a page with this content and the title "Orders". */
export function usePage(content: string): void {
  beforeAll(installDialog);
  beforeEach(() => {
    document.title = 'Orders';
    document.body.innerHTML = content;
  });
  afterEach(() => {
    for (const stop of undo.splice(0)) stop();
  });
}

export const find = <T extends Element = HTMLElement>(selector: string) => document.querySelector<T>(selector) as T;
