import { timeText } from '@curfew/dom';
import { act, cleanup, fireEvent, screen } from '@testing-library/react';
import { useEffect } from 'react';
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { annsTab } from '../../test/anns-tab.ts';
import { installDialog } from '../../test/dialog.ts';
import { advance, announced, email, idleOut, notes, openGate, signInAs } from '../../test/gate.tsx';
import { HOUR, MINUTE, openTab } from '../../test/tab.ts';

beforeAll(installDialog);
beforeEach(() => {
  document.title = 'Orders';
});
afterEach(cleanup);

const type = (text: string) => {
  notes().focus();
  notes().value = text;
};
const page = () => document.querySelector('main');
const heading = () => screen.queryByRole('heading', { name: 'Your session has ended' });

function Shortcut({ press }: { readonly press: () => void }) {
  useEffect(() => {
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [press]);
  return null;
}

describe('the same person', () => {
  test('goes on in the same page: what was typed, scroll positions, focus and title', async () => {
    const tab = annsTab();
    const { container } = openGate(tab);
    type('half a sen');
    screen.getByTestId('list').scrollTop = 70;
    const before = page();
    idleOut(tab);
    expect(heading()).not.toBeNull();
    expect([container.inert, container.style.visibility]).toEqual([true, 'hidden']);
    expect(document.title).toBe('Signed out · Orders');
    expect(
      screen.getByText(/^Nothing is lost: what you entered stays on this page until (.* at )?\d\d:\d\d\.$/),
    ).toBeTruthy();

    await signInAs('ann');
    expect(heading()).toBeNull();
    expect(page()).toBe(before);
    expect([notes().value, screen.getByTestId('list').scrollTop]).toEqual(['half a sen', 70]);
    expect(document.activeElement).toBe(notes());
    expect([Boolean(container.inert), container.style.visibility]).toEqual([false, '']);
    expect(document.title).toBe('Orders');
    expect(announced()).toBe('You’re signed in again. Everything is as you left it.');
  });

  test('finds no shortcut of the app used meanwhile, and the form receives its keys', async () => {
    const [shortcut, field] = [vi.fn(), vi.fn()];
    const tab = annsTab();
    openGate(tab, { children: <Shortcut press={shortcut} />, signIn: <input aria-label="Email" onKeyDown={field} /> });
    fireEvent.keyDown(notes(), { key: 'd' });
    expect(shortcut).toHaveBeenCalledTimes(1);
    idleOut(tab);
    fireEvent.keyDown(email(), { key: 'd' });
    fireEvent.keyDown(document.body, { key: 'd' });
    expect([shortcut.mock.calls.length, field.mock.calls.length]).toEqual([1, 1]);
  });

  test('goes on after the absolute timeout', async () => {
    const tab = annsTab({ policy: { idle: '1h', max: '1h', warn: '2m' } });
    openGate(tab);
    const before = page();
    advance(tab, HOUR / 2);
    act(() => void tab.session.reportActivity());
    advance(tab, HOUR / 2);
    expect(tab.session.getSnapshot().reason).toBe('max');
    await signInAs('ann');
    expect(page()).toBe(before);
  });

  test('goes on if they have signed in in another tab, and the announcement ends with the next warning', async () => {
    const tab = annsTab();
    openGate(tab);
    type('half');
    const other = tab.open();
    const stop = other.start();
    idleOut(tab);
    await act(async () => other.signedIn({ account: 'ann' }));
    expect(heading()).toBeNull();
    expect(notes().value).toBe('half');
    expect(announced()).toContain('You’re signed in again.');
    advance(tab, 13 * MINUTE);
    expect(announced()).not.toContain('You’re signed in again.');
    stop();
  });
});

describe('nothing is kept', () => {
  test.each(['signed-out', 'revoked', 'policy', 'superseded'] as const)('after the end: %s', (reason) => {
    const tab = annsTab();
    openGate(tab);
    act(() => tab.session.signOut(reason));
    expect(page()).toBeNull();
    expect(document.querySelector('.curfew-kept')).toBeNull();
  });

  test('by default, nor if the session has no account', () => {
    for (const [tab, props] of [
      [annsTab(), { keepMounted: false }],
      [openTab(), {}],
    ] as const) {
      openGate(tab, props);
      idleOut(tab);
      expect(page()).toBeNull();
      cleanup();
    }
  });

  test.each(['bob', undefined])('as soon as %s has signed in in another tab', async (account) => {
    const tab = annsTab();
    openGate(tab);
    const other = tab.open();
    const stop = other.start();
    idleOut(tab);
    expect(page()).not.toBeNull();
    await act(async () => other.signedIn(account ? { account } : {}));
    expect(page()).toBeNull();
    expect(screen.getByRole('button', { name: 'Reload' })).toBeTruthy();
    stop();
  });

  test('of a page that opened after the end', () => {
    const tab = annsTab();
    tab.clock.advance(15 * MINUTE);
    const { renders } = openGate(tab);
    expect(page()).toBeNull();
    expect(renders).toEqual([]);
  });
});

describe('keepFor', () => {
  test('keeps the page until then, by the clock', () => {
    const tab = annsTab();
    openGate(tab, { keepFor: '30m' });
    idleOut(tab);
    const until = timeText(tab.clock.now() + 30 * MINUTE, 'en-GB');
    expect(screen.getByText(/stays on this page until/).textContent).toContain(until);
    advance(tab, 30 * MINUTE - 1);
    expect(page()).not.toBeNull();
    advance(tab, 1);
    expect(page()).toBeNull();
    expect(screen.queryByText(/stays on this page/)).toBeNull();
    expect(heading()).not.toBeNull();
  });

  test('shows a new page if the tab has slept through it, also before its timer runs', async () => {
    const tab = annsTab();
    openGate(tab, { keepFor: '30m' });
    type('secret');
    idleOut(tab);
    const before = page();
    tab.clock.sleep(30 * MINUTE);
    await signInAs('ann');
    expect(page()).not.toBe(before);
    expect(notes().value).toBe('');
  });

  test('discards the page within a minute after the tab has slept through it', () => {
    const tab = annsTab();
    openGate(tab);
    idleOut(tab);
    tab.clock.sleep(8 * HOUR);
    advance(tab, MINUTE);
    expect(page()).toBeNull();
  });

  test('keeps the state of the page if the options change', async () => {
    const tab = annsTab();
    const { update } = openGate(tab, { keepMounted: false });
    await act(async () => tab.session.signedIn({ account: 'bob' }));
    type('half');
    update({ keepMounted: true, keepFor: '1h' });
    idleOut(tab);
    expect(notes().value).toBe('half');
  });

  test('throws if it is no duration', () => {
    expect(() => openGate(annsTab(), { keepFor: 'long' })).toThrow('is not a duration');
  });
});

describe('another person', () => {
  /** In no commit may the page of one be in the document while the session is another's. */
  function expectNoMix({ commits, renders }: ReturnType<typeof openGate>): void {
    const mixed = commits.filter(
      ({ account, pages }) => account && pages.some((title) => title !== `Customer of ${account}`),
    );
    expect(mixed).toEqual([]);
    // Not even rendered: its hooks would send requests with the next session.
    expect(renders.filter(([owner, account]) => account && owner !== account)).toEqual([]);
  }

  test('gets a page of their own in the commit in which the screen goes', async () => {
    const tab = annsTab();
    const gate = openGate(tab);
    type('secret');
    idleOut(tab);
    await signInAs('bob');
    expectNoMix(gate);
    expect(screen.getByRole('heading', { name: 'Customer of bob' })).toBeTruthy();
    expect(heading()).toBeNull();
    expect(notes().value).toBe('');
    expect(announced()).toBe('');
    // What had focus is gone.
    expect(document.activeElement).toBe(page());
    const covered = gate.paints.findLastIndex(({ isCovered }) => isCovered);
    const uncovered = gate.paints.slice(covered + 1);
    expect(uncovered.length).toBeGreaterThan(0);
    for (const { pages } of uncovered) expect(pages).toEqual(['Customer of bob']);
  });

  test('who signs in before the end gets a page of their own', async () => {
    const tab = annsTab();
    const gate = openGate(tab, { keepMounted: false });
    await act(async () => tab.session.signedIn({ account: 'bob' }));
    expectNoMix(gate);
    expect(screen.getByRole('heading', { name: 'Customer of bob' })).toBeTruthy();
  });

  test('sees nothing of the first one while the session has ended', async () => {
    const tab = annsTab();
    const { paints } = openGate(tab);
    idleOut(tab);
    await act(async () => {});
    const ended = paints.filter(({ status }) => status === 'ended');
    expect(ended.length).toBeGreaterThan(0);
    expect(ended.filter(({ isCovered }) => !isCovered)).toEqual([]);
  });
});

test('hides what is beside the page too, and shows it again as it was', async () => {
  document.body.insertAdjacentHTML('beforeend', '<div id="toast" style="visibility: visible"></div>');
  const toast = document.querySelector<HTMLElement>('#toast') as HTMLElement;
  const tab = annsTab();
  openGate(tab);
  idleOut(tab);
  expect(toast.style.visibility).toBe('hidden');
  await signInAs('ann');
  expect(toast.style.visibility).toBe('visible');
  toast.remove();
});

test('does not remount the page when a session without an account begins before the end', () => {
  const tab = openTab();
  openGate(tab);
  const before = page();
  act(() => tab.session.signedIn());
  expect(page()).toBe(before);
});
