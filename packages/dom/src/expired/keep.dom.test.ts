import { type FakeServer, fakeServer } from '@curfew/core/testing';
import { expect, test, vi } from 'vitest';
import { find, undo, usePage } from '../../test/page.ts';
import { HOUR, MINUTE, openTab, type Tab } from '../../test/tab.ts';
import { de } from '../locales/de.ts';
import { type ExpiredOptions, mountExpired } from './mount-expired.ts';

usePage('<main id="app"><label>Notes <input id="notes"></label></main>');

const settled = () => new Promise<void>((resolve) => setTimeout(resolve));
const announced = () => find('body > [aria-live=polite]').textContent;
const cover = () => find<HTMLDialogElement>('dialog.curfew-expired');

/** How the page is hidden, `''` if it is not. */
const hidden = () => {
  const { visibility, display } = getComputedStyle(find('#app'));
  return !find('#app').inert ? '' : display === 'none' ? 'gone' : visibility === 'hidden' ? 'kept' : 'shown';
};

const onDiscard = vi.fn();
const cleanUp = vi.fn();

function signIn(element: HTMLElement): () => void {
  element.innerHTML = '<form><input type="hidden"><input name="email"><button>Sign in</button></form>';
  return cleanUp;
}

function open(tab: Tab, options: Partial<ExpiredOptions> = {}): void {
  onDiscard.mockClear();
  cleanUp.mockClear();
  const unmount = mountExpired(tab.session, { keep: true, hide: find('#app'), signIn, onDiscard, ...options });
  undo.push(unmount, tab.session.start());
}

/** A page of Ann's in which she is writing. */
function openAsAnn(options?: Partial<ExpiredOptions>): Tab {
  const tab = openTab();
  open(tab, options);
  tab.session.signedIn({ account: 'ann' });
  find('#notes').focus();
  find<HTMLInputElement>('#notes').value = 'Half a sentence';
  return tab;
}

test('keeps the page after an idle timeout, and shows it as it was when the same person has signed in', () => {
  const tab = openAsAnn();
  tab.clock.advance(15 * MINUTE);
  expect(hidden()).toBe('kept');
  expect(find('h1 + p + p').textContent).toMatch(/^Nothing is lost: what you entered stays on this page until \d/);
  const described = find('dialog').getAttribute('aria-describedby')?.split(' ') ?? [];
  expect(described.map((id) => document.getElementById(id)?.tagName)).toEqual(['P', 'P']);
  expect(document.activeElement).toBe(find('[name=email]'));
  expect([...document.querySelectorAll('dialog button')].map(({ textContent }) => textContent)).toEqual(['Sign in']);

  tab.session.signedIn({ account: 'ann' });
  expect(cover()).toBeNull();
  expect(hidden()).toBe('');
  expect(find<HTMLInputElement>('#notes').value).toBe('Half a sentence');
  expect(document.activeElement).toBe(find('#notes'));
  expect(announced()).toBe('You’re signed in again. Everything is as you left it.');
  expect(cleanUp).toHaveBeenCalledTimes(1);
  expect(onDiscard).not.toHaveBeenCalled();

  tab.clock.advance(15 * MINUTE);
  expect(announced()).toBe('');
});

test('lets no shortcut of the app act in the page while it is covered', () => {
  const tab = openAsAnn();
  const [shortcut, field] = [vi.fn(), vi.fn()];
  const types = ['keydown', 'keyup', 'keypress', 'paste'];
  const listening = new AbortController();
  undo.push(() => listening.abort());
  for (const target of [document, window])
    for (const type of types) target.addEventListener(type, shortcut, { signal: listening.signal });
  const press = (selector: string) => {
    for (const type of types) find(selector).dispatchEvent(new Event(type, { bubbles: true }));
  };
  press('#notes');
  expect(shortcut).toHaveBeenCalledTimes(8);

  tab.clock.advance(15 * MINUTE);
  for (const type of types) find('[name=email]').addEventListener(type, field);
  press('[name=email]');
  press('body');
  expect(field).toHaveBeenCalledTimes(4);
  expect(shortcut).toHaveBeenCalledTimes(8);

  tab.session.signedIn({ account: 'ann' });
  press('#notes');
  expect(shortcut).toHaveBeenCalledTimes(16);
});

test('lets no undo change what was typed while it is covered, in a frame neither', () => {
  const tab = openAsAnn();
  find('#app').insertAdjacentHTML('beforeend', '<iframe></iframe>');
  const inFrame = find<HTMLIFrameElement>('iframe').contentDocument?.body as HTMLElement;
  const isAllowed = (element: HTMLElement) =>
    element.dispatchEvent(new InputEvent('beforeinput', { bubbles: true, cancelable: true }));
  tab.clock.advance(15 * MINUTE);
  expect([find('#notes'), inFrame, find('[name=email]')].map(isAllowed)).toEqual([false, false, true]);
  tab.session.signedIn({ account: 'ann' });
  expect([find('#notes'), inFrame].map(isAllowed)).toEqual([true, true]);
});

test('leaves nothing that was typed, which Firefox would restore for the next person', () => {
  const tab = openAsAnn();
  find('#app').insertAdjacentHTML(
    'beforeend',
    '<textarea>Dear</textarea><input type="checkbox" checked><select><option>a<option selected>b</select>',
  );
  const [text, box, choice] = ['textarea', '[type=checkbox]', 'select'].map((each) => find<HTMLInputElement>(each));
  const fields = () => [find<HTMLInputElement>('#notes').value, text?.value, box?.checked, choice?.value];
  const leave = (persisted: boolean) => window.dispatchEvent(Object.assign(new Event('pagehide'), { persisted }));
  Object.assign(text as object, { value: 'Dear Bob' });
  Object.assign(box as object, { checked: false });
  Object.assign(choice as object, { value: 'a' });
  const typed = ['Half a sentence', 'Dear Bob', false, 'a'];
  leave(false);
  expect(fields()).toEqual(typed);
  tab.clock.advance(15 * MINUTE);
  leave(true);
  expect(fields()).toEqual(typed);
  leave(false);
  expect(fields()).toEqual(['', 'Dear', true, 'b']);
});

test('promises nothing without `keep`, and shows the page to the same person only', () => {
  const tab = openAsAnn({ keep: false });
  tab.session.signOut();
  expect(hidden()).toBe('gone');
  expect(find<HTMLElement>('.curfew-kept').hidden).toBe(true);
  tab.session.signedIn({ account: 'ann' });
  expect(hidden()).toBe('');
  expect(onDiscard).not.toHaveBeenCalled();
  tab.clock.advance(15 * MINUTE);
  tab.session.signedIn({ account: 'bob' });
  expect(hidden()).toBe('gone');
  expect(cover().open).toBe(true);
  expect(onDiscard).toHaveBeenCalledTimes(1);
});

test.each([['bob'], [undefined]])('stays covered, and loads the page anew, if the account is %s', (account) => {
  const tab = openAsAnn();
  tab.clock.advance(15 * MINUTE);
  tab.session.signedIn(account ? { account } : {});
  expect(onDiscard).toHaveBeenCalledTimes(1);
  expect(cover().open).toBe(true);
  expect(hidden()).toBe('gone');
  tab.session.reportActivity();
  tab.clock.advance(14 * MINUTE);
  expect(onDiscard).toHaveBeenCalledTimes(1);
  expect(cover().open).toBe(true);
});

test('covers the page and loads it anew if another person signs in before the end', () => {
  const tab = openAsAnn();
  tab.session.signedIn({ account: 'bob' });
  expect(onDiscard).toHaveBeenCalledTimes(1);
  expect(find('dialog').textContent).toBe('Checking your session…');
  expect(hidden()).toBe('gone');
});

test.each(['signed-out', 'revoked', 'policy', 'superseded'] as const)('never keeps a page after %s', (reason) => {
  const tab = openAsAnn();
  tab.session.signOut(reason);
  expect(hidden()).toBe('gone');
  expect(find<HTMLElement>('.curfew-kept').hidden).toBe(true);
  expect(onDiscard).not.toHaveBeenCalled();
  tab.session.signedIn({ account: 'ann' });
  expect(hidden()).toBe('gone');
  expect(cover().open).toBe(true);
  expect(onDiscard).toHaveBeenCalledTimes(1);
});

test('keeps no page of a session without an account', () => {
  const tab = openTab();
  open(tab);
  tab.clock.advance(15 * MINUTE);
  expect(hidden()).toBe('gone');
});

test('loads the page anew when its time is over, by its clock or after sleep', () => {
  const tab = openAsAnn({ keepFor: '1h' });
  tab.clock.advance(15 * MINUTE + HOUR - 1);
  expect(hidden()).toBe('kept');
  tab.clock.advance(1);
  expect(hidden()).toBe('gone');
  expect(onDiscard).toHaveBeenCalledTimes(1);

  for (const stop of undo.splice(0)) stop();
  const asleep = openAsAnn({ keepFor: '1h' });
  asleep.clock.sleep(15 * MINUTE + HOUR);
  asleep.clock.advance(0);
  expect(hidden()).toBe('gone');
  asleep.session.signedIn({ account: 'ann' });
  expect(hidden()).toBe('gone');
  expect(onDiscard).toHaveBeenCalledTimes(1);
});

test('waits longer than a timer of the browser can', () => {
  const tab = openAsAnn({ keepFor: '60d' });
  tab.clock.advance(59 * 24 * HOUR);
  expect(hidden()).toBe('kept');
  tab.clock.advance(2 * 24 * HOUR);
  expect(hidden()).toBe('gone');
});

test('goes on when the same person has signed in in another tab, and keeps nothing when another has', () => {
  const tab = openAsAnn();
  const other = tab.open();
  undo.push(other.start());
  tab.clock.advance(15 * MINUTE);
  other.signedIn({ account: 'ann' });
  expect(hidden()).toBe('');
  tab.clock.advance(15 * MINUTE);
  expect(hidden()).toBe('kept');
  other.signedIn({ account: 'bob' });
  expect(hidden()).toBe('gone');
  expect([...document.querySelectorAll('dialog button')].map(({ textContent }) => textContent)).toEqual([
    'Reload',
    'Sign in',
  ]);
  expect(onDiscard).not.toHaveBeenCalled();
});

test('names the day if the page is kept until tomorrow', () => {
  const tab = openAsAnn({ keepFor: '24h', locale: 'de', messages: de });
  tab.clock.advance(15 * MINUTE);
  expect(find('.curfew-kept').textContent).toMatch(
    /^Es geht nichts verloren: .* bis zum 25\. November um \d\d:\d\d\u00a0Uhr auf dieser Seite erhalten\.$/,
  );
});

test('focuses the field when a framework has rendered it, unless the user has moved on', async () => {
  const tab = openAsAnn({ signIn() {} });
  tab.clock.advance(15 * MINUTE);
  expect(document.activeElement).toBe(find('h1'));
  find('.curfew-sign-in').innerHTML = '<form><input name="name"><input name="password" autofocus></form>';
  await settled();
  expect(document.activeElement).toBe(find('[name=password]'));
});

test('reports a form that throws, and covers the page all the same', () => {
  const reportError = vi.fn();
  vi.stubGlobal('reportError', reportError);
  const tab = openAsAnn({
    signIn() {
      throw new Error('no form');
    },
  });
  tab.clock.advance(15 * MINUTE);
  expect(reportError).toHaveBeenCalledTimes(1);
  expect(cover().open).toBe(true);
  expect(document.activeElement).toBe(find('h1'));
  vi.unstubAllGlobals();
});

test('needs a way to sign in, and a duration', () => {
  const { session } = openTab();
  expect(() => mountExpired(session, {})).toThrow('mountExpired needs onSignIn or signIn.');
  expect(() => mountExpired(session, { signIn, keep: true, keepFor: 'long' })).toThrow('is not a duration');
});

function serve(): { tab: Tab; server: FakeServer } {
  let server: FakeServer | undefined;
  const tab = openTab({
    server(clock) {
      server = fakeServer({ clock, policy: { idle: '15m', max: '12h', warn: '2m' } });
      return server;
    },
  });
  return { tab, server: server as FakeServer };
}

test('keeps the screen and its form until the server has named the person', async () => {
  const { tab, server } = serve();
  open(tab);
  await settled();
  tab.clock.advance(15 * MINUTE);
  await settled();
  expect(hidden()).toBe('kept');
  const field = find('[name=email]');
  server.signIn();
  tab.session.signedIn();
  expect(tab.session.getSnapshot().status).toBe('pending');
  expect(find('[name=email]')).toBe(field);
  expect(hidden()).toBe('kept');
  await settled();
  expect(hidden()).toBe('');
  expect(cover()).toBeNull();

  tab.clock.advance(15 * MINUTE);
  await settled();
  server.signIn('bob');
  tab.session.signedIn();
  expect(hidden()).toBe('kept');
  await settled();
  expect(hidden()).toBe('gone');
  expect(cover().open).toBe(true);
  expect(onDiscard).toHaveBeenCalledTimes(1);
});

test('hides the page without `keep` until the server has named the person', async () => {
  const { tab, server } = serve();
  open(tab, { keep: false });
  await settled();
  for (const [account, isHidden] of [
    ['user', ''],
    ['bob', 'gone'],
  ] as const) {
    tab.clock.advance(15 * MINUTE);
    await settled();
    server.signIn(account);
    tab.session.signedIn();
    expect(hidden()).toBe('gone');
    await settled();
    expect(hidden()).toBe(isHidden);
  }
  expect(onDiscard).toHaveBeenCalledTimes(1);
});

test('covers the page, and keeps it, while it is not known who has signed in before the end', async () => {
  const { tab, server } = serve();
  open(tab);
  await settled();
  server.signIn();
  tab.session.signedIn();
  expect(tab.session.getSnapshot()).toMatchObject({ status: 'active', verifying: true });
  expect(cover().textContent).toBe('Checking your session…');
  expect(hidden()).toBe('');
  await settled();
  expect(cover()).toBeNull();
  expect(announced()).toBe('');
  expect(onDiscard).not.toHaveBeenCalled();
});
