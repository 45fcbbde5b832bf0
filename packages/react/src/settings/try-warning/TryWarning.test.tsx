import { act, cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { installDialog } from '../../../test/dialog.ts';
import { HOUR, MINUTE, pass, type Tab, tabIn } from '../../../test/tab.ts';
import { SessionGate } from '../../gate/SessionGate.tsx';
import { SessionProvider } from '../../SessionProvider.tsx';
import { SessionWarning } from '../../warning/SessionWarning.tsx';
import { useSettings } from '../context.ts';
import { SessionSettingsForm } from '../SessionSettingsForm.tsx';

const policy = { version: 7, maxMs: 8 * HOUR, idleMs: 20 * MINUTE, warnMs: 5 * MINUTE };

beforeAll(installDialog);
afterEach(() => {
  cleanup();
  document.title = '';
});

/** Edits the draft, as a field does. */
function Edit({ warnMs }: { readonly warnMs: number }) {
  const { dispatch } = useSettings();
  return (
    <button type="button" onClick={() => dispatch({ type: 'edit', durations: { warnMs } })}>
      Edit
    </button>
  );
}

function form(warnMs = MINUTE, readOnly = false): Tab {
  const tab = tabIn('active');
  render(
    <SessionProvider session={tab.session} locale="en-GB">
      <SessionSettingsForm.Root policy={policy} onSubmit={() => ({ type: 'failed' })} readOnly={readOnly}>
        <Edit warnMs={warnMs} />
        <SessionSettingsForm.TryWarning />
      </SessionSettingsForm.Root>
      <SessionWarning />
    </SessionProvider>,
  );
  return tab;
}

const button = () => screen.getByRole('button', { name: 'Show the warning' });
const edit = () => fireEvent.click(screen.getByRole('button', { name: 'Edit' }));

/** Loading a module takes as long as it takes. */
const eventually = <T,>(find: () => T) => waitFor(find, { timeout: 60_000 });

async function show(): Promise<HTMLElement> {
  button().focus();
  fireEvent.click(button());
  return eventually(() => screen.getByRole('alertdialog', { name: /^Preview:/ }));
}

const cover = () => eventually(() => screen.getByRole('dialog', { name: /^Preview:/ }));
const choose = (name: string) => fireEvent.click(screen.getByRole('radio', { name }));
const advance = (tab: Tab, ms: number) => act(() => pass(tab, ms));

test('opens the warning of the draft, marked as a preview, on a clock that runs ten times as fast', async () => {
  const tab = form();
  const dialog = await show();
  expect(within(dialog).getByText('Preview: no one is signed out')).toBeTruthy();
  expect(within(dialog).getByRole('timer').textContent).toBe('5:00');
  await advance(tab, 6_000);
  expect(within(dialog).getByRole('timer').textContent).toBe('4:00');
});

test('uses the draft, not the saved policy', async () => {
  form(2 * MINUTE);
  edit();
  expect(within(await show()).getByRole('timer').textContent).toBe('2:00');
});

test('shows the warning of the maximum, and the screen after the end', async () => {
  form();
  await show();
  choose('Maximum');
  await eventually(() => expect(screen.getByRole('alertdialog').dataset.limit).toBe('max'));
  expect(screen.getByRole('radio', { name: 'Maximum' })).toBe(document.activeElement);
  choose('Signed out');
  const screenOfEnd = await cover();
  expect(screenOfEnd.dataset.reason).toBe('idle');
  expect(within(screenOfEnd).getByText(/20 minutes/)).toBeTruthy();
  expect(screenOfEnd.querySelector('.curfew-icon')).not.toBeNull();
});

test.each([
  ['Escape', () => fireEvent.keyDown(document.activeElement as Element, { key: 'Escape' })],
  ['its button', () => fireEvent.click(screen.getByRole('button', { name: 'Close' }))],
])('closes by %s, and returns focus and the title of the page', async (_, close) => {
  document.title = 'Configuration';
  form();
  await show();
  choose('Signed out');
  await cover();
  close();
  await eventually(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(button()).toBe(document.activeElement);
  expect(document.title).toBe('Configuration');
});

test('closes when the user stays signed in', async () => {
  const tab = form();
  await show();
  await advance(tab, 100);
  fireEvent.click(screen.getByRole('button', { name: 'Stay signed in' }));
  await eventually(() => expect(screen.queryByRole('alertdialog')).toBeNull());
});

test('leaves the session of the page as it was', async () => {
  const tab = form();
  const changed = vi.fn();
  tab.session.observe(changed);
  const before = tab.session.getSnapshot();
  const stored = { ...localStorage };
  changed.mockClear();
  await show();
  await advance(tab, 100);
  fireEvent.click(screen.getByRole('button', { name: 'Sign out' }));
  expect(within(await cover()).getByRole('heading').textContent).toBe('Preview: You’ve signed out');
  expect(tab.session.getSnapshot()).toBe(before);
  expect(changed).not.toHaveBeenCalled();
  expect({ ...localStorage }).toEqual(stored);
});

test('names no sign-in over the page, which it does not offer', async () => {
  const tab = tabIn('active');
  render(
    <SessionProvider session={tab.session} locale="en-GB">
      <SessionGate signIn={<form />}>
        <SessionSettingsForm.Root policy={policy} onSubmit={() => ({ type: 'failed' })}>
          <SessionSettingsForm.TryWarning />
        </SessionSettingsForm.Root>
      </SessionGate>
    </SessionProvider>,
  );
  await show();
  choose('Maximum');
  await eventually(() => expect(screen.getByRole('alertdialog').dataset.limit).toBe('max'));
  expect(screen.getByRole('alertdialog').textContent).not.toContain('Sign in again');
});

test('keeps the controls beside the bar that the warning of the maximum shrinks to', async () => {
  const tab = form();
  await show();
  choose('Maximum');
  await eventually(() => expect(screen.getByRole('alertdialog').dataset.limit).toBe('max'));
  await advance(tab, 100);
  fireEvent.click(screen.getByRole('button', { name: /^Keep working/ }));
  expect(screen.queryByRole('alertdialog')).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: 'Close' }));
  expect(document.querySelector('.curfew-bar')).toBeNull();
});

test('marks what a screen reader announces', async () => {
  const tab = form();
  const dialog = await show();
  await advance(tab, 18_000);
  expect(dialog.querySelector('[aria-live=polite]')?.textContent).toMatch(/^Preview: .*2 minutes/);
});

test('gives way to the warning of the page, and does not come back', async () => {
  const tab = form();
  await show();
  await advance(tab, 13 * MINUTE);
  const dialogs = screen.getAllByRole('alertdialog');
  expect(dialogs).toHaveLength(1);
  expect(dialogs[0]?.textContent).not.toContain('Preview');
  expect(button().getAttribute('aria-disabled')).toBe('true');
  await act(async () => void tab.session.reportActivity());
  await act(async () => void (await tab.session.extend()));
  expect(screen.queryByRole('alertdialog')).toBeNull();
});

test('does not open for a draft that is not allowed, nor in a form that is read-only', async () => {
  form(20 * MINUTE);
  edit();
  expect(button().getAttribute('aria-disabled')).toBe('true');
  fireEvent.click(button());
  await act(async () => {});
  expect(screen.queryByRole('alertdialog')).toBeNull();
  cleanup();
  form(MINUTE, true);
  expect(screen.queryByRole('button', { name: 'Show the warning' })).toBeNull();
});
