import { SessionProvider } from '@curfew/react';
import type { Account } from './account/account.ts';
import { useAccount } from './account/use-account.ts';
import { Console } from './Console.tsx';
import { replacePage } from './navigation/history.ts';
import { session } from './session.ts';
import { Entrance } from './sign-in/Entrance.tsx';
import { Loading, Unreachable } from './ui/Cover.tsx';
import { useRouteFocus } from './ui/use-route-focus.ts';

/** Only the server decides which, from the cookie. Without a sign-in there is no session to start. */
export function App() {
  const { status, account, setAccount, retry } = useAccount();
  useRouteFocus();

  function enter(arrived: Account) {
    session.signedIn();
    // Nothing of the user before remains in memory.
    if (account && account.email !== arrived.email) replacePage('/');
    else setAccount(arrived);
  }

  if (status === 'loading') return <Loading />;
  if (status === 'unreachable') return <Unreachable onRetry={retry} />;
  if (!account) return <Entrance onSignedIn={enter} />;
  return (
    <SessionProvider session={session} locale="en-GB">
      <Console account={account} onSignedIn={enter} />
    </SessionProvider>
  );
}
