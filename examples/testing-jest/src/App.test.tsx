import type { Session } from '@curfew/core';
import { sessionIn } from '@curfew/core/testing';
import { act, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { App } from './App.tsx';

const MINUTE = 60_000;

function show(session: Session) {
  const onSignIn = jest.fn();
  render(<App session={session} onSignIn={onSignIn} />);
  return { onSignIn, user: userEvent.setup() };
}

it('shows the orders while the session is active', () => {
  show(sessionIn('active'));
  expect(screen.getByRole('heading', { name: 'Orders' })).toBeTruthy();
  expect(screen.queryByRole('alertdialog')).toBeNull();
});

it('keeps the user signed in by the button of the warning', async () => {
  const session = sessionIn('warning');
  const { user } = show(session);
  // The dialog ignores presses in its first half second: they were meant for the page.
  act(() => session.clock.advance(500));
  await user.click(screen.getByRole('button', { name: 'Stay signed in' }));
  expect(screen.queryByRole('alertdialog')).toBeNull();
  expect(session.getSnapshot().status).toBe('active');
});

it('hides the orders after the end, and leads to the sign-in', async () => {
  const { onSignIn, user } = show(sessionIn({ status: 'ended', reason: 'revoked' }));
  expect(screen.queryByRole('heading', { name: 'Orders' })).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Sign in again' }));
  expect(onSignIn).toHaveBeenCalledTimes(1);
});

it('does not sign out during an upload', async () => {
  const session = sessionIn('active');
  const { user } = show(session);
  await user.click(screen.getByRole('button', { name: 'Upload' }));
  act(() => session.clock.advance(60 * MINUTE));
  expect(session.getSnapshot().status).toBe('active');
});
