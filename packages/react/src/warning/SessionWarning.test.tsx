import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { installDialog } from '../../test/dialog.ts';
import { MINUTE, openTab, type Tab } from '../../test/tab.ts';
import { SessionProvider } from '../SessionProvider.tsx';
import { SessionWarning } from './SessionWarning.tsx';

beforeAll(installDialog);
beforeEach(() => {
  document.title = 'Orders';
});
afterEach(cleanup);

function open(tab: Tab): void {
  render(
    <SessionProvider session={tab.session} locale="en-GB">
      <main>
        <input aria-label="Note" />
      </main>
      <SessionWarning />
    </SessionProvider>,
  );
}

const pass = ({ clock }: Tab, ms: number) => act(() => clock.advance(ms));

/** Opens the idle warning, and waits until it accepts presses. */
function warn(tab: Tab): HTMLElement {
  open(tab);
  pass(tab, 13 * MINUTE);
  pass(tab, 500);
  return screen.getByRole('alertdialog');
}

test('shows one warning for two copies of the kit, and announces its end once', async () => {
  const tab = openTab();
  render(
    <SessionProvider session={tab.session} locale="en-GB">
      <SessionWarning />
      <SessionWarning />
    </SessionProvider>,
  );
  pass(tab, 13 * MINUTE + 500);
  expect(screen.getAllByRole('alertdialog')).toHaveLength(1);
  await act(async () => fireEvent.click(screen.getByRole('button', { name: 'Stay signed in' })));
  pass(tab, 500);
  expect(screen.queryByRole('alertdialog')).toBeNull();
  expect(screen.getAllByText('You’re still signed in.')).toHaveLength(1);
  expect(document.title).toBe('Orders');
});

test.each(['idle', 'max'] as const)('names the seconds of the end in the last minute: %s', (limit) => {
  const tab = openTab(limit === 'idle' ? {} : { policy: { idle: '14m', max: '15m', warn: '2m' } });
  if (limit === 'max') tab.clock.setTimer(() => tab.session.reportActivity(), 5 * MINUTE);
  const dialog = warn(tab);
  const times = () => dialog.textContent?.match(/\d\d:\d\d(:\d\d)?/g);
  pass(tab, MINUTE - 501);
  const before = times();
  expect(before).toHaveLength(limit === 'idle' ? 1 : 2);
  expect(before?.every((time) => time.length === 5)).toBe(true);
  pass(tab, 1);
  expect(times()).toEqual(before?.map((time) => expect.stringMatching(`^${time}:`)));
});

test('has the time after the text, where Orca does not join it to the next word', () => {
  expect(warn(openTab()).querySelector('.curfew-text + [role=timer] + button')).not.toBeNull();
});

test('extends once if the button is pressed twice', async () => {
  const tab = openTab();
  const extend = vi.spyOn(tab.session, 'extend').mockReturnValue(new Promise(() => {}));
  const dialog = warn(tab);
  const stay = screen.getByRole('button', { name: 'Stay signed in' });
  fireEvent.click(stay);
  fireEvent.click(stay);
  expect(extend).toHaveBeenCalledTimes(1);
  expect(dialog.dataset.phase).toBe('extending');
  expect(stay.getAttribute('aria-disabled')).toBe('true');
  expect(stay.hasAttribute('disabled')).toBe(false);
});

test('shows an error if extending fails, and tries again when the button is pressed', async () => {
  const tab = openTab();
  const extend = vi.spyOn(tab.session, 'extend').mockResolvedValue(false);
  const dialog = warn(tab);
  const stay = screen.getByRole('button', { name: 'Stay signed in' });
  await act(async () => fireEvent.click(stay));
  expect(dialog.dataset.phase).toBe('failed');
  expect(screen.getByRole('alert').textContent).toMatch(/^We couldn’t extend your session\./);
  await act(async () => fireEvent.click(stay));
  expect(extend).toHaveBeenCalledTimes(2);
});

test('ignores a press in the first half second', () => {
  const tab = openTab();
  open(tab);
  pass(tab, 13 * MINUTE);
  fireEvent.click(screen.getByRole('button', { name: 'Sign out' }));
  pass(tab, 499);
  fireEvent.keyDown(window, { key: 'Escape' });
  expect(tab.session.getSnapshot().status).toBe('warning');
});

test('ignores a key that is held down', () => {
  warn(openTab());
  const stay = screen.getByRole('button', { name: 'Stay signed in' });
  expect(fireEvent.keyDown(stay, { key: 'Enter', repeat: true })).toBe(false);
  expect(fireEvent.keyDown(stay, { key: 'Enter' })).toBe(true);
});

test('extends the session, before other listeners of the page run, when Escape is pressed', () => {
  const tab = openTab();
  const listener = vi.fn();
  document.addEventListener('keydown', listener);
  warn(tab);
  fireEvent.keyDown(document.body, { key: 'Escape' });
  document.removeEventListener('keydown', listener);
  expect(listener).not.toHaveBeenCalled();
  expect(tab.session.getSnapshot().status).toBe('active');
});

test('opens again if a script closes it', async () => {
  const dialog = warn(openTab()) as HTMLDialogElement;
  await act(async () => dialog.close());
  expect(dialog.open).toBe(true);
});

test('removes `inert` and `aria-hidden` if a script sets them', async () => {
  const dialog = warn(openTab());
  await act(async () => {
    dialog.setAttribute('inert', '');
    dialog.setAttribute('aria-hidden', 'true');
  });
  expect(dialog.hasAttribute('inert')).toBe(false);
  expect(dialog.hasAttribute('aria-hidden')).toBe(false);
});

test('stops pointer and focus events, so that a dialog beneath sees no press outside of it', () => {
  const listener = vi.fn();
  for (const type of ['pointerdown', 'mousedown', 'focusin']) document.body.addEventListener(type, listener);
  const dialog = warn(openTab());
  listener.mockClear();
  fireEvent.pointerDown(dialog);
  fireEvent.mouseDown(dialog);
  fireEvent.focusIn(dialog);
  for (const type of ['pointerdown', 'mousedown', 'focusin']) document.body.removeEventListener(type, listener);
  expect(listener).not.toHaveBeenCalled();
});

test('changes in place, and announces that, when the absolute timeout becomes the coming end', () => {
  const tab = openTab({ policy: { idle: '15m', max: '16m', warn: '2m' } });
  open(tab);
  pass(tab, 13 * MINUTE);
  const dialog = screen.getByRole('alertdialog', { name: 'You’re about to be signed out' });
  pass(tab, MINUTE + 30_000);
  act(() => void tab.session.extend());
  expect(screen.getByRole('alertdialog', { name: 'You’ll need to sign in again soon' })).toBe(dialog);
  expect(dialog.querySelector('[aria-live=polite]')?.textContent).toBe('You’ll need to sign in again soon');
});

/** The bar of the warning before the maximum, two minutes before it. */
function openBar() {
  const tab = openTab({ policy: { idle: '20m', max: '20m', warn: '2m' } });
  open(tab);
  pass(tab, 10 * MINUTE);
  act(() => void tab.session.reportActivity());
  pass(tab, 8 * MINUTE + 500);
  fireEvent.keyDown(document.body, { key: 'Escape' });
  return tab;
}

test('folds the bar to the time left, and unfolds it', () => {
  openBar();
  const bar = screen.getByRole('region', { name: 'You’ll need to sign in again soon' });
  const fold = screen.getByRole('button', { name: 'You’ll need to sign in again soon' });
  expect([fold.getAttribute('aria-expanded'), bar.dataset.folded]).toEqual(['true', undefined]);
  fireEvent.click(fold);
  expect([fold.getAttribute('aria-expanded'), bar.dataset.folded]).toEqual(['false', '']);
  expect(screen.getByRole('timer').textContent).toBe('2:00');
});

describe.each([
  ['the body is replaced', () => document.body.replaceWith(document.createElement('body'))],
  ['the content of the body is replaced', () => document.body.replaceChildren()],
])('if %s', (_, replace) => {
  const before = document.body;
  afterEach(() => document.body.replaceWith(before));

  const pressed = (selector: string) => act(async () => fireEvent.click(document.querySelector(selector) as Element));

  test('the bar returns, and its buttons work', async () => {
    const tab = openBar();
    await act(async () => replace());
    expect(document.querySelectorAll('body > .curfew-bar')).toHaveLength(1);
    await pressed('.curfew-bar button');
    expect(tab.session.getSnapshot().reason).toBe('signed-out');
    expect(document.querySelector('.curfew-bar')).toBeNull();
  });

  test('the dialog returns, with focus, and its buttons work', async () => {
    const tab = openTab();
    warn(tab);
    await act(async () => replace());
    pass(tab, 500);
    expect(document.querySelectorAll('body > dialog')).toHaveLength(1);
    expect(document.activeElement).toBe(document.querySelector('.curfew-stay'));
    await pressed('.curfew-stay');
    expect(tab.session.getSnapshot().status).toBe('active');
    expect(document.querySelector('dialog')).toBeNull();
  });
});

test.each([
  [31, 'calm'],
  [30, 'soon'],
  [10, 'now'],
])('shows how urgent it is if %i s are left: %s', (seconds, urgency) => {
  const tab = openTab();
  open(tab);
  pass(tab, 15 * MINUTE - seconds * 1_000);
  expect(screen.getByRole('timer').dataset.urgency).toBe(urgency);
});

test("shows the time left in the page's title, and restores it", async () => {
  const tab = openTab();
  warn(tab);
  expect(document.title).toBe('2 mins left · Orders');
  pass(tab, MINUTE - 500);
  expect(document.title).toBe('1 min left · Orders');
  await act(async () => void tab.session.extend());
  expect(document.title).toBe('Orders');
});

test('does not restore the title if your app has changed it', async () => {
  const tab = openTab();
  warn(tab);
  document.title = 'Orders (1)';
  await act(async () => void tab.session.extend());
  expect(document.title).toBe('Orders (1)');
});

test('announces only the latest instant when the tab resumes from sleep', () => {
  const tab = openTab({ policy: { idle: '15m', max: '12h', warn: '6m' } });
  open(tab);
  pass(tab, 9 * MINUTE);
  tab.clock.sleep(5 * MINUTE + 31_000);
  pass(tab, 0);
  const dialog = screen.getByRole('alertdialog');
  expect(dialog.querySelector('[aria-live=polite]')?.textContent).toBe('');
  expect(dialog.querySelector('[aria-live=assertive]')?.textContent).toBe('You’ll be signed out in 30 seconds.');
});

test('uses no inline style', () => {
  expect(warn(openTab()).querySelectorAll('[style]')).toHaveLength(0);
});

test('uses the given texts and locale', () => {
  const tab = openTab();
  render(
    <SessionProvider session={tab.session} locale="de" messages={{ warning: { title: { idle: 'Noch da?', max: '' } } }}>
      <SessionWarning />
    </SessionProvider>,
  );
  pass(tab, 13 * MINUTE);
  expect(screen.getByRole('heading', { level: 2 }).textContent).toBe('Noch da?');
  expect(screen.getByText(/ at \d\d:\d\d\.$/)).toBeTruthy();
});
