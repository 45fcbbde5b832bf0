import { session } from '../session.ts';

/** An answer that is not the one that was asked for. */
export class ApiError extends Error {
  readonly status: number;

  constructor(status: number) {
    super(`The server answered ${status}.`);
    this.status = status;
  }
}

/**
 * Asks the console's own API. After a 401 the session asks the server what became of it: one refused request is no
 * reason to sign anybody out.
 *
 * @throws ApiError for any answer but a good one
 * @throws TypeError if there is no answer
 */
export async function request<T>(path: string, signal: AbortSignal): Promise<T> {
  const response = await fetch(path, { cache: 'no-store', headers: { Accept: 'application/json' }, signal });
  if (response.status === 401) await session.refresh();
  if (!response.ok) throw new ApiError(response.status);
  return (await response.json()) as T;
}

/**
 * Changes something. `X-Curfew` is what a form of another site cannot send.
 *
 * @throws ApiError for any answer but a good one
 * @throws TypeError if there is no answer
 */
export async function send(method: 'POST' | 'DELETE', path: string, body: object): Promise<void> {
  const headers = { 'Content-Type': 'application/json', 'X-Curfew': '1' };
  const response = await fetch(path, { method, headers, body: JSON.stringify(body) });
  if (response.status === 401) await session.refresh();
  if (!response.ok) throw new ApiError(response.status);
}
