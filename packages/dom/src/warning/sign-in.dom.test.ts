import { type FakeServer, fakeServer } from '@curfew/core/testing';
import { expect, test, vi } from 'vitest';
import { find, undo, usePage } from '../../test/page.ts';
import { HOUR, MINUTE, openTab, type Tab } from '../../test/tab.ts';
import { mountExpired } from '../expired/mount-expired.ts';
import { mountWarning } from './mount-warning.ts';

usePage('<main id="app"><input id="notes"></main>');

const settled = () => new Promise<void>((resolve) => setTimeout(resolve));
const dialog = () => find<HTMLDialogElement>('dialog.curfew-warning');
const texts = (selector: string) => [...document.querySelectorAll(selector)].map(({ textContent }) => textContent);
const press = (name: string) =>
  [...document.querySelectorAll<HTMLElement>('button')].find(({ textContent }) => textContent === name)?.click();

const cleanUp = vi.fn();

function signIn(element: HTMLElement): () => void {
  element.innerHTML = '<form><input name="email"></form>';
  return cleanUp;
}

/** Opens the warning of a session of Ann's, 2 minutes before its absolute timeout. */
function warn(tab: Tab): void {
  cleanUp.mockClear();
  undo.push(mountWarning(tab.session, { signIn }), tab.session.start());
  tab.session.signedIn({ account: 'ann' });
  find('#notes').focus();
  tab.clock.advance(HOUR - 2 * MINUTE);
  tab.clock.advance(500);
}

const openHour = () => openTab({ policy: { idle: '1h', max: '1h', warn: '2m' } });

/** Of two limits that are equal, the idle timeout is announced, unless the user has been active. */
function warnOfMax(tab = openHour()): Tab {
  cleanUp.mockClear();
  undo.push(mountWarning(tab.session, { signIn }), tab.session.start());
  tab.session.signedIn({ account: 'ann' });
  find('#notes').focus();
  tab.clock.advance(HOUR / 2);
  tab.session.reportActivity();
  tab.clock.advance(HOUR / 2 - 2 * MINUTE);
  tab.clock.advance(500);
  return tab;
}

test('offers to sign in again before the absolute timeout, beside signing out', () => {
  warnOfMax();
  expect(texts('dialog .curfew-button:not([hidden])')).toEqual([
    expect.stringMatching(/^Keep working until/),
    'Sign in again',
    'Sign out now',
  ]);
  expect(find('h2 + p').textContent).toMatch(/Sign in again before then to keep working without interruption\.$/);
});

test('does not offer it in the idle warning', () => {
  warn(openHour());
  expect(dialog().dataset.limit).toBe('idle');
  expect(texts('dialog .curfew-button:not([hidden])')).toEqual(['Stay signed in', 'Sign out']);
});

test.each(['before', 'after'])(
  'moves the form, with what is typed in it, to a screen of the end that is mounted %s it',
  (when) => {
    const tab = openHour();
    const mountEnd = () => undo.push(mountExpired(tab.session, { keep: true, signIn, onDiscard() {} }));
    if (when === 'before') mountEnd();
    warnOfMax(tab);
    if (when === 'after') mountEnd();
    press('Sign in again');
    const field = find<HTMLInputElement>('[name=email]');
    field.value = 'ann@example.com';
    tab.clock.advance(2 * MINUTE);
    expect(dialog()).toBeNull();
    expect(find('.curfew-expired [name=email]')).toBe(field);
    expect(field.value).toBe('ann@example.com');
    expect(document.activeElement).toBe(field);
    expect(cleanUp).not.toHaveBeenCalled();
    tab.session.signedIn({ account: 'ann' });
    expect(find('[name=email]')).toBeNull();
    expect(cleanUp).toHaveBeenCalledTimes(1);
  },
);

test('removes the form at the end of the session if no screen shows it', async () => {
  const tab = warnOfMax();
  press('Sign in again');
  tab.clock.advance(2 * MINUTE);
  await settled();
  expect(find('[name=email]')).toBeNull();
  expect(cleanUp).toHaveBeenCalledTimes(1);
});

test('shows the form beside the countdown, and closes when the person has signed in', () => {
  const tab = warnOfMax();
  press('Sign in again');
  expect(document.activeElement).toBe(find('[name=email]'));
  expect(find('h2').textContent).toBe('Sign in again');
  expect(texts('dialog .curfew-button')).toEqual(['Back']);
  tab.clock.advance(10_000);
  expect(find('[role=timer]').textContent).toBe('1:50');
  expect(cleanUp).not.toHaveBeenCalled();
  tab.session.signedIn({ account: 'ann' });
  expect(dialog()).toBeNull();
  expect(cleanUp).toHaveBeenCalledTimes(1);
  expect(document.activeElement).toBe(find('#notes'));
  expect(find('body > [aria-live=polite]').textContent).toBe('You’re still signed in.');
});

test.each([
  ['Back', () => press('Back')],
  ['Escape', () => dialog().dispatchEvent(new Event('cancel', { cancelable: true }))],
])('returns to the countdown by %s', (_, leave) => {
  warnOfMax();
  press('Sign in again');
  leave();
  expect(cleanUp).toHaveBeenCalledTimes(1);
  expect(find('[name=email]')).toBeNull();
  expect(document.activeElement?.textContent).toBe('Sign in again');
  expect(texts('dialog .curfew-button')).toHaveLength(3);
  expect(dialog().open).toBe(true);
});

test('returns focus to the page after a sign-in that began in the bar', () => {
  const tab = warnOfMax();
  press(texts('dialog .curfew-stay')[0] ?? '');
  find('.curfew-bar button').focus();
  press('Sign in again');
  expect(document.activeElement).toBe(find('[name=email]'));
  press('Back');
  expect(document.activeElement).toBe(find('#notes'));
  find('.curfew-bar button').focus();
  press('Sign in again');
  tab.session.signedIn({ account: 'ann' });
  expect(dialog()).toBeNull();
  expect(document.activeElement).toBe(find('#notes'));
});

test('offers it in the bar too, and returns to that', () => {
  warnOfMax();
  press(texts('dialog .curfew-stay')[0] ?? '');
  expect(texts('.curfew-bar .curfew-button')).toEqual(['Sign in again', 'Sign out now', '']);
  press('Sign in again');
  expect(document.activeElement).toBe(find('[name=email]'));
  expect(find('.curfew-bar')).toBeNull();
  press('Back');
  expect(find('.curfew-bar')).not.toBeNull();
  expect(dialog()).toBeNull();
});

test('ignores a press in the first half second', () => {
  const tab = openHour();
  undo.push(mountWarning(tab.session, { signIn }), tab.session.start());
  tab.clock.advance(HOUR / 2);
  tab.session.reportActivity();
  tab.clock.advance(HOUR / 2 - 2 * MINUTE);
  press('Sign in again');
  expect(find('[name=email]')).toBeNull();
});

test('cleans up the form when it is unmounted', () => {
  warnOfMax();
  press('Sign in again');
  for (const stop of undo.splice(0)) stop();
  expect(cleanUp).toHaveBeenCalledTimes(1);
  expect(dialog()).toBeNull();
});

async function served(): Promise<{ tab: Tab; server: FakeServer }> {
  let server: FakeServer | undefined;
  const tab = openTab({
    server(clock) {
      server = fakeServer({ clock, policy: { idle: '1h', max: '1h', warn: '2m' } });
      return server;
    },
  });
  undo.push(
    mountWarning(tab.session, { signIn }),
    mountExpired(tab.session, { keep: true, hide: find('#app'), signIn, onDiscard() {} }),
    tab.session.start(),
  );
  await settled();
  tab.clock.advance(HOUR / 2);
  tab.session.reportActivity();
  await settled();
  tab.clock.advance(HOUR / 2 - 2 * MINUTE);
  await settled();
  tab.clock.advance(500);
  return { tab, server: server as FakeServer };
}

test.each(['user', 'bob'])(
  'covers the page around the dialog until the server has named the person: %s',
  async (account) => {
    const { tab, server } = await served();
    press('Sign in again');
    const field = find('[name=email]');
    server.signIn(account);
    tab.session.signedIn();
    expect(tab.session.getSnapshot().verifying).toBe(true);
    expect(find('[name=email]')).toBe(field);
    expect(document.activeElement).toBe(field);
    expect(dialog().style.getPropertyPriority('box-shadow')).toBe('important');
    expect(find('.curfew-expired')).toBeNull();
    await settled();
    expect(tab.session.getSnapshot().verifying).toBe(false);
    expect(dialog()).toBeNull();
    expect(find('.curfew-expired') === null).toBe(account === 'user');
  },
);

test('leaves the screen to the cover while another person may have signed in, and comes back after that', async () => {
  const { tab, server } = await served();
  press(texts('dialog .curfew-stay')[0] ?? '');
  expect(find('.curfew-bar')).not.toBeNull();
  server.away = true;
  tab.session.signedIn();
  expect(find('.curfew-bar')).toBeNull();
  expect(find('.curfew-expired').textContent).toBe('Checking your session…');
  server.away = false;
  void tab.session.refresh();
  await settled();
  expect(find('.curfew-expired')).toBeNull();
  expect(find('.curfew-bar')).not.toBeNull();
});

test('covers the page when the user leaves the form before it is known who has signed in', async () => {
  const { tab, server } = await served();
  press('Sign in again');
  server.away = true;
  tab.session.signedIn();
  press('Back');
  expect(find('.curfew-expired').textContent).toBe('Checking your session…');
  expect(dialog()).toBeNull();
});
