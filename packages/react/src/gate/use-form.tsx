'use client';

import { focus, focusField } from '@curfew/dom/shared';
import { type ReactNode, useCallback, useLayoutEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import type { Gate } from './context.ts';
import { FormBoundary } from './FormBoundary.tsx';

/** Where the form is shown: its own element, and the place that contains it. */
interface Shown {
  readonly place: HTMLElement;
  readonly home: HTMLElement;
}

/**
 * Renders the form into an element of its own, which is moved to the dialog that shows it. React would mount it anew in
 * each dialog, without what was typed.
 *
 * @param fallback - shown in place of a form that throws
 */
export function useForm(signIn: ReactNode, fallback: ReactNode): Pick<Gate, 'showForm'> & { readonly form: ReactNode } {
  const [shown, show] = useState<Shown | null>(null);
  const own = useRef<HTMLElement>(null);
  const focused = useRef<HTMLElement>(null);

  const showForm = useCallback((place: HTMLElement) => {
    own.current ??= makeHome(focused);
    const home = own.current;
    // In the page before the form is rendered, so that `autoFocus` has an effect.
    place.append(home);
    show({ place, home });
    return () => show((now) => (now?.place === place ? null : now));
  }, []);

  useLayoutEffect(() => {
    if (!shown || shown.home.contains(document.activeElement)) return;
    const { place, home } = shown;
    // The user was in the form when another dialog took it over.
    if (home.contains(focused.current)) return focus(focused.current);
    return focusField(home, place.closest('dialog')?.querySelector<HTMLElement>('.curfew-title') ?? null);
  }, [shown]);

  const form = shown && (
    <FormBoundary place={shown.place} fallback={fallback}>
      {signIn}
    </FormBoundary>
  );
  return { showForm, form: shown && createPortal(form, shown.home) };
}

function makeHome(focused: { current: HTMLElement | null }): HTMLElement {
  const home = document.createElement('div');
  home.addEventListener('focusin', ({ target }) => {
    focused.current = target as HTMLElement;
  });
  return home;
}
