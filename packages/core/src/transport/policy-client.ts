import type { Clock } from '../ports.ts';
import type {
  FieldProblem,
  PolicyChange,
  PolicyDryRun,
  PolicyHistory,
  PolicyResource,
  PolicySave,
  PolicySessions,
  Problem,
} from '../protocol.ts';
import { equalDurations } from '../state/equal.ts';
import type { PolicyApply, PolicyDurations } from '../state/policy.ts';
import { credentialsFor, JSON_HEADERS, retryAfterMs } from './wire.ts';

/** `forbidden`: the user may not read the policy. `failed`: it could not be loaded, and a {@link PolicyClient.reload} may help. */
export type PolicyStatus = 'loading' | 'ready' | 'forbidden' | 'failed';

/** What is known of a policy. */
export interface LoadedPolicy {
  readonly status: PolicyStatus;
  /** `null` until it has loaded. */
  readonly policy: PolicyResource | null;
}

/** The result of {@link PolicyClient.save}. */
export type PolicySaveResult =
  | { readonly type: 'saved'; readonly policy: PolicyResource }
  /** Another administrator has saved in the meantime. */
  | { readonly type: 'conflict'; readonly theirs: PolicyResource }
  /** The server does not allow these durations. */
  | { readonly type: 'refused'; readonly errors: readonly FieldProblem[] }
  | { readonly type: 'forbidden' }
  /**
   * The server is unreachable or overloaded. Trying again may help. `retryAfterMs` is 0 if the server names no time.
   */
  | { readonly type: 'failed'; readonly retryAfterMs: number };

/** The version that a save replaces, and how. */
export interface PolicySaveDetails {
  /** The version that the user has seen. */
  readonly version: number;
  /** @default 'now' */
  readonly apply?: PolicyApply | undefined;
  /** Why, for the history: at most 200 characters, without control characters. */
  readonly note?: string | undefined;
}

/** The requests for one policy. None rejects. */
export interface PolicyClient {
  /** Loads the policy. Returns a function that aborts all requests. */
  start(): () => void;
  /**
   * Loads the policy again. If the server is unreachable or overloaded, tries up to three times, with growing pauses,
   * before the status is `failed`.
   */
  reload(): Promise<void>;
  /** Saves over the version that the user has seen. */
  save(durations: PolicyDurations, details: PolicySaveDetails): Promise<PolicySaveResult>;
  /** Requests what a save would end, without saving. Resolves to `null` if the request fails. */
  preview(durations: PolicyDurations, signal: AbortSignal, apply?: PolicyApply): Promise<PolicyDryRun | null>;
  /**
   * Requests how many active sessions the policy has, by idle time and by age. Resolves to `null` if the request fails, or
   * the user may not count them.
   */
  sessions(signal: AbortSignal): Promise<PolicySessions | null>;
  /** Requests the latest saves, newest first. Resolves to `null` if the request fails, or the user may not read them. */
  history(signal: AbortSignal): Promise<readonly PolicyChange[] | null>;
}

/** Options of {@link createPolicyClient}. */
export interface PolicyClientOptions {
  /** The policy's URL, such as `/curfew/v1/admin/policies/default`. */
  readonly url: string;
  /** For the pauses between attempts. */
  readonly clock: Pick<Clock, 'setTimer'>;
  /**
   * A `fetch` of your app, for instance one that adds headers.
   *
   * @default the global `fetch`
   */
  readonly fetch?: typeof fetch | undefined;
  /** Called with what has changed of the {@link LoadedPolicy}, after a load and after a save. */
  readonly onLoaded: (news: Partial<LoadedPolicy>) => void;
  /** Called if the server answers 401: there is no active session. */
  readonly onSignedOut?: (() => void) | undefined;
}

type Loose<T> = { readonly [K in keyof T]: T[K] | undefined };

/** Status 0 without a response. */
interface Answer<T> {
  readonly status: number;
  readonly retryAfterMs: number;
  readonly body?: T;
  readonly problem?: Problem;
}

const PAUSES_MS = [1_000, 4_000];

/**
 * Calls `/admin/policies/{id}` for an administrator's form. `usePolicy` of `@curfew/react` is built on
 * it.
 *
 * @example
 * const client = createPolicyClient({ url: '/curfew/v1/admin/policies/default', clock: session.clock, onLoaded: show });
 * const stop = client.start();
 */
export function createPolicyClient(options: PolicyClientOptions): PolicyClient {
  const { url, clock, fetch: send = (...request) => fetch(...request), onLoaded, onSignedOut } = options;
  let running = new AbortController();

  async function ask<T>(address: string, init?: RequestInit): Promise<Answer<T>> {
    let status = 0;
    let pauseMs = 0;
    try {
      const { signal } = running;
      const response = await send(address, { cache: 'no-store', credentials: credentialsFor(url), signal, ...init });
      status = response.status;
      pauseMs = retryAfterMs(response);
      if (status === 401) onSignedOut?.();
      const body = await response.json();
      return { status, retryAfterMs: pauseMs, [response.ok ? 'body' : 'problem']: body };
    } catch {
      return { status, retryAfterMs: pauseMs };
    }
  }

  function put<T>(address: string, save: Loose<PolicySave>, headers: HeadersInit, init?: RequestInit) {
    return ask<T>(address, {
      method: 'PUT',
      headers: { ...JSON_HEADERS, ...headers },
      body: JSON.stringify(save),
      ...init,
    });
  }

  function pause(ms: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const disarm = clock.setTimer(resolve, ms);
      signal.addEventListener('abort', disarm, { once: true });
    });
  }

  async function reload(): Promise<void> {
    const { signal } = running;
    for (const pauseMs of [...PAUSES_MS, null]) {
      const { status, retryAfterMs: askedMs, body } = await ask<PolicyResource>(url);
      if (signal.aborted) return;
      if (body) return onLoaded({ status: 'ready', policy: body });
      if (status === 403) return onLoaded({ status: 'forbidden' });
      if (pauseMs === null || !mayPass(status)) return onLoaded({ status: 'failed' });
      await pause(askedMs || pauseMs, signal);
    }
  }

  return {
    start() {
      const controller = new AbortController();
      running = controller;
      void reload();
      return () => controller.abort();
    },
    reload,
    async save(durations, { version, apply, note }) {
      const headers = { 'If-Match': `"${version}"` };
      const answer = await put<PolicyResource>(url, { ...durations, apply, note }, headers);
      const { status, body, problem } = answer;
      // A 412 does not contain the policy.
      const theirs = status === 412 ? (await ask<PolicyResource>(url)).body : undefined;
      // If the response to a save was lost, the next version with these durations is that save.
      const policy =
        body ?? (theirs && theirs.version === version + 1 && equalDurations(theirs, durations) ? theirs : undefined);
      if (policy) {
        onLoaded({ status: 'ready', policy });
        return { type: 'saved', policy };
      }
      if (status === 403) return { type: 'forbidden' };
      if (problem?.errors) return { type: 'refused', errors: problem.errors };
      return theirs ? { type: 'conflict', theirs } : { type: 'failed', retryAfterMs: answer.retryAfterMs };
    },
    async preview(durations, signal, apply) {
      const { body } = await put<PolicyDryRun>(`${url}?dryRun=1`, { ...durations, apply }, {}, { signal });
      return body ?? null;
    },
    async sessions(signal) {
      return (await ask<PolicySessions>(`${url}/sessions`, { signal })).body ?? null;
    },
    async history(signal) {
      return (await ask<PolicyHistory>(`${url}/history`, { signal })).body?.changes ?? null;
    },
  };
}

function mayPass(status: number): boolean {
  return status === 0 || status === 429 || status >= 500;
}
