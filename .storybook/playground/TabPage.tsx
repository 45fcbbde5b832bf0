import type { Tab } from '@curfew/core/testing';
import { SessionExpired, SessionProvider, SessionWarning, useSession, useTimeLeft } from '@curfew/react';
import { type ReactElement, useEffect } from 'react';
import { type Playground, title } from './playground.ts';
import './usePlayground.ts';

const INPUTS = ['pointermove', 'pointerdown', 'keydown', 'wheel'];

/** What a framed tab shows: a host's page with the kit in it. Its session lives in the playground around it. */
export function TabPage({ locale }: { readonly locale: string }): ReactElement {
  const name = new URLSearchParams(location.search).get('tab');
  const playground = window.parent.curfewPlayground;
  const tab = playground?.world.tabs.find((one) => one.name === name);
  if (!playground || !tab) return <p>This page only works in a frame of the playground.</p>;
  return (
    <SessionProvider session={tab.session} locale={locale}>
      <SessionExpired onSignIn={() => signIn(playground, tab)}>
        <Orders playground={playground} tab={tab} />
      </SessionExpired>
      <SessionWarning title={false} />
    </SessionProvider>
  );
}

function signIn({ act, world: { server } }: Playground, tab: Tab): void {
  act(
    'signs in again',
    () => {
      if (server?.session().ended) server.signIn();
      tab.session.signedIn();
    },
    tab,
  );
}

/** Real input in the frame is input in the tab. Time itself stands still while the playground is paused. */
function Orders({ playground, tab }: { readonly playground: Playground; readonly tab: Tab }): ReactElement {
  useEffect(() => {
    const hear = () => {
      if (tab.state === 'running' && tab.listening) void playground.world.act(() => tab.input(), tab);
    };
    for (const type of INPUTS) window.addEventListener(type, hear, true);
    return () => {
      for (const type of INPUTS) window.removeEventListener(type, hear, true);
    };
  }, [playground, tab]);
  const status = useSession((snapshot) => snapshot.status);
  return (
    <main className="page" aria-label={title(tab)}>
      <h1>Orders</h1>
      <p className="page-status">
        <span data-status={status}>{status}</span>
        <TimeLeft />
      </p>
      <p>Three orders wait for your approval.</p>
      <label>
        Note <input />
      </label>
      <button type="button" onClick={() => playground.act('signs out', () => tab.session.signOut(), tab)}>
        Sign out
      </button>
    </main>
  );
}

function TimeLeft(): ReactElement {
  const left = useTimeLeft();
  return <span>{left ? `idle ${clock(left.idleMs)} · maximum ${clock(left.maxMs)}` : 'no session'}</span>;
}

function clock(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1_000));
  const two = (value: number) => String(value).padStart(2, '0');
  return `${Math.floor(seconds / 3_600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}
