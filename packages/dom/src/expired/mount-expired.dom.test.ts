import { fakeServer } from '@curfew/core/testing';
import { expect, test, vi } from 'vitest';
import { find, undo, usePage } from '../../test/page.ts';
import { MINUTE, openTab, type Tab } from '../../test/tab.ts';
import { ja } from '../locales/ja.ts';
import { ICONS } from './icons.ts';
import { type ExpiredOptions, mountExpired } from './mount-expired.ts';

usePage('<div id="app"><p>Secret</p></div>');

const SIGNED_OUT = 'Your other tabs are signed out too.';

const buttons = () => [...document.querySelectorAll('dialog button')].map(({ textContent }) => textContent);
const settled = () => new Promise<void>((resolve) => setTimeout(resolve));

function open(tab: Tab, options: Partial<ExpiredOptions> = {}): () => void {
  const unmount = mountExpired(tab.session, { onSignIn() {}, hide: find('#app'), ...options });
  undo.push(unmount, tab.session.start());
  return unmount;
}

const isHidden = () => Boolean(find('#app').inert) && getComputedStyle(find('#app')).display === 'none';

test('hides the protected content and shows the reason when the session ends', () => {
  const tab = openTab();
  open(tab);
  expect(find('dialog')).toBeNull();
  tab.clock.advance(15 * MINUTE);
  expect(isHidden()).toBe(true);
  expect(find('h1').textContent).toBe('Your session has ended');
  expect(document.activeElement).toBe(find('h1'));
  expect(find('h1 + p').textContent).toMatch(/^For your security, sessions end after 15 minutes of inactivity\./);
  expect(find('dialog').dataset.reason).toBe('idle');
  expect(find('dialog').getAttribute('aria-labelledby')).toBe(find('h1').id);
  expect(find('dialog').getAttribute('aria-describedby')).toBe(find('h1 + p').id);
  expect(document.title).toBe('Signed out · Orders');
});

test('only covers the page if `hide` is null', () => {
  const tab = openTab();
  open(tab, { hide: null });
  tab.session.signOut();
  expect(find('#app').textContent).toBe('Secret');
  expect(find<HTMLDialogElement>('dialog').open).toBe(true);
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
  await settled();
  for (const server of servers) server.away = true;
  tab.clock.sleep(15 * MINUTE);
  tab.clock.advance(0);
  expect(tab.session.getSnapshot().verifying).toBe(true);
  expect(find('dialog').textContent).toBe('Checking your session…');
  expect(find('dialog').getAttribute('aria-busy')).toBe('true');
  expect(isHidden()).toBe(false);
  expect(document.title).toBe('Orders');

  await settled();
  expect(document.activeElement).toBe(find('h1'));
  expect(find('dialog').getAttribute('aria-busy')).toBe('false');
  expect(isHidden()).toBe(true);
});

test.each(['signed-out', 'revoked', 'policy', 'superseded'] as const)('shows an icon of its kind for %s', (reason) => {
  const tab = openTab();
  open(tab);
  tab.session.signOut(reason);
  expect(find('.curfew-icon svg').getAttribute('aria-hidden')).toBe('true');
  expect(find('.curfew-icon path').getAttribute('d')).toBe(ICONS[reason]);
});

test.each([
  ['signed-out', 'You’ve signed out'],
  ['revoked', 'Your session has ended'],
] as const)('has the title of its reason: %s', (reason, title) => {
  const tab = openTab();
  open(tab);
  tab.session.signOut(reason);
  expect(find('h1').textContent).toBe(title);
});

test('removes the screen when a new session begins', () => {
  const tab = openTab();
  open(tab);
  tab.session.signOut();
  expect(isHidden()).toBe(true);
  tab.session.signedIn();
  expect(isHidden()).toBe(false);
  expect(find('#app').textContent).toBe('Secret');
  expect(find('dialog')).toBeNull();
  expect(document.title).toBe('Orders');
});

test('offers a reload as soon as another tab has signed in, and no longer after its end', () => {
  const tab = openTab();
  open(tab);
  const other = tab.open();
  undo.push(other.start());
  other.signOut();
  expect(buttons()).toEqual(['Sign in again']);
  expect(find('dialog button').className).toBe('curfew-button curfew-primary');
  other.signedIn();
  expect(buttons()).toEqual(['Reload', 'Sign in again']);
  expect(find('dialog button + button').className.trim()).toBe('curfew-button');
  expect(document.activeElement).toBe(find('h1'));
  other.signOut();
  expect(buttons()).toEqual(['Sign in again']);
});

test('explains the reload as soon as another tab has signed in, and reports the own reason', () => {
  const onSignIn = vi.fn();
  const tab = openTab();
  open(tab, { onSignIn });
  const other = tab.open();
  undo.push(other.start());
  other.signOut();
  const shown = () => [find('dialog').dataset.reason, find('h1').textContent, find('.curfew-text').textContent];
  const own = ['signed-out', 'You’ve signed out', SIGNED_OUT];
  expect(shown()).toEqual(own);
  const icon = find('path').getAttribute('d');
  other.signedIn();
  expect(shown()).toEqual([
    'superseded',
    'Your session has ended',
    'A new session has started in this browser. Reload the page to use it.',
  ]);
  expect(find('path').getAttribute('d')).not.toBe(icon);
  find('dialog button + button').click();
  expect(onSignIn).toHaveBeenCalledExactlyOnceWith({ returnTo: '/', reason: 'signed-out' });
  other.signOut();
  expect(shown()).toEqual(own);
});

test('keeps focus on Reload when the session that replaced this one ends', () => {
  const tab = openTab();
  open(tab);
  tab.session.signOut('superseded');
  const reload = find('dialog button');
  reload.focus();
  const other = tab.open();
  undo.push(other.start());
  other.signedIn();
  other.signOut();
  expect(document.activeElement).toBe(reload);
});

test('shows one screen for two copies of the kit, hides the parts of both, and takes over', () => {
  const tab = openTab();
  document.body.insertAdjacentHTML('beforeend', '<div id="other"></div>');
  const unmount = open(tab);
  open(tab, { hide: find('#other') });
  tab.session.signOut();
  expect(document.querySelectorAll('dialog')).toHaveLength(1);
  expect(isHidden()).toBe(true);
  expect(find('#other').inert).toBe(true);
  expect(document.title).toBe('Signed out · Orders');
  unmount();
  tab.clock.advance(0);
  expect(document.querySelectorAll('dialog')).toHaveLength(1);
  expect(find('h1 + p').textContent).toBe(SIGNED_OUT);
  tab.session.signedIn();
  expect(document.title).toBe('Orders');
  expect(find('dialog')).toBeNull();
});

test('does not cover the page that signs in', () => {
  const tab = openTab({ signInPage: '/sign-in' });
  open(tab);
  tab.session.signOut();
  history.replaceState(null, '', '/sign-in');
  tab.clock.advance(250);
  expect(find('dialog')).toBeNull();
  expect(isHidden()).toBe(false);
  history.replaceState(null, '', '/');
  tab.clock.advance(250);
  expect(isHidden()).toBe(true);
  expect(find('h1 + p').textContent).toBe(SIGNED_OUT);
});

test('ignores Escape, and opens again if a script closes it', async () => {
  const tab = openTab();
  open(tab);
  tab.session.signOut();
  const key = new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true });
  document.body.dispatchEvent(key);
  expect(key.defaultPrevented).toBe(true);
  find<HTMLDialogElement>('dialog').close();
  await settled();
  expect(find<HTMLDialogElement>('dialog').open).toBe(true);
});

test('passes the path and the reason to onSignIn when the button is pressed', () => {
  const onSignIn = vi.fn();
  const tab = openTab();
  open(tab, { onSignIn });
  tab.session.signOut('revoked');
  expect(buttons()).toEqual(['Sign in again']);
  find('dialog button').click();
  expect(onSignIn).toHaveBeenCalledExactlyOnceWith({ returnTo: '/', reason: 'revoked' });
});

test('offers a reload, but does not reload by itself, if a new session has begun elsewhere', () => {
  const tab = openTab();
  open(tab);
  tab.session.signOut('superseded');
  expect(buttons()).toEqual(['Reload', 'Sign in again']);
  expect(find('.curfew-primary').textContent).toBe('Reload');
});

test('covers the page at once if the session has already ended', () => {
  const tab = openTab();
  undo.push(tab.session.start());
  tab.session.signOut();
  open(tab);
  expect(find('h1 + p').textContent).toBe(SIGNED_OUT);
});

test('shows the given catalogue, and leaves the page when it is unmounted', () => {
  const tab = openTab();
  const unmount = open(tab, { locale: 'ja', messages: ja });
  tab.session.signOut();
  expect(find('h1').textContent).toBe('サインアウトしました');
  expect(document.querySelectorAll('[style]:not(.curfew-expired, #app)')).toHaveLength(0);
  unmount();
  expect(find('dialog')).toBeNull();
  expect(document.title).toBe('Orders');
});

test.each([
  ['the body is replaced', () => document.body.replaceWith(document.createElement('body'))],
  ['the content of the body is replaced', () => document.body.replaceChildren(document.createElement('main'))],
  ['the screen is removed', () => find('dialog').remove()],
])('covers the page again if %s', async (_, replace) => {
  const tab = openTab();
  open(tab, { hide: null });
  tab.session.signOut();
  for (let times = 0; times < 3; times++) {
    replace();
    await settled();
    expect(find<HTMLDialogElement>('body > dialog').open).toBe(true);
    expect(find('h1 + p').textContent).toBe(SIGNED_OUT);
  }
});

test('focuses again what had focus if the body is replaced', async () => {
  const tab = openTab();
  open(tab, {
    signIn(form) {
      form.innerHTML = '<input name="email"><input name="password">';
    },
  });
  tab.clock.advance(15 * MINUTE);
  const [email, password] = document.querySelectorAll<HTMLInputElement>('dialog input');
  for (const field of [email, password]) {
    field?.focus();
    document.body.replaceWith(document.createElement('body'));
    await settled();
    expect(document.activeElement).toBe(field);
  }
});

test('covers the page by its own style, which no rule of the page overrides', () => {
  const tab = openTab();
  open(tab, { hide: null });
  tab.session.signOut();
  const { style } = find('dialog');
  for (const property of ['position', 'opacity', 'display', 'visibility', 'transform'])
    expect(style.getPropertyPriority(property), property).toBe('important');
});

test('returns focus into the part that it has hidden', () => {
  find('#app').innerHTML = '<input>';
  find('input').focus();
  const tab = openTab();
  open(tab);
  tab.session.signOut();
  tab.session.signedIn();
  expect(document.activeElement).toBe(find('input'));
});

test('shows the part again as it was, and refuses to hide the body', () => {
  find('#app').style.setProperty('display', 'flex', 'important');
  const tab = openTab();
  const unmount = open(tab);
  tab.session.signOut();
  expect(isHidden()).toBe(true);
  unmount();
  expect(find('#app').getAttribute('style')).toBe('display: flex !important;');
  expect(isHidden()).toBe(false);
  expect(() => mountExpired(tab.session, { onSignIn() {}, hide: document.body })).toThrow('a part of the body');
});
