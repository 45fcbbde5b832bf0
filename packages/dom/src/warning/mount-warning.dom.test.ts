import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { installDialog } from '../../test/dialog.ts';
import { MINUTE, openTab, type Tab } from '../../test/tab.ts';
import { de } from '../locales/de.ts';
import { mountWarning, type WarningOptions } from './mount-warning.ts';

let undo: (() => void)[] = [];

beforeAll(installDialog);
beforeEach(() => {
  document.title = 'Orders';
  document.body.innerHTML = '<main><input aria-label="Note"></main>';
});
afterEach(() => {
  for (const stop of undo) stop();
  undo = [];
});

function open(tab: Tab, options: WarningOptions = { locale: 'en-GB' }): () => void {
  const unmount = mountWarning(tab.session, options);
  undo.push(unmount, tab.session.start());
  return unmount;
}

const find = <T extends Element = HTMLElement>(selector: string) => document.querySelector<T>(selector) as T;
const dialog = () => find<HTMLDialogElement>('[role=alertdialog]');
const [stay, leave] = [() => find('.curfew-stay'), () => find('.curfew-stay + button')];
const polite = () => find('[aria-live=polite]:not(body > *)').textContent;
const assertive = () => find('[aria-live=assertive]').textContent;
const said = () => find('body > [aria-live=polite]').textContent;
const press = (key: string, init?: KeyboardEventInit) =>
  (document.activeElement ?? document.body).dispatchEvent(
    new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...init }),
  );
const settled = () => new Promise<void>((resolve) => queueMicrotask(() => queueMicrotask(resolve)));

/** Opens the idle warning, and waits until it accepts presses. */
function warn(tab: Tab, options?: WarningOptions): void {
  open(tab, options);
  tab.clock.advance(13 * MINUTE);
  tab.clock.advance(500);
}

test('describes the coming end and focuses the button that extends when it opens', () => {
  warn(openTab());
  expect(dialog().open).toBe(true);
  expect(find(`#${dialog().getAttribute('aria-labelledby')}`).textContent).toBe("You're about to be signed out");
  expect(find(`#${dialog().getAttribute('aria-describedby')}`).textContent).toMatch(
    /^For your security, you'll be signed out at \d\d:\d\d\.$/,
  );
  expect(document.activeElement).toBe(stay());
  expect(dialog().dataset).toMatchObject({ limit: 'idle', phase: 'open' });
});

test('has the time after the text, where Orca does not join it to the next word', () => {
  warn(openTab());
  expect(find('.curfew-text + [role=timer] + button')).not.toBeNull();
});

test('closes, announces that and returns focus when the session is extended', async () => {
  const tab = openTab();
  find<HTMLInputElement>('input').focus();
  warn(tab);
  stay().click();
  await settled();
  expect(dialog()).toBeNull();
  expect(said()).toBe("You're still signed in.");
  expect(document.activeElement).toBe(find('input'));
  expect(document.title).toBe('Orders');
});

test('closes when another tab extends the session', async () => {
  const tab = openTab();
  warn(tab);
  const other = tab.open();
  undo.push(other.start());
  await other.extend();
  expect(dialog()).toBeNull();
});

test('extends once if the button is pressed twice', () => {
  const tab = openTab();
  const extend = vi.spyOn(tab.session, 'extend').mockReturnValue(new Promise(() => {}));
  warn(tab);
  stay().click();
  stay().click();
  expect(extend).toHaveBeenCalledTimes(1);
  expect(dialog().dataset.phase).toBe('extending');
  expect(stay().getAttribute('aria-disabled')).toBe('true');
  expect(stay().hasAttribute('disabled')).toBe(false);
});

test('shows an error if extending fails, and tries again when the button is pressed', async () => {
  const tab = openTab();
  const extend = vi.spyOn(tab.session, 'extend').mockResolvedValue(false);
  warn(tab);
  stay().click();
  await settled();
  expect(dialog().dataset.phase).toBe('failed');
  expect(find('[role=alert]').textContent).toMatch(/^We couldn't extend your session\./);
  stay().click();
  expect(extend).toHaveBeenCalledTimes(2);
});

test('changes nothing if the reply arrives after the session has ended', async () => {
  const tab = openTab();
  let answer = (_: boolean) => {};
  vi.spyOn(tab.session, 'extend').mockReturnValue(
    new Promise((resolve) => {
      answer = resolve;
    }),
  );
  warn(tab);
  stay().click();
  tab.session.signOut();
  answer(false);
  await settled();
  expect(dialog()).toBeNull();
  expect(document.title).toBe('Orders');
});

test('ignores a press in the first half second', () => {
  const tab = openTab();
  open(tab);
  tab.clock.advance(13 * MINUTE);
  leave().click();
  tab.clock.advance(499);
  press('Escape');
  expect(tab.session.getSnapshot().status).toBe('warning');
  tab.clock.advance(1);
  leave().click();
  expect(tab.session.getSnapshot().reason).toBe('signed-out');
});

test('extends the session, before other listeners of the page run, when Escape or back is pressed', () => {
  const tab = openTab();
  const host = vi.fn();
  document.addEventListener('keydown', host);
  warn(tab);
  press('Escape');
  document.removeEventListener('keydown', host);
  expect(host).not.toHaveBeenCalled();
  expect(tab.session.getSnapshot().status).toBe('active');

  tab.clock.advance(13 * MINUTE + 500);
  const cancel = new Event('cancel', { cancelable: true });
  dialog().dispatchEvent(cancel);
  expect(cancel.defaultPrevented).toBe(true);
  expect(tab.session.getSnapshot().status).toBe('active');
});

test('ignores a key that is held down', () => {
  warn(openTab());
  expect(press('Enter', { repeat: true })).toBe(false);
  expect(press('Enter')).toBe(true);
});

test('shrinks to a bar when Escape is pressed before the absolute timeout', () => {
  const tab = openTab({ policy: { idle: '12h', max: '12h', warn: '2m' } });
  open(tab);
  tab.clock.advance(6 * 60 * MINUTE);
  tab.session.reportActivity();
  tab.clock.advance(6 * 60 * MINUTE - 2 * MINUTE);
  tab.clock.advance(1_000);
  expect(dialog().dataset.limit).toBe('max');
  expect(document.activeElement).toBe(find('.curfew-title'));
  press('Escape');
  expect(dialog()).toBeNull();
  expect(find('.curfew-bar').getAttribute('aria-label')).toBe("You'll need to sign in again soon");
  expect(find('.curfew-bar p').textContent).toMatch(/^Session ends at \d\d:\d\d\./);
  expect(find('[role=timer]').textContent).toBe('1:59');
  tab.clock.advance(MINUTE);
  expect(polite()).toBe('Your session ends in 1 minute.');
  find('.curfew-bar button').click();
  expect(tab.session.getSnapshot().reason).toBe('signed-out');
  expect(find('.curfew-bar')).toBeNull();
});

test('folds the bar to the time left, and unfolds it', () => {
  const tab = openTab({ policy: { idle: '20m', max: '20m', warn: '2m' } });
  open(tab);
  tab.clock.advance(10 * MINUTE);
  tab.session.reportActivity();
  tab.clock.advance(8 * MINUTE + 500);
  press('Escape');
  const [leaves, fold] = document.querySelectorAll<HTMLElement>('.curfew-bar button');
  expect(leaves?.textContent).toBe('Sign out now');
  expect([fold?.ariaExpanded ?? fold?.getAttribute('aria-expanded'), find('.curfew-bar').dataset.folded]).toEqual([
    'true',
    undefined,
  ]);
  expect(fold?.getAttribute('aria-label')).toBe("You'll need to sign in again soon");
  fold?.click();
  expect([fold?.getAttribute('aria-expanded'), find('.curfew-bar').dataset.folded]).toEqual(['false', '']);
  expect(document.querySelectorAll('.curfew-bar :is(p, button)')).toHaveLength(1);
  expect(find('[role=timer]').textContent).toBe('2:00');
  fold?.click();
  expect(find('.curfew-bar').dataset.folded).toBeUndefined();
  expect([...document.querySelectorAll('.curfew-bar button')]).toEqual([leaves, fold]);
});

test.each([
  [120, 'calm'],
  [31, 'calm'],
  [30, 'soon'],
  [11, 'soon'],
  [10, 'now'],
  [1, 'now'],
])('shows how urgent it is if %i s are left: %s', (seconds, urgency) => {
  const tab = openTab();
  open(tab);
  tab.clock.advance(15 * MINUTE - seconds * 1_000);
  expect(find('.curfew-countdown').dataset.urgency).toBe(urgency);
});

test('changes in place, and announces that, when the absolute timeout becomes the coming end', () => {
  const tab = openTab({ policy: { idle: '15m', max: '16m', warn: '2m' } });
  open(tab);
  tab.clock.advance(13 * MINUTE);
  const opened = dialog();
  tab.clock.advance(MINUTE + 30_000);
  void tab.session.extend();
  expect(dialog()).toBe(opened);
  expect(find('h2').textContent).toBe("You'll need to sign in again soon");
  expect(polite()).toBe("You'll need to sign in again soon");
});

test('announces five sentences, each once, during a whole warning', () => {
  const tab = openTab({ policy: { idle: '15m', max: '12h', warn: '6m' } });
  open(tab);
  tab.clock.advance(9 * MINUTE);
  const heard: string[] = [];
  const watch = new MutationObserver(() => {});
  for (const region of dialog().querySelectorAll('[aria-live]')) watch.observe(region, { childList: true });
  for (let second = 0; second < 6 * 60 - 1; second++) {
    tab.clock.advance(1_000);
    for (const { target, addedNodes } of watch.takeRecords()) {
      const live = (target as Element).getAttribute('aria-live');
      if (addedNodes.length) heard.push(`${live}: ${target.textContent}`);
    }
  }
  expect(heard).toEqual([
    "polite: You'll be signed out in 5 minutes.",
    "polite: You'll be signed out in 2 minutes.",
    "polite: You'll be signed out in 1 minute.",
    "assertive: You'll be signed out in 30 seconds.",
    "assertive: You'll be signed out in 10 seconds.",
  ]);
});

test('announces only the latest instant when the tab resumes from sleep', () => {
  const tab = openTab({ policy: { idle: '15m', max: '12h', warn: '6m' } });
  open(tab);
  tab.clock.advance(9 * MINUTE);
  tab.clock.sleep(5 * MINUTE + 31_000);
  tab.clock.advance(0);
  expect(polite()).toBe('');
  expect(assertive()).toBe("You'll be signed out in 30 seconds.");
});

test('shows whole seconds, rounded up', () => {
  const tab = openTab();
  open(tab);
  tab.clock.advance(13 * MINUTE);
  expect(find('[role=timer]').textContent).toBe('2:00');
  tab.clock.advance(1);
  expect(find('[role=timer]').textContent).toBe('2:00');
  tab.clock.advance(12_999);
  expect(find('[role=timer]').textContent).toBe('1:47');
});

test("shows the time left in the page's title, and restores it unless your app has changed it", async () => {
  const tab = openTab();
  warn(tab);
  expect(document.title).toBe('2 mins left · Orders');
  tab.clock.advance(MINUTE - 500);
  expect(document.title).toBe('1 min left · Orders');
  await tab.session.extend();
  expect(document.title).toBe('Orders');

  tab.clock.advance(13 * MINUTE);
  document.title = 'Orders (1)';
  await tab.session.extend();
  expect(document.title).toBe('Orders (1)');
});

test("shows no more than the time left in the page's title", () => {
  const tab = openTab({ policy: { idle: '15m', max: '12h', warn: '5m' } });
  open(tab);
  tab.clock.advance(10 * MINUTE);
  const shown = [document.title];
  for (const ms of [150_000, 90_000, 30_000, 12_000, 10_000]) {
    tab.clock.advance(ms);
    shown.push(document.title);
  }
  expect(shown.map((title) => title.replace(' left · Orders', ''))).toEqual([
    '5 mins',
    '3 mins',
    '1 min',
    '30 secs',
    '20 secs',
    '10 secs',
  ]);
});

test('does not change the title if `title` is false', () => {
  warn(openTab(), { title: false });
  expect(document.title).toBe('Orders');
});

test('opens again if a script closes it, and removes `inert` if a script sets it', async () => {
  warn(openTab());
  dialog().close();
  await settled();
  expect(dialog().open).toBe(true);
  dialog().inert = true;
  dialog().setAttribute('inert', '');
  await settled();
  expect(dialog().hasAttribute('inert')).toBe(false);
});

test('restores the page and changes it no more when it is unmounted', () => {
  const tab = openTab();
  const body = document.body.innerHTML;
  const unmount = open(tab);
  tab.clock.advance(13 * MINUTE);
  unmount();
  expect(document.body.innerHTML).toBe(body);
  expect(document.title).toBe('Orders');
  tab.clock.advance(MINUTE);
  expect(document.body.innerHTML).toBe(body);
});

test('uses the given texts and locale, and no inline style', () => {
  warn(openTab(), { locale: 'de', messages: { warning: { ...de.warning, title: { idle: 'Noch da?', max: '' } } } });
  expect(find('h2').textContent).toBe('Noch da?');
  expect(find('h2 + p').textContent).toMatch(/^Zu Ihrer Sicherheit werden Sie um \d\d:\d\d\u00a0Uhr abgemeldet\.$/);
  expect(document.querySelectorAll('[style]')).toHaveLength(0);
});

test.each(['en_US', 'de_DE.UTF-8'])('opens if the locale is %s', (locale) => {
  warn(openTab(), { locale });
  expect(dialog().open).toBe(true);
  expect(find('h2 + p').textContent).toMatch(/ at \d\d:\d\d/);
});

test('reports a locale that is no tag when it is mounted, and warns in English', () => {
  const reportError = vi.fn();
  vi.stubGlobal('reportError', reportError);
  const tab = openTab();
  open(tab, { locale: '' });
  expect(reportError).toHaveBeenCalledTimes(1);
  tab.clock.advance(13 * MINUTE);
  expect(find('h2 + p').textContent).toMatch(/^For your security, /);
  vi.unstubAllGlobals();
});

test('reports a text that throws, and shows the English one', () => {
  const reportError = vi.fn();
  vi.stubGlobal('reportError', reportError);
  const fail = () => {
    throw new Error('no text');
  };
  warn(openTab(), { messages: { warning: { description: fail, left: fail } } });
  expect(find('h2 + p').textContent).toMatch(/^For your security, /);
  expect(reportError).toHaveBeenCalled();
  vi.unstubAllGlobals();
});

test('shows one warning for two copies of the kit, and announces its end once', async () => {
  const tab = openTab();
  const other = tab.open();
  open(tab);
  undo.push(mountWarning(other), other.start());
  const dialogs = () => document.querySelectorAll('[role=alertdialog]').length;
  const regions = () =>
    [...document.querySelectorAll('body > [aria-live=polite]')].map(({ textContent }) => textContent);
  tab.clock.advance(13 * MINUTE + 500);
  expect(dialogs()).toBe(1);
  expect(document.title).toBe('2 mins left · Orders');
  stay().click();
  await settled();
  tab.clock.advance(500);
  expect(dialogs()).toBe(0);
  expect(document.title).toBe('Orders');
  expect(regions().sort()).toEqual(['', "You're still signed in."]);
});

test('takes over the warning of another copy that leaves', () => {
  const tab = openTab();
  const unmount = open(tab);
  undo.push(mountWarning(tab.session));
  tab.clock.advance(13 * MINUTE);
  unmount();
  expect(dialog()).toBeNull();
  tab.clock.advance(500);
  expect(dialog().open).toBe(true);
  expect(document.title).toBe('2 min left · Orders');
});

test('opens and closes without showModal, as in an old WebView', async () => {
  const { showModal, close } = HTMLDialogElement.prototype;
  Object.assign(HTMLDialogElement.prototype, { showModal: undefined, close: undefined });
  try {
    warn(openTab());
    expect(dialog().hasAttribute('open')).toBe(true);
    expect(dialog().dataset.curfewCover).toBe('');
    expect(document.activeElement).toBe(stay());
    stay().click();
    await settled();
    expect(dialog()).toBeNull();
  } finally {
    Object.assign(HTMLDialogElement.prototype, { showModal, close });
  }
});

test('opens again, with its live region, if the body is replaced', async () => {
  const tab = openTab();
  warn(tab);
  document.body.replaceWith(document.createElement('body'));
  await new Promise((resolve) => setTimeout(resolve));
  expect(dialog().open).toBe(true);
  tab.clock.advance(500);
  stay().click();
  await settled();
  expect(dialog()).toBeNull();
  expect(said()).toBe("You're still signed in.");
});
