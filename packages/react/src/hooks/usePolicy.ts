'use client';

import { createPolicyClient, type LoadedPolicy, type PolicyClient } from '@curfew/core';
import { systemClock } from '@curfew/core/adapters';
import { useContext, useEffect, useMemo, useState } from 'react';
import { KitContext } from '../context.ts';

/** Options of {@link usePolicy}. */
export interface UsePolicyOptions {
  /** The policy's address: `/curfew/v1/admin/policies/default`. */
  readonly url: string;
  /** A `fetch` of the host's, for instance one that adds headers. The browser's by default. Read once. */
  readonly fetch?: typeof fetch | undefined;
}

/** A policy on the server, and what can be done with it. The functions stay the same while `url` does. */
export interface PolicyHandle extends LoadedPolicy {
  /** Saves over the version that the person has seen. Never rejects. */
  readonly save: PolicyClient['save'];
  /** Asks what a save would end, without saving. `null` where the server does not say. Never rejects. */
  readonly preview: PolicyClient['preview'];
  /** Loads it again, for instance after `failed`. */
  readonly reload: PolicyClient['reload'];
}

/**
 * Loads a policy and saves it, so that nobody overwrites what they have not seen: each save names its version. Requests
 * are aborted when the component goes.
 *
 * @example
 * const { status, policy, save, preview, reload } = usePolicy({ url: '/curfew/v1/admin/policies/default' });
 */
export function usePolicy({ url, fetch }: UsePolicyOptions): PolicyHandle {
  const session = useContext(KitContext)?.session;
  const [send] = useState(() => fetch);
  const [loaded, setLoaded] = useState<LoadedPolicy>({ status: 'loading', policy: null });

  const { start, ...actions } = useMemo(
    () =>
      createPolicyClient({
        url,
        clock: session?.clock ?? systemClock(),
        fetch: send,
        onLoaded: (news) => setLoaded((before) => ({ ...before, ...news })),
        onSignedOut: () => session?.refresh(),
      }),
    [url, send, session],
  );
  useEffect(start, [start]);

  return { ...loaded, ...actions };
}
