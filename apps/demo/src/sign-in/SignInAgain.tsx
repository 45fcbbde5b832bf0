import type { Account } from '../account/account.ts';
import { SignInForm } from './SignInForm.tsx';
import { useSignIn } from './use-sign-in.ts';

interface SignInAgainProps {
  /** Of the user whose page this is. */
  readonly email: string;
  readonly onSignedIn: (account: Account) => void;
}

export function SignInAgain({ email, onSignedIn }: SignInAgainProps) {
  return <SignInForm email={email} {...useSignIn(onSignedIn)} />;
}
