import { type ReactElement, type ReactNode, useEffect, useRef } from 'react';
import type { Tab } from './tab.ts';

/** The controls of a story. They take selectors, because a story may be in any language. */
export interface Controls {
  /** Chooses an option of a drop-down. */
  choose(select: string, value: number): Promise<void>;
  press(button: string): Promise<void>;
  focus(element: string): Promise<void>;
  /** Types into a text field, and presses Enter. */
  type(field: string, text: string): Promise<void>;
  /** Moves focus out of the group that contains the element. */
  leave(selector: string): Promise<void>;
  /** Advances the clock of the story, in ms. */
  pass(ms: number): Promise<void>;
  readonly tab: Tab;
}

export type Steps = (controls: Controls) => Promise<void>;

/**
 * Parameters that bring a story to its state after its first render, for states that only a user can reach. Play
 * functions do not run in the docs and in the gallery.
 *
 * @example
 * parameters: arrange(async ({ choose, press }) => {
 *   await choose('[data-unit=minutes] select', 30);
 *   await press('[type=submit]');
 * })
 */
export function arrange(steps: Steps): { readonly arrange: Steps } {
  return { arrange: steps };
}

interface ArrangedProps {
  readonly steps: Steps;
  readonly tab: Tab;
  readonly children: ReactNode;
}

/** Takes the steps of a story when it is mounted. */
export function Arranged({ steps, tab, children }: ArrangedProps): ReactElement {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (box.current) void steps(controlsOf(box.current, tab));
  }, [steps, tab]);
  return <div ref={box}>{children}</div>;
}

function controlsOf(box: HTMLElement, tab: Tab): Controls {
  async function find(selector: string): Promise<HTMLElement> {
    // React renders the change of an event, and runs its effects, before the next task.
    await new Promise((resolve) => setTimeout(resolve));
    for (;;) {
      // Another story has replaced this one: these steps must not continue in it.
      if (!box.isConnected) return new Promise(() => {});
      // Dialogs are children of the body.
      const found = box.querySelector<HTMLElement>(selector) ?? document.querySelector<HTMLElement>(selector);
      if (found) return found;
      await nextChange();
    }
  }
  return {
    async choose(select, value) {
      const element = (await find(select)) as HTMLSelectElement;
      element.value = String(value);
      element.dispatchEvent(new Event('change', { bubbles: true }));
    },
    async press(button) {
      (await find(button)).click();
    },
    async focus(element) {
      (await find(element)).focus();
    },
    async type(field, text) {
      const element = (await find(field)) as HTMLInputElement;
      // React ignores an event if it has seen the value already.
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(element, text);
      element.dispatchEvent(new Event('input', { bubbles: true }));
      (await find(field)).dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
    },
    async leave(selector) {
      (await find(selector)).dispatchEvent(new FocusEvent('focusout', { bubbles: true }));
    },
    async pass(ms) {
      await find('*');
      tab.clock.advance(ms);
    },
    tab,
  };
}

function nextChange(): Promise<void> {
  return new Promise((resolve) => {
    const observer = new MutationObserver(() => {
      observer.disconnect();
      resolve();
    });
    observer.observe(document, { attributes: true, childList: true, subtree: true });
  });
}
