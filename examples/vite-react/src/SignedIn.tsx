import { SessionGate, SessionProvider, SessionWarning } from '@curfew/react';
import { Navigate, NavLink, Outlet, useLocation, useNavigate } from 'react-router';
import { signedInAs, signOut } from './account';
import { SignInForm } from './SignIn';
import { session } from './session';

/** The part of the app that needs a sign-in. The session runs while it is mounted. */
export function SignedIn() {
  const { pathname } = useLocation();
  if (!signedInAs()) return <Navigate to="/sign-in" state={{ returnTo: pathname }} replace />;
  return (
    <SessionProvider session={session} locale="en-GB">
      <SessionGate keepMounted signIn={<SignInForm />}>
        <Header />
        <main>
          <Outlet />
        </main>
        <SessionWarning />
      </SessionGate>
    </SessionProvider>
  );
}

function Header() {
  const navigate = useNavigate();
  function leave() {
    signOut();
    navigate('/sign-in');
  }
  return (
    <header>
      <nav>
        <NavLink to="/">New claim</NavLink>
        <NavLink to="/settings">Session settings</NavLink>
      </nav>
      <span>{signedInAs()}</span>
      <button type="button" onClick={leave}>
        Sign out
      </button>
    </header>
  );
}
