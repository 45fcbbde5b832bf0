import { session } from '../session.ts';
import { notingFetch } from './reachability.ts';

/** A response with an error status. */
export class ApiError extends Error {
  readonly status: number;

  constructor(status: number) {
    super(`The request failed with status ${status}.`);
    this.status = status;
  }
}

/**
 * Sends a GET request to the console's own API. After a 401, the session asks the server for its state, because one
 * refused request does not prove that the session has ended.
 *
 * @throws ApiError for an error status
 * @throws TypeError if there is no response
 */
export async function request<T>(path: string, signal: AbortSignal): Promise<T> {
  const response = await notingFetch(path, { cache: 'no-store', headers: { Accept: 'application/json' }, signal });
  if (response.status === 401) await session.refresh();
  if (!response.ok) throw new ApiError(response.status);
  return (await response.json()) as T;
}

/**
 * Sends a request that changes something. The server requires the header `X-Curfew`, which a form of another site
 * cannot send.
 *
 * @throws ApiError for an error status
 * @throws TypeError if there is no response
 */
export async function send<T = void>(method: 'POST' | 'PUT' | 'DELETE', path: string, body: object): Promise<T> {
  const headers = { 'Content-Type': 'application/json', 'X-Curfew': '1' };
  const response = await notingFetch(path, { method, headers, body: JSON.stringify(body) });
  if (response.status === 401) await session.refresh();
  if (!response.ok) throw new ApiError(response.status);
  return (response.status === 204 ? undefined : await response.json()) as T;
}
