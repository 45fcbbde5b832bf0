'use client';

import { SessionGate, SessionProvider, SessionWarning } from '@curfew/react';
import type { ReactNode } from 'react';
import { SignInForm } from '../SignInForm';
import { session } from '../session';
import { SamePerson } from './SamePerson';

export default function SignedInLayout({ children }: { children: ReactNode }) {
  return (
    <SessionProvider session={session} locale="en-GB">
      <SamePerson>
        <SessionGate keepMounted signIn={<SignInForm />}>
          {children}
          <SessionWarning />
        </SessionGate>
      </SamePerson>
    </SessionProvider>
  );
}
