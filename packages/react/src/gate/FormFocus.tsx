'use client';

import { focus, focusField } from '@curfew/dom/shared';
import { useLayoutEffect, useRef } from 'react';

/** `place` is `null` while one dialog closes and the next one opens. */
export interface Shown {
  readonly place: HTMLElement | null;
  readonly home: HTMLElement;
}

/** Focuses the field in which the user was when another dialog took the form over, or the first. */
export function FormFocus({ shown }: { readonly shown: Shown }): null {
  const focused = useRef<HTMLElement>(null);

  useLayoutEffect(() => {
    const note = ({ target }: FocusEvent) => {
      if (shown.home.contains(target as Node)) focused.current = target as HTMLElement;
    };
    // Of the document, because the dialogs stop the event.
    document.addEventListener('focusin', note, true);
    return () => document.removeEventListener('focusin', note, true);
  }, [shown]);

  useLayoutEffect(() => {
    const { place, home } = shown;
    if (!place || home.contains(document.activeElement)) return;
    if (home.contains(focused.current)) return focus(focused.current);
    return focusField(home, place.closest('dialog')?.querySelector<HTMLElement>('.curfew-title') ?? null);
  }, [shown]);

  return null;
}
