import { guardFetch } from '@curfew/core';
import type { Problem } from '@curfew/core/protocol';
import { session } from '../session.ts';
import { notingFetch } from './reachability.ts';

/** A response with an error status. */
export class ApiError extends Error {
  readonly status: number;
  /** Why, as the server names it; `null` if it does not. */
  readonly code: string | null;

  constructor(status: number, code: string | null) {
    super(`The request failed with status ${status}.`);
    this.status = status;
    this.code = code;
  }

  static async of(response: Response): Promise<ApiError> {
    const problem: Partial<Problem> | null = await response.json().catch(() => null);
    return new ApiError(response.status, problem?.code ?? null);
  }
}

/** Once the session has ended, requests wait until the same user has signed in again. */
const guardedFetch = guardFetch(session, { fetch: notingFetch, whileEnded: 'wait' });

/**
 * Sends a GET request to the console's own API.
 *
 * @throws ApiError for an error status
 * @throws SessionEndedError if the session has ended for good
 * @throws TypeError if there is no response
 */
export async function request<T>(path: string, signal: AbortSignal): Promise<T> {
  const response = await guardedFetch(path, { cache: 'no-store', headers: { Accept: 'application/json' }, signal });
  if (!response.ok) throw await ApiError.of(response);
  return (await response.json()) as T;
}

/** For requests that change something: the server requires `X-Curfew`, which a form of another site cannot send. */
export const CHANGE_HEADERS = { 'Content-Type': 'application/json', 'X-Curfew': '1' };

/**
 * Sends a request that changes something.
 *
 * @throws ApiError for an error status
 * @throws SessionEndedError if the session has ended for good
 * @throws TypeError if there is no response
 */
export async function send<T = void>(method: 'POST' | 'PUT' | 'DELETE', path: string, body: object): Promise<T> {
  const response = await guardedFetch(path, { method, headers: CHANGE_HEADERS, body: JSON.stringify(body) });
  if (!response.ok) throw await ApiError.of(response);
  return (response.status === 204 ? undefined : await response.json()) as T;
}
