'use client';

import { openModal } from '@curfew/dom/shared';
import { type RefObject, useLayoutEffect, useRef, useState } from 'react';

/**
 * Shows a `<dialog>` as a modal while it is mounted.
 *
 * @param first - selects the element that receives focus first
 * @param onEscape - called for Escape and for Android's back; the modal itself does not close
 * @returns the dialog's `ref`
 */
export function useModal(first: string, onEscape?: () => void): RefObject<HTMLDialogElement | null> {
  const ref = useRef<HTMLDialogElement>(null);
  const [focused] = useState(first);
  const answer = useRef(onEscape);
  useLayoutEffect(() => {
    answer.current = onEscape;
  });
  useLayoutEffect(() => openModal(ref.current as HTMLDialogElement, focused, () => answer.current?.()), [focused]);
  return ref;
}
