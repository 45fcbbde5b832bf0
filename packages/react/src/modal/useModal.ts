'use client';

import { openModal } from '@curfew/dom/shared';
import { type RefObject, useLayoutEffect, useRef, useState } from 'react';

/**
 * Shows a `<dialog>` as a modal for as long as it is mounted.
 *
 * @param first - selects what takes focus at first
 * @param onEscape - Escape, or Android's back. The modal itself never closes by it
 * @returns the dialog's `ref`
 */
export function useModal(first: string, onEscape?: () => void): RefObject<HTMLDialogElement | null> {
  const ref = useRef<HTMLDialogElement>(null);
  const [focused] = useState(first);
  const answer = useRef(onEscape);
  useLayoutEffect(() => {
    answer.current = onEscape;
  });
<<<<<<< HEAD
  useLayoutEffect(() => openModal(ref.current as HTMLDialogElement, focused, () => answer.current?.()), [focused]);
=======

  useLayoutEffect(() => {
    const dialog = ref.current;
    if (!dialog) return;
    const listening = new AbortController();
    const options = { capture: true, signal: listening.signal };
    let opener = document.activeElement;
    let raised = false;

    const on = (target: EventTarget, types: string, listener: (event: Event) => void) => {
      for (const type of types.split(' ')) target.addEventListener(type, listener, options);
    };
    const show = () => {
      const root = document.documentElement;
      root.toggleAttribute('data-curfew-scrollbar', innerWidth > root.clientWidth);
      dialog.showModal();
      focus(dialog.querySelector<HTMLElement>(focused));
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
      if (!repeat) answer.current?.();
    });
    on(dialog, 'cancel', (event) => {
      event.preventDefault();
      answer.current?.();
    });
    // The event comes late: the dialog may be open again by then.
    on(dialog, 'close', () => {
      if (!dialog.open) show();
    });
    // A native modal that opened later lies above ours. Once: two that both insist would fight for ever.
    on(document, 'focusin', ({ target }) => {
      if (raised || dialog.contains(target as Node)) return;
      raised = true;
      opener = target as Element;
      dialog.close();
      show();
    });
    // Radix closes its dialog at a click outside of it, which ours is.
    on(dialog, 'pointerdown mousedown touchstart focusin', (event) => event.stopPropagation());
    // Libraries make everything outside their own modal inert; some spare live regions and hide what is beside them.
    const reached = new MutationObserver((changes) => {
      for (const { target } of changes) for (const name of INERT) (target as Element).removeAttribute(name);
    });
    reached.observe(dialog, { attributeFilter: INERT, subtree: true });

    return () => {
      listening.abort();
      reached.disconnect();
      // Before React removes it: removal would leave focus on the body.
      dialog.close();
      returnFocus(opener);
    };
  }, [focused]);

>>>>>>> 0c88ae9 (The warning over modals of four libraries, in Chromium and Firefox: libraries that spare live regions hide what is beside them; focus goes to the modal that has come meanwhile)
  return ref;
}
