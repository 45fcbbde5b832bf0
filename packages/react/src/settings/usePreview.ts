'use client';

import type { PolicyDryRun, PolicyDurations } from '@curfew/core';
import { useEffect, useState } from 'react';
import { useProvidedSession } from '../context.ts';
import type { PreviewPolicy } from './types.ts';

/** What is known of what a save would end. */
export type Preview = { readonly type: 'none' | 'asking' | 'unknown' } | ({ readonly type: 'known' } & PolicyDryRun);

const DEBOUNCE_MS = 400;
const NONE: Preview = { type: 'none' };

/**
 * Asks what saving these durations would end, once the person pauses. An answer about durations that have changed since
 * is dropped.
 *
 * @param durations - the same object until they change; `null` where there is nothing to save, or it cannot be saved
 */
export function usePreview(durations: PolicyDurations | null, ask: PreviewPolicy | undefined): Preview {
  const { clock } = useProvidedSession();
  const [preview, setPreview] = useState(NONE);

  useEffect(() => {
    if (!ask || !durations) {
      setPreview(NONE);
      return;
    }
    const controller = new AbortController();
    const settle = (answer: Preview) => {
      if (!controller.signal.aborted) setPreview(answer);
    };
    setPreview({ type: 'asking' });
    const disarm = clock.setTimer(() => {
      ask(durations, controller.signal).then(
        (answer) => settle(answer ? { type: 'known', ...answer } : { type: 'unknown' }),
        () => settle({ type: 'unknown' }),
      );
    }, DEBOUNCE_MS);
    return () => {
      disarm();
      controller.abort();
    };
  }, [ask, clock, durations]);

  return preview;
}
