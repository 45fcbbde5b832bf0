import { type FakeServer, fakeServer } from '@curfew/core/testing';
import { expect, test, vi } from 'vitest';
import { find, usePage } from '../../test/page.ts';
import { MINUTE, openTab } from '../../test/tab.ts';
import { announced, dialog, leave, open, polite, press, settled, stay, warn } from '../../test/warning.ts';

usePage('<main><input aria-label="Note"></main>');

test('describes the coming end and focuses the button that extends when it opens', () => {
  warn(openTab());
  expect(dialog().open).toBe(true);
  expect(find(`#${dialog().getAttribute('aria-labelledby')}`).textContent).toBe('You’re about to be signed out');
  expect(find(`#${dialog().getAttribute('aria-describedby')}`).textContent).toMatch(
    /^For your security, you’ll be signed out at \d\d:\d\d\.$/,
  );
  expect(document.activeElement).toBe(stay());
  expect(dialog().dataset).toMatchObject({ limit: 'idle', phase: 'open' });
});

test('names the seconds of the end in the last minute, in which its minute may have begun', async () => {
  const tab = openTab();
  const extend = vi.spyOn(tab.session, 'extend').mockResolvedValue(false);
  warn(tab);
  const text = () => find('.curfew-text').textContent;
  tab.clock.advance(MINUTE - 501);
  expect(text()).toMatch(/ at \d\d:\d\d\.$/);
  tab.clock.advance(1);
  expect(text()).toMatch(/ at \d\d:\d\d:\d\d\.$/);
  stay().click();
  await settled();
  expect(extend).toHaveBeenCalled();
  expect(find('[role=alert]').textContent).toMatch(/ before \d\d:\d\d:\d\d\.$/);
});

test('has the time after the text, where Orca does not join it to the next word', () => {
  warn(openTab());
  expect(find('.curfew-text + [role=timer] + button')).not.toBeNull();
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
  expect(find('[role=alert]').textContent).toMatch(/^We couldn’t extend your session\./);
  stay().click();
  expect(extend).toHaveBeenCalledTimes(2);
});

/** Presses "Stay signed in" without a server, while the warning of the server itself is not yet due. */
async function failEarly() {
  let server = {} as FakeServer;
  const tab = openTab({
    server(clock) {
      server = fakeServer({ clock, policy: { idle: '1m', max: '12h', warn: '40s' } });
      return server;
    },
  });
  open(tab);
  await vi.waitFor(() => expect(tab.session.getSnapshot().status).toBe('active'));
  tab.clock.advance(20_000);
  tab.clock.advance(500);
  server.away = true;
  stay().click();
  await vi.waitFor(() => expect(dialog().dataset.phase).toBe('failed'));
  return { tab, server };
}

test('stays open until the server confirms, if the warning begins earlier than that of the server', async () => {
  const { tab, server } = await failEarly();
  expect(tab.session.getSnapshot().status).toBe('active');
  expect(announced()).toBe('');
  tab.clock.advance(10_000);
  expect(dialog().dataset.phase).toBe('failed');
  expect(find('[role=timer]').textContent).toBe('0:30');
  server.away = false;
  stay().click();
  await vi.waitFor(() => expect(dialog()).toBeNull());
  expect(announced()).toBe('You’re still signed in.');
});

test('closes after a failure as soon as a heartbeat has extended the session', async () => {
  const { tab, server } = await failEarly();
  server.away = false;
  await tab.session.refresh();
  tab.clock.advance(8_000);
  await vi.waitFor(() => expect(dialog()).toBeNull());
  expect(tab.session.getSnapshot().status).toBe('active');
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
  const listener = vi.fn();
  document.addEventListener('keydown', listener);
  warn(tab);
  press('Escape');
  document.removeEventListener('keydown', listener);
  expect(listener).not.toHaveBeenCalled();
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

test('changes in place, and announces that, when the absolute timeout becomes the coming end', () => {
  const tab = openTab({ policy: { idle: '15m', max: '16m', warn: '2m' } });
  open(tab);
  tab.clock.advance(13 * MINUTE);
  const opened = dialog();
  tab.clock.advance(MINUTE + 30_000);
  void tab.session.extend();
  expect(dialog()).toBe(opened);
  expect(find('h2').textContent).toBe('You’ll need to sign in again soon');
  expect(polite()).toBe('You’ll need to sign in again soon');
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
  expect(announced()).toBe('You’re still signed in.');
});
