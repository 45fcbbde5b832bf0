import type { Clock } from '../ports.ts';
import type { FieldProblem, PolicyDryRun, PolicyResource, Problem } from '../protocol.ts';
import type { PolicyDurations } from '../state/index.ts';
import { JSON_HEADERS, retryAfterMs } from './wire.ts';

/** Where a policy stands: `forbidden` and `failed` are about loading it. */
export type PolicyStatus = 'loading' | 'ready' | 'forbidden' | 'failed';

/** What is known of a policy. */
export interface LoadedPolicy {
  readonly status: PolicyStatus;
  /** `null` until it has loaded. */
  readonly policy: PolicyResource | null;
}

/** What became of a save. */
export type PolicySaveResult =
  /** It is in force. */
  | { readonly type: 'saved'; readonly policy: PolicyResource }
  /** Somebody else saved in the meantime. */
  | { readonly type: 'conflict'; readonly theirs: PolicyResource }
  /** The server does not allow these durations. */
  | { readonly type: 'refused'; readonly errors: readonly FieldProblem[] }
  /** The person may not change them. */
  | { readonly type: 'forbidden' }
  /** The server could not be reached, or asks to be left alone for `retryAfterMs`. Trying again may help. */
  | { readonly type: 'failed'; readonly retryAfterMs: number };

/** The requests about one policy. Nothing here rejects. */
export interface PolicyClient {
  /** Loads the policy. Returns its own undo, which ends all requests. */
  start(): () => void;
  /** Loads it again. A server that is busy or away is asked three times, with growing pauses, before that is `failed`. */
  reload(): Promise<void>;
  /** Saves over the version that the person has seen. */
  save(durations: PolicyDurations, details: { readonly version: number }): Promise<PolicySaveResult>;
  /** Asks what a save would end, without saving. `null` where the server does not say. */
  preview(durations: PolicyDurations, signal: AbortSignal): Promise<PolicyDryRun | null>;
}

/** Options of {@link createPolicyClient}. */
export interface PolicyClientOptions {
  /** The policy's address: `/curfew/v1/admin/policies/default`. */
  readonly url: string;
  readonly clock: Pick<Clock, 'setTimer'>;
  /** A `fetch` of the host's, for instance one that adds headers. The browser's by default. */
  readonly fetch?: typeof fetch | undefined;
  /** Called with what a request has changed. */
  readonly onLoaded: (news: Partial<LoadedPolicy>) => void;
  /** Called where the server says that there is no session any more. */
  readonly onSignedOut?: (() => void) | undefined;
}

/** What the server answered: `body` where it did what it was asked, else `problem`. Status 0 where it did not answer. */
interface Answer<T> {
  readonly status: number;
  readonly retryAfterMs: number;
  readonly body?: T;
  readonly problem?: Problem;
}

/** How long to wait before each further try to load, in ms, where the server does not say. */
const PAUSES_MS = [1_000, 4_000];

/**
 * Speaks to `GET` and `PUT /admin/policies/{id}` for an administrator's form: what `usePolicy` of `@curfew/react` is made
 * of.
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
      const response = await send(address, { cache: 'no-store', signal, ...init });
      status = response.status;
      pauseMs = retryAfterMs(response);
      if (status === 401) onSignedOut?.();
      const body = await response.json();
      return { status, retryAfterMs: pauseMs, [response.ok ? 'body' : 'problem']: body };
    } catch {
      return { status, retryAfterMs: pauseMs };
    }
  }

  function put<T>(address: string, durations: PolicyDurations, headers: HeadersInit, init?: RequestInit) {
    return ask<T>(address, {
      method: 'PUT',
      headers: { ...JSON_HEADERS, ...headers },
      body: JSON.stringify(durations),
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
    async save(durations, { version }) {
      const headers = { 'If-Match': `"${version}"` };
      const answer = await put<PolicyResource>(url, durations, headers);
      const { status, body, problem } = answer;
      // The refusal does not carry what the others saved.
      const theirs = status === 412 ? (await ask<PolicyResource>(url)).body : undefined;
      // A save whose answer was lost is a success that the second try finds: nobody else's says the same over this version.
      const policy = body ?? (theirs && theirs.version === version + 1 && says(theirs, durations) ? theirs : undefined);
      if (policy) {
        onLoaded({ status: 'ready', policy });
        return { type: 'saved', policy };
      }
      if (status === 403) return { type: 'forbidden' };
      if (problem?.errors) return { type: 'refused', errors: problem.errors };
      return theirs ? { type: 'conflict', theirs } : { type: 'failed', retryAfterMs: answer.retryAfterMs };
    },
    async preview(durations, signal) {
      const { body } = await put<PolicyDryRun>(`${url}?dryRun=1`, durations, {}, { signal });
      return body ?? null;
    },
  };
}

/** Whether asking again may help: the server is away, busy or being mended. */
function mayPass(status: number): boolean {
  return status === 0 || status === 429 || status >= 500;
}

function says(policy: PolicyResource, { idleMs, maxMs, warnMs }: PolicyDurations): boolean {
  return policy.idleMs === idleMs && policy.maxMs === maxMs && policy.warnMs === warnMs;
}
