import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import type { ReactElement } from 'react';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { annsTab } from '../../test/anns-tab.ts';
import { installDialog } from '../../test/dialog.ts';
import { advance, email, idleOut, notes, openGate, signInAs } from '../../test/gate.tsx';
import { MINUTE, openTab, type Tab } from '../../test/tab.ts';
import { SessionGate } from '../gate/SessionGate.tsx';
import { SessionProvider } from '../SessionProvider.tsx';
import { useReauthenticate } from './use-reauthenticate.ts';

beforeAll(installDialog);
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

const results: boolean[] = [];

function DeleteButton(): ReactElement {
  const reauthenticate = useReauthenticate();
  const press = async () => void results.push(await reauthenticate());
  return (
    <button type="button" onClick={press}>
      Delete
    </button>
  );
}

function ask(tab: Tab) {
  results.length = 0;
  const gate = openGate(tab, { children: <DeleteButton /> });
  notes().value = 'half';
  const button = screen.getByRole('button', { name: 'Delete' });
  button.focus();
  fireEvent.click(button);
  return { ...gate, button };
}

const dialog = () => screen.queryByRole('dialog', { name: 'Confirm that it’s you' });

test('asks in a dialog with the form, and is true once the same person has signed in', async () => {
  const { button } = ask(annsTab());
  expect(dialog()).not.toBeNull();
  expect(document.activeElement).toBe(email());
  await signInAs('ann');
  expect(results).toEqual([true]);
  expect(dialog()).toBeNull();
  expect(document.activeElement).toBe(button);
  expect(notes().value).toBe('half');
});

test.each([
  ['Cancel', () => fireEvent.click(screen.getByRole('button', { name: 'Cancel' }))],
  ['Escape', () => fireEvent.keyDown(email(), { key: 'Escape' })],
])('is false after %s, and can be asked again', async (_, leave) => {
  const { button } = ask(annsTab());
  await act(async () => void leave());
  expect(results).toEqual([false]);
  expect(dialog()).toBeNull();
  fireEvent.click(button);
  await signInAs('ann');
  expect(results).toEqual([false, true]);
});

test('is false if another person signs in, who gets a page of their own', async () => {
  ask(annsTab());
  await signInAs('bob');
  expect(results).toEqual([false]);
  expect(notes().value).toBe('');
});

test('is false if the session ends, and the form moves to the screen', async () => {
  const tab = annsTab();
  ask(tab);
  const field = email();
  field.value = 'ann@';
  idleOut(tab);
  await act(async () => {});
  expect(results).toEqual([false]);
  expect(dialog()).toBeNull();
  expect(screen.getByRole('heading', { name: 'Your session has ended' })).toBeTruthy();
  expect(email()).toBe(field);
});

test('is false at once if the session has no account', async () => {
  ask(openTab());
  await act(async () => {});
  expect(results).toEqual([false]);
  expect(dialog()).toBeNull();
});

test('asks once for two requests at a time', async () => {
  const { button } = ask(annsTab());
  fireEvent.click(button);
  expect(screen.getAllByRole('dialog')).toHaveLength(1);
  await signInAs('ann');
  expect(results).toEqual([true, true]);
});

test('stays open beneath a warning', async () => {
  const tab = annsTab();
  ask(tab);
  advance(tab, 13 * MINUTE);
  advance(tab, 500);
  await act(async () => fireEvent.click(screen.getByRole('button', { name: 'Stay signed in' })));
  expect(dialog()).not.toBeNull();
  await signInAs('ann');
  expect(results).toEqual([true]);
});

test('is false if the gate is unmounted', async () => {
  const { unmount } = ask(annsTab());
  unmount();
  await act(async () => {});
  expect(results).toEqual([false]);
});

test('throws outside of a gate with a form', () => {
  vi.spyOn(console, 'error').mockImplementation(() => {});
  const { session } = openTab();
  const inside = (gate: ReactElement) => () => render(<SessionProvider session={session}>{gate}</SessionProvider>);
  expect(inside(<DeleteButton />)).toThrow('useReauthenticate must be used within <SessionGate signIn>.');
  expect(
    inside(
      <SessionGate onSignIn={() => {}}>
        <DeleteButton />
      </SessionGate>,
    ),
  ).toThrow('useReauthenticate must be used within <SessionGate signIn>.');
});
