import type { ReactElement } from 'react';
import { useSessionActions } from '../src/hooks/use-session-actions.ts';

/** The sign-in form of an app. It signs in whoever it names. */
export function SignInForm(): ReactElement {
  const { signedIn } = useSessionActions();
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        signedIn({ account: String(new FormData(event.currentTarget).get('email')) });
      }}
    >
      <label>
        Email
        <input name="email" inputMode="email" autoComplete="username" defaultValue="ann@example.com" />
      </label>
      <button type="submit">Sign in</button>
    </form>
  );
}
