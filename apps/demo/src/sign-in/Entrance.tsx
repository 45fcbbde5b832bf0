import { Redirect, useLocation } from 'wouter';
import type { Account } from '../account/account.ts';
import { SIGN_IN_PATH, signInPath } from './return-to.ts';
import { SignInPage } from './SignInPage.tsx';

export function Entrance({ onSignedIn }: { readonly onSignedIn: (account: Account) => void }) {
  const [path] = useLocation();
  if (path !== SIGN_IN_PATH) return <Redirect to={signInPath(path + location.search + location.hash)} replace />;
  return <SignInPage onSignedIn={onSignedIn} />;
}
