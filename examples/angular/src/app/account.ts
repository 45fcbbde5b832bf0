import { signal } from '@angular/core';
import { createSession } from '@curfew/core';

const KEY = 'expenses.email';
const email = signal(localStorage.getItem(KEY));

export const session = createSession({ policy: { idle: '15m', max: '12h', warn: '2m' } });

/** The person who has signed in, or `null`. */
export const signedInAs = email.asReadonly();

/** Accepts any address. Replace it by a call of your API, which verifies the user. */
export function signIn(address: string): void {
  localStorage.setItem(KEY, address);
  email.set(address);
  // All tabs know by it whether the same person signs in again. Use a tag of your API that does not name the person.
  session.signedIn({ account: address });
}

export function signOut(): void {
  localStorage.removeItem(KEY);
  session.signOut();
  email.set(null);
}
