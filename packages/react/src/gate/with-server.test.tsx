import { type FakeServer, fakeServer } from '@curfew/core/testing';
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { StrictMode } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { renderToString } from 'react-dom/server';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { annsTab } from '../../test/anns-tab.ts';
import { installDialog } from '../../test/dialog.ts';
import { advance, email, idleOut, notes, openGate } from '../../test/gate.tsx';
import { SignInForm } from '../../test/SignInForm.tsx';
import { MINUTE, openTab } from '../../test/tab.ts';
import { SessionProvider } from '../SessionProvider.tsx';
import { SessionGate } from './SessionGate.tsx';

beforeAll(installDialog);
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

/** A tab of a session on a server, in which `user` is signed in. */
async function servedGate(policy = { idle: '15m', max: '12h', warn: '2m' }) {
  const servers: FakeServer[] = [];
  const tab = openTab({
    server(clock) {
      servers.push(fakeServer({ clock, policy }));
      return servers[0] as FakeServer;
    },
  });
  tab.session.start();
  await act(() => tab.session.refresh());
  return { tab, server: servers[0] as FakeServer, ...openGate(tab) };
}

const settle = () => act(async () => {});
const isCovered = () => document.querySelector('.curfew-expired') !== null;

test('stays covered until the server has named the same person, and keeps the form meanwhile', async () => {
  const { tab, server } = await servedGate();
  notes().value = 'half';
  idleOut(tab);
  await settle();
  const field = email();
  server.signIn('user');
  act(() => tab.session.signedIn());
  expect(tab.session.getSnapshot().status).toBe('pending');
  expect(isCovered()).toBe(true);
  expect(email()).toBe(field);
  await settle();
  expect(isCovered()).toBe(false);
  expect(notes().value).toBe('half');
});

test('shows nothing of the former person while and after the server names another', async () => {
  const { tab, server, commits, renders } = await servedGate();
  notes().value = 'secret';
  idleOut(tab);
  await settle();
  server.signIn('bob');
  act(() => tab.session.signedIn());
  await settle();
  expect(notes().value).toBe('');
  expect(isCovered()).toBe(false);
  const shown = commits.filter(({ isCovered: is, status }) => !is && status !== 'ended' && status !== 'warning');
  const afterwards = shown.filter(({ account }) => account === 'bob');
  expect(afterwards.length).toBeGreaterThan(0);
  expect(shown.filter(({ status, account }) => status === 'pending' && account !== null)).toEqual([]);
  expect(afterwards.flatMap(({ pages }) => pages).filter((title) => title !== 'Customer of bob')).toEqual([]);
  expect(renders.filter(([owner, account]) => account === 'bob' && owner !== 'bob')).toEqual([]);
});

test('covers the page of a tab until it is known who has signed in elsewhere', async () => {
  const { tab, server } = await servedGate();
  notes().value = 'half';
  server.signIn('user');
  act(() => tab.session.signedIn());
  expect(tab.session.getSnapshot()).toMatchObject({ status: 'active', verifying: true });
  expect(screen.getByRole('dialog').textContent).toBe('Checking your session…');
  await settle();
  expect(isCovered()).toBe(false);
  expect(notes().value).toBe('half');
});

test('opens no cover over a dialog in which the user signs in: that covers the page itself', async () => {
  const { tab, server } = await servedGate({ idle: '20m', max: '20m', warn: '2m' });
  advance(tab, 10 * MINUTE);
  act(() => void tab.session.reportActivity());
  await settle();
  advance(tab, 8 * MINUTE);
  await settle();
  advance(tab, 600);
  await settle();
  fireEvent.click(screen.getByRole('button', { name: 'Sign in again' }));
  const dialog = screen.getByRole('alertdialog');
  const field = email();
  server.signIn('user');
  act(() => tab.session.signedIn());
  expect(tab.session.getSnapshot().verifying).toBe(true);
  expect(isCovered()).toBe(false);
  expect(dialog.hasAttribute('data-verifying')).toBe(true);
  expect(dialog.style.boxShadow).not.toBe('');
  expect(document.activeElement).toBe(field);
  await settle();
  expect(screen.queryByRole('alertdialog')).toBeNull();
  expect(isCovered()).toBe(false);
});

test('keeps the page in StrictMode, and shows the form once', () => {
  const tab = annsTab();
  render(
    <StrictMode>
      <SessionProvider session={tab.session}>
        <SessionGate keepMounted signIn={<SignInForm />}>
          <textarea aria-label="Notes" />
        </SessionGate>
      </SessionProvider>
    </StrictMode>,
  );
  notes().value = 'half';
  notes().focus();
  idleOut(tab);
  expect(screen.getAllByLabelText('Email')).toHaveLength(1);
  expect(document.activeElement).toBe(email());
  act(() => tab.session.signedIn({ account: 'ann' }));
  expect(notes().value).toBe('half');
  expect(document.activeElement).toBe(notes());
  expect(document.querySelectorAll('[inert], [style*=hidden]')).toHaveLength(0);
});

test('hydrates without an error, and shows the form of a session that has ended', async () => {
  const errors = vi.spyOn(console, 'error');
  const tab = annsTab();
  tab.clock.advance(15 * MINUTE);
  const app = (
    <SessionProvider session={tab.session}>
      <SessionGate keepMounted signIn={<SignInForm />}>
        <p>Orders</p>
      </SessionGate>
    </SessionProvider>
  );
  const container = document.body.appendChild(document.createElement('div'));
  container.innerHTML = renderToString(app);
  expect(container.textContent).toBe('Orders');
  const root = await act(() => hydrateRoot(container, app));
  expect(email()).toBeTruthy();
  expect(container.textContent).toBe('');
  expect(errors).not.toHaveBeenCalled();
  act(() => root.unmount());
  container.remove();
});
