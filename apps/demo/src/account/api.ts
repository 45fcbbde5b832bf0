import { ApiError } from '../api/request.ts';
import type { Account } from './account.ts';

/** Whoever holds this browser's cookie; `null` if nobody's session lives. */
export async function fetchAccount(signal: AbortSignal): Promise<Account | null> {
  const response = await fetch('/api/me', { cache: 'no-store', signal });
  if (response.status === 401) return null;
  if (!response.ok) throw new ApiError(response.status);
  return (await response.json()) as Account;
}

/** Signs in. `null` if the server does not take the address for one. */
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
