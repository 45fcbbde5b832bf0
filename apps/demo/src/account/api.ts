import { ApiError } from '../api/request.ts';
import type { Account } from './account.ts';

/**
 * Loads the account of this browser's session; `null` if no session is active.
 *
 * @throws ApiError for an error status
 * @throws TypeError if there is no response
 */
export async function fetchAccount(signal: AbortSignal): Promise<Account | null> {
  const response = await fetch('/api/account', { cache: 'no-store', signal });
  if (!response.ok) throw new ApiError(response.status);
  return ((await response.json()) as { readonly account: Account | null }).account;
}

/**
 * Signs in. Resolves to `null` if the server refuses the address.
 *
 * @throws ApiError for any other error status
 * @throws TypeError if there is no response
 */
export async function signIn(email: string): Promise<Account | null> {
  const response = await fetch('/api/sign-in', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-Curfew': '1' },
    body: JSON.stringify({ email }),
  });
  if (response.status === 422) return null;
  if (!response.ok) throw new ApiError(response.status);
  return (await response.json()) as Account;
}
