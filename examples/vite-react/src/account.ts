import { session } from './session';

const KEY = 'expenses.email';

/** The person who has signed in, or `null`. */
export const signedInAs = () => localStorage.getItem(KEY);

/** Accepts any address. Replace it by a call of your API, which verifies the user. */
export function signIn(email: string): void {
  localStorage.setItem(KEY, email);
  // All tabs know by it whether the same person signs in again. Use a tag of your API that does not name the person.
  session.signedIn({ account: email });
}

export function signOut(): void {
  localStorage.removeItem(KEY);
  session.signOut();
}
