'use client';

import { useRouter } from 'next/navigation';
import { SignInForm } from '../SignInForm';

export default function SignInPage() {
  const router = useRouter();

  function onSignedIn() {
    router.replace('/');
    // The router may have kept pages of another user.
    router.refresh();
  }

  return (
    <main className="sign-in">
      <h1>Notes</h1>
      <SignInForm onSignedIn={onSignedIn} />
    </main>
  );
}
