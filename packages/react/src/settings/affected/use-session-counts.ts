'use client';

import type { PolicySessions } from '@curfew/core';
import { useEffect, useState } from 'react';
import { useProvidedSession } from '../../context.ts';
import type { CountSessions } from '../types.ts';

export type SessionCounts =
  | { readonly type: 'loading' | 'failed' }
  | { readonly type: 'known'; readonly sessions: PolicySessions };

const PERIOD_MS = 60_000;

/** Counts at first, when the policy has a new version, and once a minute while the page is visible. */
export function useSessionCounts(
  count: CountSessions | undefined,
  version: number,
): readonly [counts: SessionCounts, again: () => void] {
  const { clock } = useProvidedSession('SessionSettingsForm');
  const [counts, setCounts] = useState<SessionCounts>({ type: 'loading' });
  const [attempt, setAttempt] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new version and a new attempt count again
  useEffect(() => {
    if (!count) return;
    const controller = new AbortController();
    const { signal } = controller;
    let isDue = false;
    let disarm = () => {};
    const load = async () => {
      isDue = false;
      const sessions = await count(signal).catch(() => null);
      if (signal.aborted) return;
      setCounts(sessions ? { type: 'known', sessions } : { type: 'failed' });
      disarm = clock.setTimer(() => {
        isDue = true;
        loadIfVisible();
      }, PERIOD_MS);
    };
    const loadIfVisible = () => {
      if (isDue && !document.hidden) void load();
    };
    void load();
    document.addEventListener('visibilitychange', loadIfVisible, { signal });
    return () => {
      controller.abort();
      disarm();
    };
  }, [count, version, attempt, clock]);

  const again = () => {
    setCounts({ type: 'loading' });
    setAttempt(attempt + 1);
  };
  return [counts, again];
}
