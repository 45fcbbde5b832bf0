import { type SubmitEvent, useEffect, useId, useRef } from 'react';
import type { SignIn } from './use-sign-in.ts';

interface SignInFormProps extends SignIn {
  readonly email?: string;
}

/** Without a password, because this is a demo. */
export function SignInForm({ email = '', signIn, skipPasskey, problem, busy }: SignInFormProps) {
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  const invalid = problem?.field === 'email';

  // Focus starts in the only field, and returns to it if its value is wrong.
  useEffect(() => {
    if (!problem || problem.field === 'email') input.current?.focus();
  }, [problem]);

  function submit(event: SubmitEvent) {
    event.preventDefault();
    signIn(input.current?.value ?? '');
  }

  return (
    <form className="sign-in__form" noValidate onSubmit={submit}>
      <div className="field">
        <label className="field__label" htmlFor={id}>
          Email
        </label>
        <input
          ref={input}
          className="field__input"
          id={id}
          name="email"
          type="email"
          autoComplete="username"
          spellCheck={false}
          defaultValue={email}
          aria-invalid={invalid}
          aria-describedby={invalid ? `${id}error` : undefined}
        />
        {invalid && (
          <p className="field__error" id={`${id}error`}>
            {problem.text}
          </p>
        )}
      </div>
      <button type="submit" className="button button--primary" aria-disabled={busy}>
        Sign in
      </button>
      <p className="field__error" role="alert">
        {problem && !invalid && problem.text}
      </p>
      {problem?.field === 'passkey' && (
        <button type="button" className="button" aria-disabled={busy} onClick={skipPasskey}>
          Sign in without the passkey
        </button>
      )}
    </form>
  );
}
