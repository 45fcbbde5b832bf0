'use client';

import { type SubmitEvent, useState } from 'react';
import { session } from './session';

/** The form of the page /sign-in, and of the screen over a page whose session has ended. */
export function SignInForm({ onSignedIn }: { onSignedIn?: () => void }) {
  const [error, setError] = useState('');

  async function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const body = JSON.stringify(Object.fromEntries(new FormData(event.currentTarget)));
    const response = await fetch('/api/sign-in', { method: 'POST', body });
    if (!response.ok) return setError((await response.json()).error);
    session.signedIn();
    onSignedIn?.();
  }

  return (
    <form onSubmit={submit}>
      <label>
        Email <input name="email" type="email" autoComplete="username" defaultValue="ann@example.com" required />
      </label>
      <label>
        Password <input name="password" type="password" autoComplete="current-password" required />
      </label>
      <p role="alert">{error}</p>
      <button type="submit">Sign in</button>
    </form>
  );
}
