'use client';

import type { PolicyDryRun, PolicyDurations } from '@curfew/core';
import { useEffect, useState } from 'react';
import { useProvidedSession } from '../context.ts';
import type { PreviewPolicy } from './types.ts';

/** What is known of what a save would end. */
export type Preview = { readonly type: 'none' | 'asking' | 'unknown' } | ({ readonly type: 'known' } & PolicyDryRun);

const DEBOUNCE_MS = 400;

/**
 * Asks what saving these durations would end, once the person pauses. An answer about durations that have changed since
 * is dropped.
 *
 * @param durations - the same object until they change; `null` where there is nothing to save, or it cannot be saved
 */
export function usePreview(durations: PolicyDurations | null, ask: PreviewPolicy | undefined): Preview {
  const { clock } = useProvidedSession();
  const [answer, setAnswer] = useState<{ to: PolicyDurations; preview: Preview } | null>(null);

  useEffect(() => {
    if (!ask || !durations) return;
    const controller = new AbortController();
    const settle = (known: PolicyDryRun | null) => {
      if (controller.signal.aborted) return;
      setAnswer({ to: durations, preview: known ? { type: 'known', ...known } : { type: 'unknown' } });
    };
    const disarm = clock.setTimer(() => {
      ask(durations, controller.signal).then(settle, () => settle(null));
    }, DEBOUNCE_MS);
    return () => {
      disarm();
      controller.abort();
    };
  }, [ask, clock, durations]);

  if (!ask || !durations) return { type: 'none' };
  return answer?.to === durations ? answer.preview : { type: 'asking' };
}
