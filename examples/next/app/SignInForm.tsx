'use client';

import { type SubmitEvent, useState } from 'react';
import { session } from './session';

/** The form of the page /sign-in, and of the screen over a page whose session has ended. */
export function SignInForm({ onSignedIn }: { onSignedIn?: () => void }) {
  const [error, setError] = useState('');

  async function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    const body = JSON.stringify(Object.fromEntries(new FormData(form)));
    const response = await fetch('/api/sign-in', { method: 'POST', body });
    if (!response.ok) {
      // An error of the server has another body.
      const { error = 'This does not work at the moment. Try again.' } = await response.json().catch(() => ({}));
      return setError(error);
    }
    // The router keeps this page in the document, hidden.
    form.reset();
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
