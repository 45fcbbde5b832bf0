'use client';

import { SessionGate, SessionProvider, SessionWarning } from '@curfew/react';
import type { ReactNode } from 'react';
import { SignInForm } from '../SignInForm';
import { session } from '../session';

export default function SignedInLayout({ children }: { children: ReactNode }) {
  return (
    <SessionProvider session={session} locale="en-GB">
      <SessionGate keepMounted signIn={<SignInForm />}>
        {children}
        <SessionWarning />
      </SessionGate>
    </SessionProvider>
  );
}
