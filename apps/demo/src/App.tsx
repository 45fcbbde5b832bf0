import { useSessionActions } from '@curfew/react';
import type { Account } from './account/account.ts';
import { useAccount } from './account/use-account.ts';
import { Console } from './Console.tsx';
import { Entrance } from './sign-in/Entrance.tsx';
import { Loading, Unreachable } from './ui/Cover.tsx';
import { useRouteFocus } from './ui/use-route-focus.ts';

/** The sign-in or the console. Only the server decides which, from the session's cookie. */
export function App() {
  const { status, account, setAccount, retry } = useAccount();
  const { signedIn } = useSessionActions();
  useRouteFocus();

  function enter(arrived: Account) {
    signedIn({ id: arrived.sid });
    setAccount(arrived);
  }

  if (status === 'loading') return <Loading />;
  if (status === 'unreachable') return <Unreachable onRetry={retry} />;
  if (!account) return <Entrance onSignedIn={enter} />;
  return <Console account={account} />;
}
