'use client';

import { type ReactNode, useCallback, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import type { Gate } from './context.ts';
import { FormBoundary } from './FormBoundary.tsx';
import { FormFocus, type Shown } from './FormFocus.tsx';

/**
 * Moves one element, because React would mount the form anew in each dialog, without what was typed. While `isCovered`, a
 * form of another dialog stays for the screen.
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
    // Before the form is rendered, so that `autoFocus` has an effect.
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
