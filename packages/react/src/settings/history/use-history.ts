'use client';

import type { PolicyChange } from '@curfew/core';
import { useEffect, useState } from 'react';
import type { LoadHistory } from '../types.ts';

export type KnownHistory =
  | { readonly type: 'loading' | 'failed' }
  | { readonly type: 'known'; readonly changes: readonly PolicyChange[] };

/** Loads while it is open, and again when the policy has a new version. */
export function useHistory(
  load: LoadHistory | undefined,
  isOpen: boolean,
  version: number,
): readonly [history: KnownHistory, again: () => void] {
  const [history, setHistory] = useState<KnownHistory>({ type: 'loading' });
  const [attempt, setAttempt] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new version and a new attempt load again
  useEffect(() => {
    if (!load || !isOpen) return;
    const controller = new AbortController();
    const settle = (changes: readonly PolicyChange[] | null) => {
      if (!controller.signal.aborted) setHistory(changes ? { type: 'known', changes } : { type: 'failed' });
    };
    load(controller.signal).then(settle, () => settle(null));
    return () => controller.abort();
  }, [load, isOpen, version, attempt]);

  const again = () => {
    setHistory({ type: 'loading' });
    setAttempt(attempt + 1);
  };
  return [history, again];
}
