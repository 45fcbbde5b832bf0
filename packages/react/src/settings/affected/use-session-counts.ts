'use client';

import type { PolicySessions } from '@curfew/core';
import { useEffect, useState } from 'react';
import { useProvidedSession } from '../../context.ts';
import { inAMinute } from '../in-a-minute.ts';
import type { CountSessions } from '../types.ts';
import type { Preview } from '../use-preview.ts';

export type SessionCounts =
  | { readonly type: 'loading' | 'failed' }
  | { readonly type: 'known'; readonly sessions: PolicySessions };

/**
 * Counts at first, when the policy has a new version, when a preview is known, which would contradict an earlier count, and
 * once a minute while the page is visible.
 */
export function useSessionCounts(
  count: CountSessions | undefined,
  version: number,
  preview: Preview,
): readonly [counts: SessionCounts, again: () => void] {
  const { clock } = useProvidedSession('SessionSettingsForm');
  const [counts, setCounts] = useState<SessionCounts>({ type: 'loading' });
  const [attempt, setAttempt] = useState(0);
  const [known, setKnown] = useState<Preview | null>(null);
  if (preview.type === 'known' && preview !== known) setKnown(preview);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new version, a new preview and a new attempt count again
  useEffect(() => {
    if (!count) return;
    const controller = new AbortController();
    const { signal } = controller;
    let disarm = () => {};
    const load = async () => {
      const sessions = await count(signal).catch(() => null);
      if (signal.aborted) return;
      setCounts(sessions ? { type: 'known', sessions } : { type: 'failed' });
      disarm = inAMinute(clock, () => void load());
    };
    void load();
    return () => {
      controller.abort();
      disarm();
    };
  }, [count, version, known, attempt, clock]);

  const again = () => {
    setCounts({ type: 'loading' });
    setAttempt(attempt + 1);
  };
  return [counts, again];
}
