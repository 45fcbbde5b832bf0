import { SessionGate, SessionWarning } from '@curfew/react';
import { Redirect, useLocation, useSearch } from 'wouter';
import type { Account } from './account/account.ts';
import { LeaveDialog } from './navigation/LeaveDialog.tsx';
import { Pages } from './Pages.tsx';
import { Shell } from './shell/Shell.tsx';
import { readReturnTo, SIGN_IN_PATH } from './sign-in/return-to.ts';
import { SignInAgain } from './sign-in/SignInAgain.tsx';

interface ConsoleProps {
  readonly account: Account;
  readonly onSignedIn: (account: Account) => void;
}

export function Console({ account, onSignedIn }: ConsoleProps) {
  const [path] = useLocation();
  const search = useSearch();

  if (path === SIGN_IN_PATH) return <Redirect to={readReturnTo(search)} replace />;
  return (
    <SessionGate keepMounted signIn={<SignInAgain email={account.email} onSignedIn={onSignedIn} />}>
      <Shell account={account}>
        <Pages account={account} />
      </Shell>
      <LeaveDialog />
      <SessionWarning />
    </SessionGate>
  );
}
