import { focus, returnFocus } from './focus.ts';

/**
 * Shows a `<dialog>`, which must be in the page, as a modal above any modal of the host, whatever library made it.
 *
 * @param first - selects what takes focus at first
 * @param onEscape - Escape, or Android's back. The modal itself never closes by it
 * @returns closes it and gives focus back. Call it before the dialog is removed: removal would leave focus on the body
 */
export function openModal(dialog: HTMLDialogElement, first: string, onEscape: () => void): () => void {
  const listening = new AbortController();
  const options = { capture: true, signal: listening.signal };
  let opener = document.activeElement as HTMLElement;
  let raised = false;

  const on = (target: EventTarget, type: string, listener: (event: Event) => void) =>
    target.addEventListener(type, listener, options);
  const show = () => {
    const root = document.documentElement;
    root.toggleAttribute('data-curfew-scrollbar', innerWidth > root.clientWidth);
    dialog.showModal();
    focus(dialog.querySelector<HTMLElement>(first));
  };

  show();

  on(window, 'keydown', (event) => {
    const { key, repeat } = event as KeyboardEvent;
    // A key that was held down when the dialog opened was not meant for its buttons.
    if (repeat && (key === 'Enter' || key === ' ')) event.preventDefault();
    if (key !== 'Escape') return;
    // Radix and base-ui close the host's dialog beneath at the first Escape, and browsers close ours at the second or
    // third, though its `cancel` was prevented.
    event.preventDefault();
    event.stopImmediatePropagation();
    if (!repeat) onEscape();
  });
  on(dialog, 'cancel', (event) => {
    event.preventDefault();
    onEscape();
  });
  // The event comes late: the dialog may be open again by then.
  on(dialog, 'close', () => {
    if (!dialog.open) show();
  });
  // A native modal that opened later lies above ours. Once: two that both insist would fight for ever.
  on(document, 'focusin', ({ target }) => {
    if (raised || dialog.contains(target as Node)) return;
    raised = true;
    opener = target as HTMLElement;
    dialog.close();
    show();
  });
  // Radix closes its dialog at a click outside of it, which ours is.
  for (const type of ['pointerdown', 'mousedown', 'touchstart', 'focusin'])
    on(dialog, type, (event) => event.stopPropagation());
  // Libraries make everything outside their own modal inert; some spare live regions and hide what is beside them.
  const reached = new MutationObserver((changes) => {
    for (const { target, attributeName } of changes) (target as Element).removeAttribute(attributeName as string);
  });
  reached.observe(dialog, { attributeFilter: ['inert', 'aria-hidden'], subtree: true });

  return () => {
    listening.abort();
    reached.disconnect();
    dialog.close();
    returnFocus(opener);
  };
}
