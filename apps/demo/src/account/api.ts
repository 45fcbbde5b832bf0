import {
  browserSupportsWebAuthn,
  type PublicKeyCredentialRequestOptionsJSON,
  startAuthentication,
} from '@simplewebauthn/browser';
import { ApiError, CHANGE_HEADERS } from '../api/request.ts';
import type { Account } from './account.ts';

/** The user has cancelled, or the browser does not have the passkey. */
export class PasskeyError extends Error {}

export async function fetchAccount(signal: AbortSignal): Promise<Account | null> {
  const response = await fetch('/api/account', { cache: 'no-store', signal });
  if (!response.ok) throw await ApiError.of(response);
  return ((await response.json()) as { readonly account: Account | null }).account;
}

export function signIn(email: string): Promise<Account> {
  return post('/api/sign-in', { email });
}

/**
 * Resolves to `null` if the user has no passkey for this site, or the browser supports none.
 *
 * @throws PasskeyError if the passkey is not used
 */
export async function signInByPasskey(email: string): Promise<Account | null> {
  if (!browserSupportsWebAuthn()) return null;
  const { options } = await post<Challenge>('/api/sign-in/options', { email });
  if (!options) return null;
  const response = await startAuthentication({ optionsJSON: options }).catch((cause: unknown) => {
    throw new PasskeyError('The passkey was not used.', { cause });
  });
  return post('/api/sign-in/passkey', { email, response });
}

interface Challenge {
  readonly options: PublicKeyCredentialRequestOptionsJSON | null;
}

/** A guarded request waits until the user has signed in. */
async function post<T>(path: string, body: object): Promise<T> {
  const response = await fetch(path, { method: 'POST', headers: CHANGE_HEADERS, body: JSON.stringify(body) });
  if (!response.ok) throw await ApiError.of(response);
  return (await response.json()) as T;
}
