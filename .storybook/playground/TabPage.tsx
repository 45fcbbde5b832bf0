import type { Session } from '@curfew/core';
import type { Tab } from '@curfew/core/testing';
import { SessionGate, SessionProvider, SessionWarning, useSession, useSessionActions } from '@curfew/react';
import { type ReactElement, useEffect, useMemo } from 'react';
import { type Playground, title } from './playground.ts';
import './usePlayground.ts';
import './tab-page.css';

const INPUTS = ['pointermove', 'pointerdown', 'keydown', 'wheel'];

/** What a framed tab shows: a page of an app with the kit in it. Its session belongs to the playground around it. */
export function TabPage({ locale }: { readonly locale: string }): ReactElement {
  const name = new URLSearchParams(location.search).get('tab');
  const playground = window.parent.curfewPlayground;
  const tab = playground?.world.tabs.find((one) => one.name === name);
  if (!playground || !tab) return <p>This page belongs in a frame of the playground.</p>;
  return <RunningTab playground={playground} tab={tab} locale={locale} />;
}

interface RunningTabProps {
  readonly playground: Playground;
  readonly tab: Tab;
}

function RunningTab({ playground, tab, locale }: RunningTabProps & { readonly locale: string }): ReactElement {
  const session = useMemo(() => reported(tab, playground), [tab, playground]);
  return (
    <SessionProvider session={session} locale={locale}>
      <SessionGate onSignIn={() => signIn(playground, tab)}>
        <Orders playground={playground} tab={tab} />
      </SessionGate>
      <SessionWarning title={false} />
    </SessionProvider>
  );
}

/** The session of a tab. It reports to the log what the user answers. */
function reported(tab: Tab, { act, say }: Playground): Session {
  const { session } = tab;
  return {
    ...session,
    async extend() {
      const isExtended = await session.extend();
      say(isExtended ? 'stayed signed in' : 'extend failed, the server did not answer', tab);
      return isExtended;
    },
    signOut: (reason) => act('signed out', () => session.signOut(reason), tab),
  };
}

function signIn({ act, world: { server } }: Playground, tab: Tab): void {
  act(
    'signed in',
    () => {
      if (server?.session().ended) server.signIn();
      tab.session.signedIn();
    },
    tab,
  );
}

/** Real input in the frame is input in the tab. Time itself stops while the playground is paused. */
function Orders({ playground, tab }: RunningTabProps): ReactElement {
  useEffect(() => {
    const onInput = () => {
      if (tab.state === 'running' && tab.listening) void playground.world.act(() => tab.input(), tab);
    };
    for (const type of INPUTS) window.addEventListener(type, onInput, true);
    return () => {
      for (const type of INPUTS) window.removeEventListener(type, onInput, true);
    };
  }, [playground, tab]);
  const status = useSession((snapshot) => snapshot.status);
  const { signOut } = useSessionActions();
  return (
    <main className="page" aria-label={title(tab)}>
      <h1>Orders</h1>
      <p>
        Three orders wait for your approval. You are <span data-status={status}>{status}</span>.
      </p>
      <label>
        Note <input />
      </label>
      <button type="button" onClick={() => signOut()}>
        Sign out
      </button>
    </main>
  );
}
