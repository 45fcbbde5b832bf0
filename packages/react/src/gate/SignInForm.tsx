'use client';

import { type ReactElement, useLayoutEffect, useRef } from 'react';
import { useInside } from '../context.ts';
import { GateContext } from './context.ts';

/** The form moves from dialog to dialog, with what is typed in it. */
export function SignInForm(): ReactElement {
  const { showForm } = useInside(GateContext, 'SignInForm', '<SessionGate signIn>');
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => showForm(place.current as HTMLElement), [showForm]);
  return <div ref={place} className="curfew-sign-in" />;
}
