import { guardFetch } from '@curfew/core';
import type { Problem } from '@curfew/core/protocol';
import { session } from '../session.ts';
import { notingFetch } from './reachability.ts';

export class ApiError extends Error {
  readonly status: number;
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

const guardedFetch = guardFetch(session, { fetch: notingFetch, whileEnded: 'wait' });

/** @throws SessionEndedError if the session has ended for good */
export async function request<T>(path: string, signal: AbortSignal): Promise<T> {
  const response = await guardedFetch(path, { cache: 'no-store', headers: { Accept: 'application/json' }, signal });
  if (!response.ok) throw await ApiError.of(response);
  return (await response.json()) as T;
}

/** The server requires `X-Curfew`, which a form of another site cannot send. */
export const CHANGE_HEADERS = { 'Content-Type': 'application/json', 'X-Curfew': '1' };

export async function send<T = void>(method: 'POST' | 'PUT' | 'DELETE', path: string, body: object): Promise<T> {
  const response = await guardedFetch(path, { method, headers: CHANGE_HEADERS, body: JSON.stringify(body) });
  if (!response.ok) throw await ApiError.of(response);
  return (response.status === 204 ? undefined : await response.json()) as T;
}
