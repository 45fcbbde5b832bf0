'use client';

import { focus } from '@curfew/dom/shared';
import { type FocusEvent, type RefObject, useEffect, useRef } from 'react';
import type { Outcome } from './state.ts';

interface FormFocus {
  readonly onFocus: (event: FocusEvent) => void;
  readonly onBlur: () => void;
  readonly focusOutcome: () => void;
}

/**
 * If the focused element disappears, as the buttons of a conflict do, a screen reader would restart at the top of the page.
 */
export function useFocus(form: RefObject<HTMLFormElement | null>, outcome: Outcome, takesFocus: boolean): FormFocus {
  const focused = useRef<Element | null>(null);
  const isAwaited = useRef(false);
  const find = (selector: string) => form.current?.querySelector<HTMLElement>(selector);

  useEffect(() => {
    if (takesFocus) focus(form.current);
  }, [form, takesFocus]);

  useEffect(() => {
    if (!isAwaited.current || outcome.type === 'confirming' || outcome.type === 'saving') return;
    isAwaited.current = false;
    // A conflict and a summary of errors receive focus themselves.
    if (outcome.type !== 'conflict') focus(find('.curfew-problems') ?? find('.curfew-outcome') ?? null);
  });

  useEffect(() => {
    if (!focused.current || focused.current.isConnected) return;
    focused.current = null;
    if (document.activeElement && document.activeElement !== document.body) return;
    focus(find('[type=submit]') ?? find('.curfew-outcome') ?? form.current);
  });

  return {
    onFocus(event) {
      focused.current = event.target;
    },
    // React does not call it for an element that disappears.
    onBlur() {
      focused.current = null;
    },
    focusOutcome() {
      isAwaited.current = true;
    },
  };
}
