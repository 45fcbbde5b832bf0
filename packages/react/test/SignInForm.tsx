import { type ReactElement, useId } from 'react';
import { useSessionActions } from '../src/hooks/use-session-actions.ts';

/** The sign-in form of an app. It signs in whoever it names. */
export function SignInForm(): ReactElement {
  const { signedIn } = useSessionActions();
  const id = useId();
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        signedIn({ account: String(new FormData(event.currentTarget).get('email')) });
      }}
    >
      <div>
        <label htmlFor={id}>Email</label>
        <input id={id} name="email" inputMode="email" autoComplete="username" defaultValue="ann@example.com" />
      </div>
      <button type="submit">Sign in</button>
    </form>
  );
}
