import { fakeServer } from '@curfew/core/testing';
import { mountExpired } from '@curfew/dom';
import { ICONS } from '@curfew/dom/shared';
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { type ReactNode, StrictMode } from 'react';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { installDialog } from '../../test/dialog.ts';
import { MINUTE, openTab, type Tab } from '../../test/tab.ts';
import { SessionProvider } from '../SessionProvider.tsx';
import { SessionGate } from './SessionGate.tsx';

beforeAll(installDialog);
beforeEach(() => {
  document.title = 'Orders';
});
afterEach(cleanup);

function open(tab: Tab, props: { onSignIn?: () => void; screen?: ReactNode } = {}): void {
  render(
    <SessionProvider session={tab.session}>
      <SessionGate onSignIn={() => {}} {...props}>
        <p>Secret</p>
      </SessionGate>
    </SessionProvider>,
  );
}

test('removes the protected content and shows the reason when the session ends', () => {
  const tab = openTab();
  open(tab);
  act(() => tab.clock.advance(15 * MINUTE));
  expect(screen.queryByText('Secret')).toBeNull();
  expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'Your session has ended' }));
  expect(screen.getByText(/^For your security, sessions end after 15 minutes of inactivity\./)).toBeTruthy();
  expect(document.title).toBe('Signed out · Orders');
});

test.each(['signed-out', 'revoked'] as const)('shows an icon of its kind for %s', (reason) => {
  const tab = openTab();
  open(tab);
  act(() => tab.session.signOut(reason));
  expect(document.querySelector('.curfew-icon path')?.getAttribute('d')).toBe(ICONS[reason]);
});

test('covers the page without a reason while the server is asked', async () => {
  const policy = { idle: '15m', max: '12h', warn: '2m' };
  const servers: { away: boolean }[] = [];
  const tab = openTab({
    server(clock) {
      const server = fakeServer({ clock, policy });
      servers.push(server);
      return server;
    },
  });
  open(tab);
  await act(async () => {});
  for (const server of servers) server.away = true;
  act(() => {
    tab.clock.sleep(15 * MINUTE);
    tab.clock.advance(0);
  });
  expect(tab.session.getSnapshot().verifying).toBe(true);
  expect(screen.getByRole('dialog').textContent).toBe('Checking your session…');
  expect(screen.queryByRole('heading')).toBeNull();
  expect(document.title).toBe('Orders');
  expect(screen.getByText('Secret')).toBeTruthy();

  await act(async () => {});
  expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'Your session has ended' }));
  expect(screen.queryByText('Secret')).toBeNull();
});

test('removes the screen when a new session begins', () => {
  const tab = openTab();
  open(tab);
  act(() => tab.session.signOut());
  act(() => tab.session.signedIn());
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(screen.getByText('Secret')).toBeTruthy();
  expect(document.title).toBe('Orders');
});

test('passes the path and the reason to onSignIn when the button is pressed', () => {
  const onSignIn = vi.fn();
  const tab = openTab();
  open(tab, { onSignIn });
  act(() => tab.session.signOut('revoked'));
  fireEvent.click(screen.getByRole('button', { name: 'Sign in again' }));
  expect(onSignIn).toHaveBeenCalledExactlyOnceWith({ returnTo: '/', reason: 'revoked' });
});

test('offers a reload if a new session has begun elsewhere', () => {
  const tab = openTab();
  open(tab);
  act(() => tab.session.signOut('superseded'));
  expect(screen.getAllByRole('button').map(({ textContent }) => textContent)).toEqual(['Reload', 'Sign in again']);
});

test('offers a reload as soon as another tab has signed in', () => {
  const tab = openTab();
  open(tab);
  const other = tab.open();
  const stop = other.start();
  act(() => other.signOut());
  expect(screen.queryByRole('button', { name: 'Reload' })).toBeNull();
  act(() => other.signedIn());
  expect(screen.getByRole('button', { name: 'Reload' }).className).toContain('curfew-primary');
  expect(screen.getByText('A new session has started in this browser. Reload the page to use it.')).toBeTruthy();
  stop();
});

test('does not cover the page that signs in, and shows the children there', () => {
  const tab = openTab({ signInPage: '/sign-in' });
  open(tab);
  act(() => tab.session.signOut());
  expect(screen.queryByText('Secret')).toBeNull();
  history.replaceState(null, '', '/sign-in');
  act(() => tab.clock.advance(250));
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(screen.getByText('Secret')).toBeTruthy();
  history.replaceState(null, '', '/');
  act(() => tab.clock.advance(250));
  expect(
    screen.getByRole('dialog', {
      name: 'You’ve signed out',
      description: 'Your other tabs are signed out too.',
    }),
  ).toBeTruthy();
  expect(screen.queryByText('Secret')).toBeNull();
});

test('shows its screen in StrictMode, and keeps focus on Reload when the other session ends', () => {
  const tab = openTab();
  render(
    <StrictMode>
      <SessionProvider session={tab.session}>
        <SessionGate onSignIn={() => {}} />
      </SessionProvider>
    </StrictMode>,
  );
  act(() => tab.session.signOut('superseded'));
  expect(screen.getAllByRole('dialog')).toHaveLength(1);
  const reload = screen.getByRole('button', { name: 'Reload' });
  reload.focus();
  const other = tab.open();
  const stop = other.start();
  act(() => other.signedIn());
  act(() => other.signOut());
  expect(document.activeElement).toBe(reload);
  stop();
});

test('shows one screen for two copies, also beside the other kit', () => {
  const tab = openTab();
  const unmount = mountExpired(tab.session, { onSignIn() {} });
  open(tab);
  open(tab);
  act(() => tab.session.signOut());
  expect(screen.getAllByRole('dialog')).toHaveLength(1);
  unmount();
  act(() => tab.clock.advance(0));
  expect(screen.getAllByRole('dialog')).toHaveLength(1);
});

test('covers the page before it calls onEnded', async () => {
  const seen: unknown[] = [];
  const tab = openTab({ onEnded: () => seen.push(document.querySelector('dialog')?.open) });
  open(tab);
  // Without `act`, as in an app.
  tab.session.signOut();
  expect(seen).toEqual([]);
  await null;
  expect(seen).toEqual([true]);
  await act(async () => {});
});

test('offers no reload if no session has begun elsewhere', () => {
  const tab = openTab();
  open(tab);
  act(() => tab.session.signOut());
  expect(screen.getAllByRole('button').map(({ textContent }) => textContent)).toEqual(['Sign in again']);
});

test('renders its parts in an order and in elements of your own', () => {
  const onSignIn = vi.fn();
  const tab = openTab();
  open(tab, {
    onSignIn,
    screen: (
      <>
        <SessionGate.Reason className="mine" />
        <SessionGate.Title>Until next time</SessionGate.Title>
        <SessionGate.SignIn render={({ children, ...props }) => <button {...props}>→ {children}</button>} />
      </>
    ),
  });
  act(() => tab.clock.advance(15 * MINUTE));
  expect(screen.getByRole('heading', { name: 'Until next time' })).toBe(document.activeElement);
  expect(document.querySelector('.curfew-text.mine')?.textContent).toContain('15 minutes');
  fireEvent.click(screen.getByRole('button', { name: '→ Sign in again' }));
  expect(onSignIn).toHaveBeenCalledExactlyOnceWith({ returnTo: '/', reason: 'idle' });
});
