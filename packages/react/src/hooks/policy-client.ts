import type { PolicyDryRun, PolicyDurations, PolicyResource, Problem } from '@curfew/core';
import type { SaveResult } from '../settings/types.ts';

/** Where a policy stands: `forbidden` and `failed` are about loading it. */
export type PolicyStatus = 'loading' | 'ready' | 'forbidden' | 'failed';

/** What is known of a policy. */
export interface LoadedPolicy {
  readonly status: PolicyStatus;
  /** `null` until it has loaded. */
  readonly policy: PolicyResource | null;
}

/** The requests about one policy. Nothing here rejects. */
export interface PolicyClient {
  /** Loads the policy. Returns its own undo, which ends all requests. */
  start(): () => void;
  reload(): Promise<void>;
  save(durations: PolicyDurations, details: { readonly version: number }): Promise<SaveResult>;
  preview(durations: PolicyDurations, signal: AbortSignal): Promise<PolicyDryRun | null>;
}

/** What the requests need. */
export interface PolicyClientOptions {
  readonly url: string;
  readonly fetch: typeof fetch;
  /** Called with what a request has changed. */
  readonly onLoaded: (news: Partial<LoadedPolicy>) => void;
  /** Called where the server says that there is no session any more. */
  readonly onSignedOut: () => void;
}

/** What the server answered: `body` where it did what it was asked, else `problem`. Status 0 where it did not answer. */
interface Answer<T> {
  readonly status: number;
  readonly body?: T;
  readonly problem?: Problem;
}

/** Speaks to `GET` and `PUT /admin/policies/{id}`. */
export function createPolicyClient({ url, fetch, onLoaded, onSignedOut }: PolicyClientOptions): PolicyClient {
  let running = new AbortController();

  async function ask<T>(address: string, init?: RequestInit): Promise<Answer<T>> {
    let status = 0;
    try {
      const { signal } = running;
      const response = await fetch(address, { cache: 'no-store', signal, ...init });
      status = response.status;
      if (status === 401) onSignedOut();
      const body = await response.json();
      return response.ok ? { status, body } : { status, problem: body };
    } catch {
      return { status };
    }
  }

  function put<T>(address: string, durations: PolicyDurations, headers: HeadersInit, init?: RequestInit) {
    return ask<T>(address, {
      method: 'PUT',
      headers: { 'Content-Type': 'application/json', 'X-Curfew': '1', ...headers },
      body: JSON.stringify(durations),
      ...init,
    });
  }

  async function reload(): Promise<void> {
    const { signal } = running;
    const { status, body } = await ask<PolicyResource>(url);
    if (signal.aborted) return;
    onLoaded(body ? { status: 'ready', policy: body } : { status: status === 403 ? 'forbidden' : 'failed' });
  }

  return {
    start() {
      const controller = new AbortController();
      running = controller;
      void reload();
      return () => controller.abort();
    },
    reload,
    async save(durations, { version }) {
      const headers = { 'If-Match': `"${version}"` };
      const { status, body: policy, problem } = await put<PolicyResource>(url, durations, headers);
      if (policy) {
        onLoaded({ status: 'ready', policy });
        return { type: 'saved', policy };
      }
      if (status === 403) return { type: 'forbidden' };
      if (problem?.errors) return { type: 'refused', errors: problem.errors };
      // The refusal does not carry what the others saved.
      const theirs = status === 412 && (await ask<PolicyResource>(url)).body;
      return theirs ? { type: 'conflict', theirs } : { type: 'failed' };
    },
    async preview(durations, signal) {
      const { body } = await put<PolicyDryRun>(`${url}?dryRun=1`, durations, {}, { signal });
      return body ?? null;
    },
  };
}
