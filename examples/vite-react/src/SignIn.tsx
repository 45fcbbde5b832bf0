import { Navigate, useLocation, useNavigate } from 'react-router';
import { signedInAs, signIn } from './account';

/** The page of its own, for users who are not signed in. */
export function SignInPage() {
  const navigate = useNavigate();
  const { state } = useLocation();
  const returnTo = state?.returnTo ?? '/';
  if (signedInAs()) return <Navigate to={returnTo} replace />;
  return (
    <main className="sign-in">
      <h1>Expenses</h1>
      <SignInForm onSignedIn={() => navigate(returnTo, { replace: true })} />
    </main>
  );
}

/** On that page, and over the page after the end of a session. */
export function SignInForm({ onSignedIn }: { onSignedIn?: () => void }) {
  function submit(form: FormData) {
    signIn(String(form.get('email')));
    onSignedIn?.();
  }
  return (
    <form action={submit}>
      <label>
        Email
        <input
          name="email"
          type="email"
          autoComplete="username"
          required
          maxLength={64}
          defaultValue={signedInAs() ?? ''}
        />
      </label>
      <button type="submit">Sign in</button>
      <p>Any address works: this example has no server, and no passwords.</p>
    </form>
  );
}
