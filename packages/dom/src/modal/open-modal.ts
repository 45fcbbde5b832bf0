import { focus, returnFocus } from './focus.ts';
import { keepInPage } from './keep-in-page.ts';

const openers = new Map<Element, () => HTMLElement>();

/**
 * Shows a `<dialog>`, which must be in the page, as a modal above any modal of your app, whatever library made it.
 *
 * @param first - selects the element that receives focus first
 * @param onEscape - called for Escape and for Android's back; the modal itself does not close
 * @returns a function that closes the dialog and returns focus. Call it before you remove the dialog: removal leaves
 *   focus on the body
 */
export function openModal(dialog: HTMLDialogElement, first: string, onEscape: () => void): () => void {
  const listening = new AbortController();
  const options = { capture: true, signal: listening.signal };
  const focused = document.activeElement as HTMLElement;
  // The warning may still be open when the expired screen opens.
  const beneath = focused.closest('dialog');
  let opener = (beneath && openers.get(beneath)?.()) ?? focused;
  openers.set(dialog, () => opener);
  let raised = false;
  let last: HTMLElement | null = null;
  // jsdom and old WebViews lack showModal. There the style alone makes the dialog a cover.
  const isNative = Boolean(dialog.showModal);
  dialog.toggleAttribute('data-curfew-cover', !isNative);

  const on = (target: EventTarget, type: string, listener: (event: Event) => void) =>
    target.addEventListener(type, listener, options);
  const show = () => {
    const root = document.documentElement;
    // showModal focuses the first control.
    const kept = last;
    root.toggleAttribute('data-curfew-scrollbar', innerWidth > root.clientWidth);
    // A dialog that was removed from the page is still marked as open, but is not modal.
    dialog.open = false;
    if (isNative) dialog.showModal();
    else dialog.open = true;
    focus(dialog.contains(kept) ? kept : dialog.querySelector(first));
  };

  const close = () => {
    if (isNative) dialog.close();
    else dialog.open = false;
  };

  const raise = () => {
    close();
    show();
  };

  show();

  on(window, 'keydown', (event) => {
    const { key, repeat } = event as KeyboardEvent;
    // A key held down since before the dialog opened must not press its buttons.
    if (repeat && (key === 'Enter' || key === ' ')) event.preventDefault();
    if (key !== 'Escape') return;
    // At the first Escape, Radix and base-ui would close your app's dialog beneath. At the second or third, browsers close
    // this one even if `cancel` was prevented.
    event.preventDefault();
    event.stopImmediatePropagation();
    if (!repeat) onEscape();
  });
  on(dialog, 'cancel', (event) => {
    event.preventDefault();
    onEscape();
  });
  // Dispatched late: the dialog may be open again.
  on(dialog, 'close', () => {
    if (!dialog.open) show();
  });
  // A native modal that opens later covers this one. Only once: two that do this would never stop.
  on(document, 'focusin', ({ target }) => {
    if (raised || dialog.contains(target as Node)) return;
    raised = true;
    opener = target as HTMLElement;
    raise();
  });
  // A popover covers it too, but is inert and receives no focus.
  on(document, 'toggle', (event) => {
    const target = event.target as HTMLElement;
    if ((event as ToggleEvent).newState === 'open' && target.popover && !dialog.contains(target)) raise();
  });
  on(dialog, 'focusin', ({ target }) => {
    last = target as HTMLElement;
  });
  // Radix closes its dialog at a click outside of it.
  for (const type of ['pointerdown', 'mousedown', 'touchstart', 'focusin'])
    on(dialog, type, (event) => event.stopPropagation());
  const leave = keepInPage(dialog, show);
  // Libraries make everything outside their modal inert, and hide even what is beside an exempt live region.
  const reached = new MutationObserver((changes) => {
    for (const { target, attributeName } of changes) {
      const element = target as Element;
      // Your app's form may hide parts of its own.
      if (!element.closest('.curfew-sign-in')) element.removeAttribute(attributeName as string);
    }
  });
  reached.observe(dialog, { attributeFilter: ['inert', 'aria-hidden'], subtree: true });

  return () => {
    leave();
    listening.abort();
    reached.disconnect();
    openers.delete(dialog);
    close();
    returnFocus(opener);
  };
}
