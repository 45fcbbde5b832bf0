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
  useLayoutEffect(() => openModal(ref.current as HTMLDialogElement, focused, () => answer.current?.()), [focused]);
  return ref;
}
