import { useEffect } from 'react';
import type { Account } from '../account/account.ts';
import { Mark } from '../shell/Mark.tsx';
import { Examples } from './Examples.tsx';
import { SignInForm } from './SignInForm.tsx';
import { useSignIn } from './use-sign-in.ts';

export function SignInPage({ onSignedIn }: { readonly onSignedIn: (account: Account) => void }) {
  const form = useSignIn(onSignedIn);

  useEffect(() => {
    document.title = 'Sign in · Northwind Console';
  }, []);

  return (
    <main className="sign-in">
      <Mark size={2} />
      <div className="sign-in__title">
        <h1 tabIndex={-1}>Sign in to Northwind Console</h1>
        <p className="sign-in__lead">Orders and customers in one place.</p>
      </div>
      <SignInForm {...form} />
      <Examples onChoose={form.signIn} />
    </main>
  );
}
