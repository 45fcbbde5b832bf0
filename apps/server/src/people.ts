import * as v from 'valibot';

export interface Person {
  readonly email: string;
  readonly name: string;
  readonly role: 'admin' | 'member';
}

const ADMIN = 'admin@example.com';

export const emailSchema: v.GenericSchema<unknown, string> = v.pipe(
  v.string('Write your email address.'),
  v.trim(),
  v.toLowerCase(),
  v.email('Write an email address such as ada@example.com.'),
  v.maxLength(254, 'Write a shorter address.'),
);

export const signInSchema: v.GenericSchema<unknown, { readonly email: string }> = v.object({ email: emailSchema });

/** The demo has no accounts: `ada.lovelace@example.com` is Ada Lovelace. */
export function personOf(email: string): Person {
  const words = (email.split('@')[0] ?? '').split(/[^\p{L}]+/u).filter((word) => word);
  const name = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(' ');
  return { email, name: name || email, role: email === ADMIN ? 'admin' : 'member' };
}
