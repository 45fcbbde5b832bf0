import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { installDialog } from '../test/dialog.ts';
import { MINUTE, openTab } from '../test/tab.ts';
import { SessionGate } from './gate/SessionGate.tsx';
import type { MessageOverrides } from './messages/types.ts';
import { SessionProvider } from './SessionProvider.tsx';
import { SessionWarning } from './warning/SessionWarning.tsx';

beforeAll(installDialog);
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function open(settings: { locale?: string; messages?: MessageOverrides }) {
  const reportError = vi.fn();
  vi.stubGlobal('reportError', reportError);
  const tab = openTab();
  tab.session.signedIn({ account: 'ann' });
  render(
    <SessionProvider session={tab.session} {...settings}>
      <SessionGate onSignIn={() => {}} keepMounted>
        <p>Orders</p>
      </SessionGate>
      <SessionWarning />
    </SessionProvider>,
  );
  return { reportError, pass: (ms: number) => act(() => tab.clock.advance(ms)) };
}

test.each(['en_US', 'pt_BR', 'en_US.UTF-8'])('warns and ends if the locale is %s', (locale) => {
  const { pass, reportError } = open({ locale });
  pass(13 * MINUTE);
  expect(screen.getByRole('alertdialog').textContent).toContain('You’re about to be signed out');
  pass(2 * MINUTE);
  expect(screen.getByRole('heading').textContent).toBe('Your session has ended');
  expect(screen.getByText('Orders')).toBeDefined();
  expect(reportError).not.toHaveBeenCalled();
});

test('reports a locale that is no tag when it is mounted, and warns in English', () => {
  const { pass, reportError } = open({ locale: '' });
  expect(reportError).toHaveBeenCalledTimes(1);
  pass(13 * MINUTE);
  expect(screen.getByRole('alertdialog').textContent).toContain('For your security');
  expect(reportError).toHaveBeenCalledTimes(1);
});

test('uses the English text if a text of the app throws', () => {
  const fail = () => {
    throw new Error('no text');
  };
  const { pass, reportError } = open({
    messages: { warning: { description: fail, left: fail, pageTitle: fail }, expired: { reason: fail } },
  });
  pass(13 * MINUTE);
  expect(screen.getByRole('alertdialog').textContent).toContain('For your security');
  pass(2 * MINUTE);
  expect(screen.getByText(/^For your security, sessions end after 15 minutes/)).toBeDefined();
  expect(reportError).toHaveBeenCalled();
  expect(reportError.mock.calls.every(([error]) => error.message === 'no text')).toBe(true);
});

test('goes on after the page has replaced its body, as Turbo does', async () => {
  const reportError = vi.fn();
  vi.stubGlobal('reportError', reportError);
  const onSignIn = vi.fn();
  const tab = openTab();
  const { unmount } = render(
    <SessionProvider session={tab.session}>
      <SessionGate onSignIn={onSignIn} />
    </SessionProvider>,
  );
  const before = document.body;
  act(() => tab.session.signOut());
  await act(async () => before.replaceWith(document.createElement('body')));
  const dialog = document.querySelector('body > dialog');
  expect(dialog?.textContent).toContain('Your other tabs are signed out too.');
  expect(document.activeElement).toBe(dialog?.querySelector('h1'));
  fireEvent.click(dialog?.querySelector('button:not([hidden])') as Element);
  expect(onSignIn).toHaveBeenCalledTimes(1);
  act(() => tab.session.signedIn());
  expect(document.querySelector('body > dialog')).toBeNull();
  expect(unmount).not.toThrow();
  document.body.replaceWith(before);
});
