'use client';

import type { PolicyDryRun, PolicyDurations, PolicyResource } from '@curfew/core';
import { useCallback, useContext, useEffect, useRef, useState } from 'react';
import { KitContext } from '../context.ts';
import type { SaveResult } from '../settings/types.ts';
import { createPolicyClient, type PolicyClient, type PolicyStatus } from './policy-client.ts';

/** Options of {@link usePolicy}. */
export interface UsePolicyOptions {
  /** The policy's address: `/curfew/v1/admin/policies/default`. */
  readonly url: string;
  /** A `fetch` of the host's, for instance one that adds headers. The browser's by default. Read once. */
  readonly fetch?: typeof fetch;
}

/** A policy on the server, and what can be done with it. The functions stay the same from render to render. */
export interface PolicyHandle {
  readonly status: PolicyStatus;
  /** `null` until it has loaded. */
  readonly policy: PolicyResource | null;
  /** Saves over the version that the person has seen. Never rejects. */
  readonly save: (durations: PolicyDurations, details: { readonly version: number }) => Promise<SaveResult>;
  /** Asks what a save would end, without saving. `null` where the server does not say. Never rejects. */
  readonly preview: (durations: PolicyDurations, signal: AbortSignal) => Promise<PolicyDryRun | null>;
  /** Loads it again, for instance after `failed`. */
  readonly reload: () => Promise<void>;
}

/**
 * Loads a policy and saves it, so that nobody overwrites what they have not seen: each save names its version. Requests
 * are aborted when the component goes.
 *
 * @example
 * const { status, policy, save, preview, reload } = usePolicy({ url: '/curfew/v1/admin/policies/default' });
 */
export function usePolicy(options: UsePolicyOptions): PolicyHandle {
  const { url } = options;
  const session = useContext(KitContext)?.session;
  const send = useRef(options.fetch);
  const client = useRef<PolicyClient | null>(null);
  const [loaded, setLoaded] = useState<Pick<PolicyHandle, 'status' | 'policy'>>({ status: 'loading', policy: null });

  const load = useCallback(async (from: PolicyClient) => {
    const answer = await from.load();
    if (answer) setLoaded((before) => ({ status: answer.status, policy: answer.policy ?? before.policy }));
  }, []);

  useEffect(() => {
    const controller = new AbortController();
    client.current = createPolicyClient({
      url,
      fetch: send.current ?? ((...args) => fetch(...args)),
      signal: controller.signal,
      onSignedOut: () => void session?.refresh(),
    });
    void load(client.current);
    return () => controller.abort();
  }, [url, session, load]);

  const save = useCallback<PolicyHandle['save']>(async (durations, { version }) => {
    const answer = await client.current?.save(durations, version);
    if (answer?.type === 'saved') setLoaded({ status: 'ready', policy: answer.policy });
    return answer ?? { type: 'failed' };
  }, []);
  const preview = useCallback<PolicyHandle['preview']>(
    async (durations, signal) => (await client.current?.preview(durations, signal)) ?? null,
    [],
  );
  const reload = useCallback(async () => {
    if (client.current) await load(client.current);
  }, [load]);

  return { ...loaded, save, preview, reload };
}
