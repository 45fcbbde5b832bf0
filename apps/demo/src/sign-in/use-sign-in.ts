import { useRef, useState } from 'react';
import type { Account } from '../account/account.ts';
import { PasskeyError, signIn as signInByEmail, signInByPasskey } from '../account/api.ts';
import { ApiError } from '../api/request.ts';

/** `field` is `null` if the server did not answer. */
export interface SignInProblem {
  readonly field: 'email' | 'passkey' | null;
  readonly text: string;
}

const NO_EMAIL: SignInProblem = { field: 'email', text: 'Enter your email address.' };
const BAD_EMAIL: SignInProblem = {
  field: 'email',
  text: 'Enter a complete email address, such as ann@example.com.',
};
const NO_PASSKEY: SignInProblem = {
  field: 'passkey',
  text: 'Your passkey wasn’t used. Try again, or sign in without it.',
};
const NO_ANSWER: SignInProblem = { field: null, text: 'The server isn’t responding. Try again in a moment.' };

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

export interface SignIn {
  /** By the user's passkey if they have one, else by their address. */
  readonly signIn: (email: string) => void;
  readonly skipPasskey: () => void;
  readonly problem: SignInProblem | null;
  readonly busy: boolean;
}

/** One attempt at a time. */
export function useSignIn(onSignedIn: (account: Account) => void): SignIn {
  const [problem, setProblem] = useState<SignInProblem | null>(null);
  const [busy, setBusy] = useState(false);
  const latest = useRef('');

  async function attempt(email: string, skips: boolean): Promise<SignInProblem | null> {
    if (!email) return NO_EMAIL;
    if (!EMAIL.test(email)) return BAD_EMAIL;
    try {
      onSignedIn((skips ? null : await signInByPasskey(email)) ?? (await signInByEmail(email)));
      return null;
    } catch (error) {
      return problemOf(error);
    }
  }

  async function signIn(email: string, skips: boolean): Promise<void> {
    if (busy) return;
    latest.current = email;
    setBusy(true);
    setProblem(null);
    setProblem(await attempt(email.trim(), skips));
    setBusy(false);
  }

  return {
    signIn: (email) => void signIn(email, false),
    skipPasskey: () => void signIn(latest.current, true),
    problem,
    busy,
  };
}

function problemOf(error: unknown): SignInProblem {
  const status = error instanceof ApiError ? error.status : null;
  if (status === 422) return BAD_EMAIL;
  return status === 403 || error instanceof PasskeyError ? NO_PASSKEY : NO_ANSWER;
}
