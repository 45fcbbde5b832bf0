import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { lazy, type ReactElement, Suspense, useState } from 'react';
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { annsTab } from '../../test/anns-tab.ts';
import { installDialog } from '../../test/dialog.ts';
import { advance, email, idleOut, notes, openGate, signInAs } from '../../test/gate.tsx';
import { SignInForm } from '../../test/SignInForm.tsx';
import { MINUTE } from '../../test/tab.ts';
import { SessionProvider } from '../SessionProvider.tsx';
import { SessionGate } from './SessionGate.tsx';

beforeAll(installDialog);
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

function Broken(): ReactElement {
  throw new Error('broken form');
}

let isBroken = true;
const Sometimes = () => (isBroken ? <Broken /> : <SignInForm />);

function Counter(): ReactElement {
  const [count, set] = useState(0);
  return (
    <button type="button" onClick={() => set(count + 1)}>
      {`Pressed ${count}`}
    </button>
  );
}

const button = (name: string) => screen.queryByRole('button', { name });
const title = () => screen.getByRole('heading', { name: 'Your session has ended' });

/** A tab whose session ends by the absolute timeout, in its warning. */
function annsLastMinutes() {
  const tab = annsTab({ policy: { idle: '20m', max: '20m', warn: '2m' } });
  const gate = openGate(tab);
  advance(tab, 10 * MINUTE);
  act(() => void tab.session.reportActivity());
  advance(tab, 8 * MINUTE);
  advance(tab, 500);
  return { tab, ...gate };
}

describe('on the screen', () => {
  test('replaces the button, and its first field has focus', () => {
    const tab = annsTab();
    openGate(tab);
    idleOut(tab);
    expect(button('Sign in again')).toBeNull();
    expect(document.activeElement).toBe(email());
    const dialog = screen.getByRole('dialog', { name: 'Your session has ended' });
    const described = dialog.getAttribute('aria-describedby')?.split(' ') ?? [];
    const texts = described.map((id) => document.getElementById(id)?.textContent);
    expect(texts[0]).toMatch(/^For your security/);
    expect(texts[1]).toMatch(/^Nothing is lost/);
  });

  test('focuses the field that the form itself focuses', () => {
    const tab = annsTab();
    openGate(tab, {
      signIn: (
        <>
          <input aria-label="Email" />
          {/* biome-ignore lint/a11y/noAutofocus: what a form of an app may do */}
          <input aria-label="Code" autoFocus />
        </>
      ),
    });
    idleOut(tab);
    expect(document.activeElement).toBe(screen.getByLabelText('Code'));
  });

  test('leaves focus on the heading if the form has no field', () => {
    const tab = annsTab();
    openGate(tab, { signIn: <button type="button">Use a passkey</button> });
    idleOut(tab);
    expect(document.activeElement).toBe(title());
  });

  test('waits for a form that is loaded late, and then focuses its field', async () => {
    let load = (_: { default: () => ReactElement }) => {};
    const Late = lazy(
      () =>
        new Promise<{ default: () => ReactElement }>((resolve) => {
          load = resolve;
        }),
    );
    const tab = annsTab();
    render(
      <Suspense fallback="Loading">
        <SessionProvider session={tab.session}>
          <SessionGate keepMounted signIn={<Late />}>
            <textarea aria-label="Notes" />
          </SessionGate>
        </SessionProvider>
      </Suspense>,
    );
    notes().value = 'half';
    await act(async () => tab.clock.advance(15 * MINUTE));
    expect(screen.queryByText('Loading')).toBeNull();
    expect(document.activeElement).toBe(title());
    expect(notes().value).toBe('half');
    await act(async () => load({ default: SignInForm }));
    await vi.waitFor(() => expect(document.activeElement).toBe(email()));
  });

  test('keeps what is typed when the app renders again, and when another person signs in elsewhere', async () => {
    const tab = annsTab();
    const { update } = openGate(tab);
    const other = tab.open();
    const stop = other.start();
    idleOut(tab);
    email().value = 'ann@';
    update();
    update({ signIn: <SignInForm /> });
    await act(async () => other.signedIn({ account: 'bob' }));
    expect(button('Reload')).not.toBeNull();
    expect(email().value).toBe('ann@');
    stop();
  });

  test('offers a reload alone if a session has begun elsewhere, and the form after the end of that', async () => {
    const tab = annsTab();
    openGate(tab);
    const other = tab.open();
    const stop = other.start();
    await act(async () => other.signedIn({ account: 'bob' }));
    expect(screen.getAllByRole('button').map(({ textContent }) => textContent)).toEqual(['Reload']);
    await act(async () => other.signOut());
    // Superseded: a reload shows the page that signs in.
    expect(button('Reload')).not.toBeNull();
    stop();
  });

  test('is a part of a screen of your own', async () => {
    const tab = annsTab();
    openGate(tab, {
      screen: (
        <>
          <SessionGate.Title>See you soon</SessionGate.Title>
          <SessionGate.Kept className="mine" />
          <SessionGate.Form />
          <SessionGate.SignIn />
        </>
      ),
    });
    idleOut(tab);
    expect(document.querySelector('.curfew-kept.mine')?.textContent).toMatch(/^Nothing is lost/);
    expect(button('Sign in again')).toBeNull();
    await signInAs('ann');
    expect(screen.queryByRole('heading', { name: 'See you soon' })).toBeNull();
  });
});

describe('a form that throws', () => {
  test('is replaced by a button, and the page is kept', () => {
    vi.spyOn(console, 'error').mockImplementation(() => {});
    const tab = annsTab();
    const onSignIn = vi.fn();
    openGate(tab, { signIn: <Broken />, onSignIn });
    notes().value = 'half';
    idleOut(tab);
    expect(title()).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Sign in again' }));
    expect(onSignIn).toHaveBeenCalledExactlyOnceWith({ returnTo: '/', reason: 'idle' });
    act(() => tab.session.signedIn({ account: 'ann' }));
    expect(notes().value).toBe('half');
  });

  test('is replaced by a reload without onSignIn', () => {
    vi.spyOn(console, 'error').mockImplementation(() => {});
    const tab = annsTab();
    openGate(tab, { signIn: <Broken /> });
    idleOut(tab);
    expect(button('Reload')).not.toBeNull();
  });

  test('is tried again in the next dialog', () => {
    vi.spyOn(console, 'error').mockImplementation(() => {});
    isBroken = true;
    const { tab } = annsLastMinutesWith(<Sometimes />);
    fireEvent.click(screen.getByRole('button', { name: 'Sign in again' }));
    expect(screen.queryByLabelText('Email')).toBeNull();
    expect(button('Back')).not.toBeNull();
    isBroken = false;
    advance(tab, 2 * MINUTE);
    expect(email()).toBeTruthy();
  });
});

function annsLastMinutesWith(signIn: ReactElement) {
  const opened = annsLastMinutes();
  opened.update({ signIn });
  return opened;
}

describe('in the warning of the absolute timeout', () => {
  const signInAgain = () => fireEvent.click(screen.getByRole('button', { name: 'Sign in again' }));

  test('is offered there, but not in the idle warning, nor outside of the gate', () => {
    const tab = annsTab();
    openGate(tab);
    advance(tab, 13 * MINUTE);
    expect(screen.getByRole('alertdialog')).toBeTruthy();
    expect(button('Sign in again')).toBeNull();
    cleanup();
    annsLastMinutes();
    expect(button('Sign in again')).not.toBeNull();
    expect(screen.getByText(/Sign in again before then to keep working/)).toBeTruthy();
    cleanup();
    annsLastMinutes().update({ signIn: undefined, onSignIn() {} });
    expect(button('Sign in again')).toBeNull();
    expect(screen.getByText(/Save your work before then/)).toBeTruthy();
  });

  test('shows the form in the same dialog, and returns to the countdown', () => {
    annsLastMinutes();
    const dialog = screen.getByRole('alertdialog');
    signInAgain();
    expect(screen.getByRole('alertdialog', { name: 'Sign in again' })).toBe(dialog);
    expect(document.activeElement).toBe(email());
    expect(button('Sign out now')).toBeNull();
    expect(screen.getByRole('timer').textContent).toBe('2:00');
    fireEvent.click(screen.getByRole('button', { name: 'Back' }));
    expect(screen.queryByLabelText('Email')).toBeNull();
    expect(document.activeElement).toBe(button('Sign in again'));
    signInAgain();
    fireEvent.keyDown(email(), { key: 'Escape' });
    expect(screen.getByRole('alertdialog', { name: 'You’ll need to sign in again soon' })).toBe(dialog);
  });

  test('is in the bar too', () => {
    annsLastMinutes();
    fireEvent.click(screen.getByRole('button', { name: /^Keep working/ }));
    expect(screen.queryByRole('alertdialog')).toBeNull();
    signInAgain();
    expect(document.activeElement).toBe(email());
  });

  test('returns focus to the page after a sign-in that began in the bar', async () => {
    annsLastMinutes();
    fireEvent.click(screen.getByRole('button', { name: /^Keep working/ }));
    notes().focus();
    screen.getByRole('button', { name: 'Sign in again' }).focus();
    signInAgain();
    await signInAs('ann');
    expect(screen.queryByRole('alertdialog')).toBeNull();
    expect(document.activeElement).toBe(notes());
  });

  test('closes by itself, and the page goes on with a new maximum', async () => {
    const { tab } = annsLastMinutes();
    notes().value = 'half';
    const { id } = tab.session.getSnapshot();
    signInAgain();
    await signInAs('ann');
    expect(screen.queryByRole('alertdialog')).toBeNull();
    expect(tab.session.getSnapshot()).toMatchObject({ status: 'active', account: 'ann' });
    expect(tab.session.getSnapshot().id).not.toBe(id);
    expect(notes().value).toBe('half');
    expect(screen.getByText('You’re still signed in.')).toBeTruthy();
  });

  test('gives another person a page of their own', async () => {
    annsLastMinutes();
    notes().value = 'secret';
    signInAgain();
    await signInAs('bob');
    expect(screen.getByRole('heading', { name: 'Customer of bob' })).toBeTruthy();
    expect(notes().value).toBe('');
    expect(screen.queryByRole('alertdialog')).toBeNull();
  });

  test('moves to the screen at the end, with what is typed and its focus', () => {
    const { tab, update } = annsLastMinutes();
    signInAgain();
    const field = email();
    email().value = 'ann@';
    screen.getByRole('button', { name: 'Sign in' }).focus();
    update();
    advance(tab, 2 * MINUTE);
    expect(title()).toBeTruthy();
    expect(email()).toBe(field);
    expect(email().value).toBe('ann@');
    expect(document.activeElement).toBe(button('Sign in'));
  });

  test('is a new form in the next warning, unless the dialog stayed open', async () => {
    const { tab } = annsLastMinutes();
    signInAgain();
    await signInAs('ann');
    advance(tab, 10 * MINUTE);
    act(() => void tab.session.reportActivity());
    advance(tab, 8 * MINUTE);
    advance(tab, 500);
    expect(screen.queryByLabelText('Email')).toBeNull();
    signInAgain();
    email().value = 'typed';
    act(() => void tab.session.reportActivity());
    advance(tab, MINUTE);
    expect(email().value).toBe('typed');
  });
});

test('is rendered once, with its own state', () => {
  const tab = annsTab();
  openGate(tab, { signIn: <Counter /> });
  idleOut(tab);
  fireEvent.click(screen.getByRole('button', { name: 'Pressed 0' }));
  expect(screen.getAllByRole('button', { name: 'Pressed 1' })).toHaveLength(1);
});
