import { type SubmitEvent, useEffect, useRef } from 'react';
import type { SignInProblem } from './use-sign-in.ts';

interface SignInFormProps {
  readonly onSubmit: (email: string) => void;
  readonly problem: SignInProblem | null;
  readonly busy: boolean;
}

/** It has no password, because this is a demo. */
export function SignInForm({ onSubmit, problem, busy }: SignInFormProps) {
  const input = useRef<HTMLInputElement>(null);
  const invalid = problem?.field === 'email';

  // The page has one purpose, so focus starts in the field, and returns to it if its value is wrong.
  useEffect(() => {
    if (!problem || problem.field === 'email') input.current?.focus();
  }, [problem]);

  function submit(event: SubmitEvent) {
    event.preventDefault();
    onSubmit(input.current?.value ?? '');
  }

  return (
    <form className="sign-in__form" noValidate onSubmit={submit}>
      <div className="field">
        <label className="field__label" htmlFor="email">
          Email
        </label>
        <input
          ref={input}
          className="field__input"
          id="email"
          name="email"
          type="email"
          autoComplete="username"
          spellCheck={false}
          aria-invalid={invalid}
          aria-describedby={invalid ? 'email-error' : undefined}
        />
        {invalid && (
          <p className="field__error" id="email-error">
            {problem.text}
          </p>
        )}
      </div>
      <button type="submit" className="button button--primary" aria-disabled={busy}>
        Sign in
      </button>
      <p className="field__error" role="alert">
        {problem?.field === null && problem.text}
      </p>
    </form>
  );
}
