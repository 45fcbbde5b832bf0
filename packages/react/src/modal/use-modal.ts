'use client';

import { openModal } from '@curfew/dom/shared';
import { type RefObject, useLayoutEffect, useRef, useState } from 'react';

/** `onEscape` is called for Android's back too. The modal itself does not close. */
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
