import type { PolicyDryRun, PolicyDurations, PolicyResource, Problem } from '@curfew/core';
import type { SaveResult } from '../settings/types.ts';

/** Where a policy stands: `forbidden` and `failed` are about loading it. */
export type PolicyStatus = 'loading' | 'ready' | 'forbidden' | 'failed';

type Loaded =
  | { readonly status: 'ready'; readonly policy: PolicyResource }
  | { readonly status: 'forbidden' | 'failed'; readonly policy: null };

type Saved = Exclude<SaveResult, { type: 'saved' }> | { readonly type: 'saved'; readonly policy: PolicyResource };

/** The requests about one policy. Nothing here rejects. */
export interface PolicyClient {
  /** `null` where it was aborted. */
  load(): Promise<Loaded | null>;
  save(durations: PolicyDurations, version: number): Promise<Saved>;
  preview(durations: PolicyDurations, signal: AbortSignal): Promise<PolicyDryRun | null>;
}

/** What the requests need. */
export interface PolicyClientOptions {
  readonly url: string;
  readonly fetch: typeof fetch;
  /** Ends all requests. */
  readonly signal: AbortSignal;
  /** Called where the server says that there is no session any more. */
  readonly onSignedOut: () => void;
}

/** Speaks to `GET` and `PUT /admin/policies/{id}`. */
export function createPolicyClient({ url, fetch, signal, onSignedOut }: PolicyClientOptions): PolicyClient {
  async function request(address: string, init: RequestInit): Promise<Response | null> {
    try {
      const response = await fetch(address, { credentials: 'same-origin', cache: 'no-store', signal, ...init });
      if (response.status === 401) onSignedOut();
      return response;
    } catch {
      return null;
    }
  }

  function put(address: string, body: PolicyDurations, headers: HeadersInit, during: AbortSignal) {
    return request(address, {
      method: 'PUT',
      headers: { 'Content-Type': 'application/json', 'X-Curfew': '1', ...headers },
      body: JSON.stringify(body),
      signal: during,
    });
  }

  async function load(): Promise<Loaded | null> {
    const response = await request(url, {});
    if (signal.aborted) return null;
    const policy = response?.ok ? await read<PolicyResource>(response) : null;
    if (policy) return { status: 'ready', policy };
    return { status: response?.status === 403 ? 'forbidden' : 'failed', policy: null };
  }

  async function refusal(response: Response | null): Promise<Saved> {
    if (response?.status === 403) return { type: 'forbidden' };
    if (response?.status === 422) {
      const errors = (await read<Problem>(response))?.errors;
      if (errors) return { type: 'refused', errors };
    }
    // The refusal does not carry what the others saved.
    const theirs = response?.status === 412 ? (await load())?.policy : null;
    return theirs ? { type: 'conflict', theirs } : { type: 'failed' };
  }

  return {
    load,
    async save(durations, version) {
      const response = await put(url, durations, { 'If-Match': `"${version}"` }, signal);
      const policy = response?.ok ? await read<PolicyResource>(response) : null;
      return policy ? { type: 'saved', policy } : refusal(response);
    },
    async preview(durations, asked) {
      const response = await put(`${url}?dryRun=1`, durations, {}, asked);
      return response?.ok ? read<PolicyDryRun>(response) : null;
    },
  };
}

async function read<T>(response: Response): Promise<T | null> {
  try {
    return (await response.json()) as T;
  } catch {
    return null;
  }
}
