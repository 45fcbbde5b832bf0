'use client';

import { createPolicyClient, type LoadedPolicy, type PolicyClient } from '@curfew/core';
import { systemClock } from '@curfew/core/adapters';
import { useContext, useEffect, useMemo, useState } from 'react';
import { KitContext } from '../context.ts';
import { useNewerPolicy } from './use-newer-policy.ts';

/** Options of {@link usePolicy}. */
export interface UsePolicyOptions {
  /** The address of the policy, such as `/curfew/v1/admin/policies/default`. */
  readonly url: string;
  /**
   * A `fetch` of your app, for instance one that adds headers. Read once.
   *
   * @default globalThis.fetch
   */
  readonly fetch?: typeof fetch | undefined;
}

/** A policy on the server, and the actions on it. The functions stay the same while `url` and the session do. */
export interface PolicyHandle extends LoadedPolicy {
  /** Saves over the version that the user has seen. Never rejects. */
  readonly save: PolicyClient['save'];
  /** Asks what a save would end, without saving. Resolves to `null` if the server does not answer. Never rejects. */
  readonly preview: PolicyClient['preview'];
  /**
   * Counts the active sessions of the policy, by idle time and by age. Resolves to `null` if the server does not answer, or
   * does not let the user count them. Never rejects.
   */
  readonly sessions: PolicyClient['sessions'];
  /** Reads the latest saves, newest first. Resolves to `null` as `sessions` does. Never rejects. */
  readonly history: PolicyClient['history'];
  /** Loads the policy again, for instance after `failed`. */
  readonly reload: PolicyClient['reload'];
}

/**
 * Loads and saves a policy. Each save names the version that it replaces, so that an administrator cannot overwrite a
 * version that they have not seen. Loads and saves are aborted when the component unmounts.
 *
 * It loads the policy again when the session receives another one, which happens at once if another administrator
 * saves. It also does so when the page receives focus, and every second while it is visible and the session is active: what
 * another administrator saves for the next sign-in does not reach active sessions.
 *
 * @example
 * const { status, policy, save, preview, sessions, history, reload } = usePolicy({ url: '/curfew/v1/admin/policies/default' });
 */
export function usePolicy({ url, fetch }: UsePolicyOptions): PolicyHandle {
  const session = useContext(KitContext)?.session;
  const [send] = useState(() => fetch);
  const clock = useMemo(() => session?.clock ?? systemClock(), [session]);
  const [loaded, setLoaded] = useState<LoadedPolicy>({ status: 'loading', policy: null });

  const { start, ...actions } = useMemo(
    () =>
      createPolicyClient({
        url,
        clock,
        fetch: send,
        onLoaded: (news) => setLoaded((before) => (isKnown(news, before) ? before : { ...before, ...news })),
        onSignedOut: () => session?.refresh(),
      }),
    [url, send, session, clock],
  );
  useEffect(start, [start]);
  useNewerPolicy(loaded.policy, session, clock, actions.reload);

  return { ...loaded, ...actions };
}

/** A response that was sent before a save may arrive after it. */
function isKnown({ status, policy }: Partial<LoadedPolicy>, before: LoadedPolicy): boolean {
  const { policy: known } = before;
  if (!policy || !known) return false;
  if (policy.version !== known.version) return policy.version < known.version;
  return status === before.status && JSON.stringify(policy) === JSON.stringify(known);
}
