import { SessionExpired, SessionWarning } from '@curfew/react';
import { Redirect, useLocation, useSearch } from 'wouter';
import type { Account } from './account/account.ts';
import { Pages } from './Pages.tsx';
import { Shell } from './shell/Shell.tsx';
import { readReturnTo, SIGN_IN_PATH, signInPath } from './sign-in/return-to.ts';

/** The signed-in part. When the session ends, its content is removed from the document. */
export function Console({ account }: { readonly account: Account }) {
  const [path] = useLocation();
  const search = useSearch();

  if (path === SIGN_IN_PATH) return <Redirect to={readReturnTo(search)} replace />;
  return (
    <>
      <SessionExpired className="expired" onSignIn={({ returnTo }) => location.replace(signInPath(returnTo))}>
        <Shell account={account}>
          <Pages role={account.role} />
        </Shell>
      </SessionExpired>
      <SessionWarning />
    </>
  );
}
