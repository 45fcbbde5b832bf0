'use client';

export function SignOut() {
  async function signOut() {
    await fetch('/api/sign-out', { method: 'POST' });
    // A page that loads anew keeps nothing of this user in memory.
    location.assign('/sign-in');
  }

  return (
    <button type="button" onClick={signOut}>
      Sign out
    </button>
  );
}
