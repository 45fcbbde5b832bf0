'use client';

import { useState } from 'react';

export function SignOut() {
  const [hasFailed, setHasFailed] = useState(false);

  async function signOut() {
    const { ok } = await fetch('/api/sign-out', { method: 'POST' });
    // A page that loads anew keeps nothing of this user in memory.
    if (ok) location.assign('/sign-in');
    setHasFailed(!ok);
  }

  return (
    <>
      <span role="status">{hasFailed && 'You are still signed in. Try again.'}</span>
      <button type="button" onClick={signOut}>
        Sign out
      </button>
    </>
  );
}
