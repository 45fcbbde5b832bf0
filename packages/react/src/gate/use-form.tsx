'use client';

import { focus, focusField } from '@curfew/dom/shared';
import { type ReactNode, useCallback, useLayoutEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import type { Gate } from './context.ts';
import { FormBoundary } from './FormBoundary.tsx';

/** The form's own element, and the place that contains it: `null` while one dialog closes and the next one opens. */
interface Shown {
  readonly place: HTMLElement | null;
  readonly home: HTMLElement;
}

/**
 * Renders the form into an element of its own, which is moved to the dialog that shows it. React would mount it anew in
 * each dialog, without what was typed.
 *
 * @param isCovered - whether the screen is open. A form of another dialog then stays for it
 * @param fallback - shown in place of a form that throws
 */
export function useForm(
  signIn: ReactNode,
  isCovered: boolean,
  fallback: ReactNode,
): Pick<Gate, 'showForm'> & { readonly form: ReactNode } {
  const [shown, show] = useState<Shown | null>(null);
  const own = useRef<HTMLElement>(null);
  const focused = useRef<HTMLElement>(null);

  const showForm = useCallback((place: HTMLElement) => {
    own.current ??= document.createElement('div');
    const home = own.current;
    // In the page before the form is rendered, so that `autoFocus` has an effect.
    place.append(home);
    show({ place, home });
    return () => show((now) => (now?.place === place ? { place: null, home } : now));
  }, []);

  useLayoutEffect(() => {
    if (!shown) return;
    const note = ({ target }: FocusEvent) => {
      if (shown.home.contains(target as Node)) focused.current = target as HTMLElement;
    };
    // Of the document, because the dialogs stop the event.
    document.addEventListener('focusin', note, true);
    return () => document.removeEventListener('focusin', note, true);
  }, [shown]);

  useLayoutEffect(() => {
    if (!shown?.place || shown.home.contains(document.activeElement)) return;
    const { place, home } = shown;
    // The user was in the form when another dialog took it over.
    if (home.contains(focused.current)) return focus(focused.current);
    return focusField(home, place.closest('dialog')?.querySelector<HTMLElement>('.curfew-title') ?? null);
  }, [shown]);

  if (!shown || !(shown.place || isCovered)) return { showForm, form: null };
  const form = (
    <FormBoundary place={shown.place} fallback={fallback}>
      {signIn}
    </FormBoundary>
  );
  return { showForm, form: createPortal(form, shown.home) };
}
