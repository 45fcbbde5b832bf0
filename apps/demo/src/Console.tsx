import type { EndReason } from '@curfew/core';
import { SessionGate, SessionWarning } from '@curfew/react';
import { Redirect, useLocation, useSearch } from 'wouter';
import type { Account } from './account/account.ts';
import { LeaveDialog } from './navigation/LeaveDialog.tsx';
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
      <SessionGate className="expired" onSignIn={signInAgain}>
        <Shell account={account}>
          <Pages role={account.role} />
        </Shell>
        <LeaveDialog />
      </SessionGate>
      <SessionWarning />
    </>
  );
}

/** After a sign-out the next user may be another, who has no use for this user's page. */
function signInAgain({ returnTo, reason }: { readonly returnTo: string; readonly reason: EndReason }) {
  location.replace(signInPath(reason === 'signed-out' ? '/' : returnTo));
}
