'use client';

import { type ReactNode, useCallback, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import type { Gate } from './context.ts';
import { FormBoundary } from './FormBoundary.tsx';
import { FormFocus, type Shown } from './FormFocus.tsx';

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

  const showForm = useCallback((place: HTMLElement) => {
    own.current ??= document.createElement('div');
    const home = own.current;
    // In the page before the form is rendered, so that `autoFocus` has an effect.
    place.append(home);
    show({ place, home });
    return () => show((now) => (now?.place === place ? { place: null, home } : now));
  }, []);

  if (!shown || !(shown.place || isCovered)) return { showForm, form: null };
  const form = (
    <>
      <FormBoundary place={shown.place} fallback={fallback}>
        {signIn}
      </FormBoundary>
      <FormFocus shown={shown} />
    </>
  );
  return { showForm, form: createPortal(form, shown.home) };
}
