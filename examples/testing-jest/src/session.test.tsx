import { act, render, screen } from '@testing-library/react';
import { App } from './App.tsx';
import { openSession } from './session.ts';

const MINUTE = 60_000;

// Of all: Date, performance and the timers. The session of the app itself then runs by them.
beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

// Twice: the second test finds nothing of the first.
it.each(['once', 'again'])('signs out after 15 minutes without input, %s', () => {
  const session = openSession();
  render(<App session={session} onSignIn={() => {}} />);
  expect(session.getSnapshot().status).toBe('active');
  act(() => void jest.advanceTimersByTime(13 * MINUTE));
  expect(screen.getByRole('alertdialog')).toBeTruthy();
  act(() => void jest.advanceTimersByTime(2 * MINUTE));
  expect(session.getSnapshot()).toMatchObject({ status: 'ended', reason: 'idle' });
});
