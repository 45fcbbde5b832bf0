import { type FakeServer, fakeServer } from '@curfew/core/testing';
import { expect, test, vi } from 'vitest';
import { find, undo, usePage } from '../../test/page.ts';
import { MINUTE, openTab, type Tab } from '../../test/tab.ts';
import { mountExpired } from '../expired/mount-expired.ts';
import { de } from '../locales/de.ts';
import { reauthenticate } from './reauthenticate.ts';

usePage('<main id="app"><button id="delete">Delete</button></main>');

const settled = () => new Promise<void>((resolve) => setTimeout(resolve));
const dialog = () => find<HTMLDialogElement>('dialog.curfew-warning');
const cleanUp = vi.fn();

function signIn(element: HTMLElement): () => void {
  element.innerHTML = '<input name="email">';
  return cleanUp;
}

function openAsAnn(): Tab {
  cleanUp.mockClear();
  const tab = openTab();
  undo.push(tab.session.start());
  tab.session.signedIn({ account: 'ann' });
  find('#delete').focus();
  return tab;
}

test('resolves to true when the person has signed in again, and returns focus', async () => {
  const { session } = openAsAnn();
  const proved = reauthenticate(session, { signIn });
  expect(find('h2').textContent).toBe('Confirm that it’s you');
  expect(dialog().getAttribute('aria-labelledby')).toBe(find('h2').id);
  expect(dialog().getAttribute('aria-describedby')).toBe(find('h2 + p').id);
  expect(document.activeElement).toBe(find('[name=email]'));
  session.signedIn({ account: 'ann' });
  expect(await proved).toBe(true);
  expect(dialog()).toBeNull();
  expect(cleanUp).toHaveBeenCalledTimes(1);
  expect(document.activeElement).toBe(find('#delete'));
});

test.each([
  ['the user cancels', () => find('.curfew-back').click()],
  ['the user presses Escape', () => dialog().dispatchEvent(new Event('cancel', { cancelable: true }))],
  ['another person signs in', ({ session }: Tab) => session.signedIn({ account: 'bob' })],
  ['the user signs out', ({ session }: Tab) => session.signOut()],
  ['the session ends', ({ clock }: Tab) => clock.advance(15 * MINUTE)],
])('resolves to false if %s', async (_, act) => {
  const tab = openAsAnn();
  const proved = reauthenticate(tab.session, { signIn });
  act(tab);
  expect(await proved).toBe(false);
  expect(dialog()).toBeNull();
  expect(cleanUp).toHaveBeenCalledTimes(1);
});

test.each([
  ['there is no account', ({ session }: Tab) => session.signedIn()],
  ['the session has ended', ({ session }: Tab) => session.signOut()],
])('opens nothing if %s', async (_, act) => {
  const tab = openAsAnn();
  act(tab);
  expect(await reauthenticate(tab.session, { signIn })).toBe(false);
  expect(dialog()).toBeNull();
});

test('is worded by the catalogue', () => {
  const { session } = openAsAnn();
  void reauthenticate(session, { signIn, messages: de });
  expect(find('h2').textContent).toBe('Bestätigen Sie Ihre Identität');
  expect(find('.curfew-back').textContent).toBe('Abbrechen');
  find('.curfew-back').click();
});

test('covers the page around the dialog, or instead of it, until the server has named the person', async () => {
  let server: FakeServer | undefined;
  const { session } = openTab({
    server(clock) {
      server = fakeServer({ clock, policy: { idle: '15m', max: '12h', warn: '2m' } });
      return server;
    },
  });
  undo.push(mountExpired(session, { keep: true, signIn, onDiscard() {} }), session.start());
  await settled();
  let proved = reauthenticate(session, { signIn });
  session.signedIn();
  expect(dialog().hasAttribute('data-verifying')).toBe(true);
  expect(find('.curfew-expired')).toBeNull();
  find('.curfew-back').click();
  expect(find('.curfew-expired').textContent).toBe('Checking your session…');
  expect(await proved).toBe(false);
  await settled();
  expect(find('.curfew-expired')).toBeNull();

  proved = reauthenticate(session, { signIn });
  server?.signIn();
  session.signedIn();
  expect(await proved).toBe(true);
});
