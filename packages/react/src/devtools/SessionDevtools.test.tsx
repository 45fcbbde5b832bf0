import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { MINUTE, openTab, type Tab } from '../../test/tab.ts';
import { SessionProvider } from '../SessionProvider.tsx';
import { changesBetween } from './changes.ts';
import { openLog } from './log.ts';
import { SessionDevtools } from './SessionDevtools.tsx';

afterEach(cleanup);

function open(tab: Tab, onClose?: () => void): HTMLElement {
  render(
    <SessionProvider session={tab.session} locale="en-GB">
      <SessionDevtools onClose={onClose} />
    </SessionProvider>,
  );
  return screen.getByRole('complementary', { name: 'Session devtools' });
}

const value = (panel: HTMLElement, name: string) => within(panel).getByText(name).nextElementSibling?.textContent;
const lines = () => screen.queryAllByRole('listitem').map(({ textContent }) => textContent);

test('shows the facts, the status and the time left as it passes', () => {
  const tab = openTab();
  const panel = open(tab);
  expect(value(panel, 'id')).toBe(tab.session.getSnapshot().id);
  expect(value(panel, 'policy.idleMs')).toBe('15 mins');
  expect(value(panel, 'server')).toBe('null');
  expect(value(panel, 'startedAt')).toMatch(/^\d\d:\d\d:\d\d$/);
  expect(value(panel, 'idle')).toMatch(/^in 15:00, at \d\d:15:00$/);
  expect(value(panel, 'maximum')).toMatch(/^in 12 hrs, at \d\d:00:00$/);
  act(() => tab.clock.advance(13 * MINUTE));
  expect(value(panel, 'idle')).toMatch(/^in 2:00, at \d\d:15:00$/);
  expect(within(panel).getByText('warning: idle')).toBeTruthy();
  act(() => tab.clock.advance(2 * MINUTE));
  expect(within(panel).getByText('ended: idle')).toBeTruthy();
  expect(value(panel, 'ended.reason')).toBe('idle');
});

test('logs events with their changes, even if there are none', async () => {
  const tab = openTab();
  open(tab);
  await act(async () => {});
  fireEvent.click(screen.getByRole('button', { name: 'Clear' }));
  act(() => tab.clock.advance(MINUTE));
  act(() => void tab.session.reportActivity());
  expect(lines()[0]).toMatch(/Input in this tab.*publish.*save.*lastActivityAt → /);

  const other = tab.open();
  const stop = other.start();
  await act(async () => {});
  expect(lines()[0]).toMatch(/Another tab, or storage.*nothing new/);
  act(() => tab.clock.advance(MINUTE));
  await act(async () => void other.reportActivity());
  expect(lines().join()).toMatch(/Another tab, or storage.*lastActivityAt → /);
  await act(async () => other.signOut());
  expect(lines().join()).toMatch(/ended.reason → signed-out/);
  stop();
});

test('shows the holds and whether this tab leads', async () => {
  const tab = openTab();
  const panel = open(tab);
  await act(async () => {});
  expect(within(panel).getAllByText('leader')).toHaveLength(2);
  let release = () => {};
  act(() => {
    release = tab.session.hold('upload');
  });
  expect(within(panel).getByText('upload')).toBeTruthy();
  act(() => release());
  expect(within(panel).queryByText('upload')).toBeNull();
});

test('keeps the 200 newest entries, and adds none when there is no subscriber', () => {
  const tab = openTab();
  const stop = tab.session.start();
  const log = openLog(tab.session);
  const unsubscribe = log.subscribe(() => {});
  for (let minute = 0; minute < 250; minute++) {
    tab.clock.advance(MINUTE);
    tab.session.reportActivity();
  }
  expect(log.read().log).toHaveLength(200);
  expect(log.read().log[0]?.at).toBe(tab.clock.now());
  const [newest] = log.read().log;
  unsubscribe();
  tab.clock.advance(MINUTE);
  tab.session.reportActivity();
  expect(log.read().log[0]).toBe(newest);
  stop();
});

test('shows a close button only if there is `onClose`', () => {
  const onClose = vi.fn();
  open(openTab(), onClose);
  fireEvent.click(screen.getByRole('button', { name: 'Close' }));
  expect(onClose).toHaveBeenCalledTimes(1);
  cleanup();
  open(openTab());
  expect(screen.queryByRole('button', { name: 'Close' })).toBeNull();
});

test('shows the log first, moves through the corners, and keeps the log while it is folded', () => {
  const tab = openTab();
  const panel = open(tab);
  act(() => tab.clock.advance(MINUTE));
  act(() => void tab.session.reportActivity());
  expect(screen.getAllByRole('region').map((region) => region.getAttribute('aria-label'))).toEqual([
    'Log of this tab',
    'Session details',
  ]);
  const corners = [0, 1, 2, 3].map(() => {
    fireEvent.click(screen.getByRole('button', { name: 'Next corner' }));
    return panel.dataset.corner;
  });
  expect(corners).toEqual(['bottom-start', 'top-start', 'top-end', 'bottom-end']);
  const before = lines();
  fireEvent.click(screen.getByRole('button', { name: 'Fold' }));
  expect(screen.queryByRole('region')).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: 'Unfold' }));
  expect(lines()).toEqual(before);
});

test('changesBetween returns each changed value with its path', () => {
  const before = { id: 'a', policy: { version: 1, idleMs: 2 }, ended: null };
  expect(changesBetween(before, before)).toEqual([]);
  expect(changesBetween(before, { ...before, policy: { version: 3, idleMs: 2 } })).toEqual([
    { path: 'policy.version', value: 3 },
  ]);
  expect(changesBetween(null, before)).toEqual([
    { path: 'id', value: 'a' },
    { path: 'policy.version', value: 1 },
    { path: 'policy.idleMs', value: 2 },
    { path: 'ended', value: null },
  ]);
  expect(changesBetween(before, null)).toEqual([{ path: '', value: null }]);
});
