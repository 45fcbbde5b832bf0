'use client';

import { type RefObject, useLayoutEffect, useRef } from 'react';
import { returnFocus } from './focus.ts';
import { listen } from './listen.ts';

/** How a modal behaves. */
export interface ModalOptions {
  /** Escape, or Android's back. The modal itself never closes by it. */
  readonly onEscape: () => void;
  /** What takes focus at first. */
  readonly first: (dialog: HTMLDialogElement) => HTMLElement | null;
}

/**
 * Shows a `<dialog>` as a modal for as long as it is mounted, above any modal of the host, whatever library made it.
 */
export function useModal(ref: RefObject<HTMLDialogElement | null>, options: ModalOptions): void {
  const latest = useRef(options);
  useLayoutEffect(() => {
    latest.current = options;
  });

  useLayoutEffect(() => {
    const dialog = ref.current;
    if (!dialog) return;
    let opener = document.activeElement;
    let raised = false;

    const show = () => {
      dialog.showModal();
      latest.current.first(dialog)?.focus();
    };

    // Radix and base-ui close the host's dialog beneath at the first Escape, and browsers close ours at the second or
    // third, though its `cancel` was prevented.
    const onKeyDown = (event: Event) => {
      const { key, repeat, isComposing } = event as KeyboardEvent;
      if (key !== 'Escape' || isComposing) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      if (!repeat) latest.current.onEscape();
    };

    const onCancel = (event: Event) => {
      event.preventDefault();
      latest.current.onEscape();
    };

    // The event comes late: the dialog may be open again by then.
    const onClose = () => {
      if (!dialog.open) show();
    };

    // A native modal that opened later lies above ours. Once: two that both insist would fight for ever.
    const onFocusIn = ({ target }: Event) => {
      if (raised || !(target instanceof Element) || dialog.contains(target)) return;
      raised = true;
      opener = target;
      dialog.close();
      show();
    };

    // Libraries make everything outside their own modal inert.
    const reached = new MutationObserver(() => {
      dialog.removeAttribute('inert');
      dialog.removeAttribute('aria-hidden');
    });

    show();
    reached.observe(dialog, { attributeFilter: ['inert', 'aria-hidden'] });
    const undo = [
      listen(window, ['keydown'], onKeyDown, true),
      listen(dialog, ['cancel'], onCancel),
      listen(dialog, ['close'], onClose),
      // Radix closes its dialog at a click outside of it, which ours is.
      listen(dialog, ['pointerdown', 'mousedown', 'touchstart', 'focusin'], (event) => event.stopPropagation()),
      listen(document, ['focusin'], onFocusIn),
    ];

    return () => {
      for (const stop of undo) stop();
      reached.disconnect();
      // Before React removes it: removal would leave focus on the body.
      dialog.close();
      returnFocus(opener);
    };
  }, [ref]);
}
