import { useState } from 'react';
import type { Account } from '../account/account.ts';
import { signIn as requestSignIn } from '../account/api.ts';

/** Why a sign-in has failed: `field` is `null` if the server did not answer. */
export interface SignInProblem {
  readonly field: 'email' | null;
  readonly text: string;
}

const NO_EMAIL: SignInProblem = { field: 'email', text: 'Enter your email address.' };
const BAD_EMAIL: SignInProblem = {
  field: 'email',
  text: 'Enter a complete email address, such as ann@example.com.',
};
const NO_ANSWER: SignInProblem = { field: null, text: "The server isn't responding. Try again in a moment." };

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** Signs in, one attempt at a time. */
export function useSignIn(onSignedIn: (account: Account) => void) {
  const [problem, setProblem] = useState<SignInProblem | null>(null);
  const [busy, setBusy] = useState(false);

  async function attempt(email: string): Promise<SignInProblem | null> {
    if (!email) return NO_EMAIL;
    if (!EMAIL.test(email)) return BAD_EMAIL;
    try {
      const account = await requestSignIn(email);
      if (!account) return BAD_EMAIL;
      onSignedIn(account);
      return null;
    } catch {
      return NO_ANSWER;
    }
  }

  async function signIn(typed: string): Promise<void> {
    if (busy) return;
    setBusy(true);
    setProblem(null);
    setProblem(await attempt(typed.trim()));
    setBusy(false);
  }

  return { signIn: (email: string) => void signIn(email), problem, busy };
}
