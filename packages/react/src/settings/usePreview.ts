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
 * @param durations - `null` where there is nothing to save, or it cannot be saved
 */
export function usePreview(durations: PolicyDurations | null, ask: PreviewPolicy | undefined): Preview {
  const { clock } = useProvidedSession();
  const [preview, setPreview] = useState(NONE);
  const { idleMs, maxMs, warnMs } = durations ?? {};

  useEffect(() => {
    if (!ask || idleMs === undefined || maxMs === undefined || warnMs === undefined) {
      setPreview(NONE);
      return;
    }
    const controller = new AbortController();
    const settle = (answer: Preview) => {
      if (!controller.signal.aborted) setPreview(answer);
    };
    setPreview({ type: 'asking' });
    const disarm = clock.setTimer(() => {
      ask({ idleMs, maxMs, warnMs }, controller.signal).then(
        (answer) => settle(answer ? { type: 'known', ...answer } : { type: 'unknown' }),
        () => settle({ type: 'unknown' }),
      );
    }, DEBOUNCE_MS);
    return () => {
      disarm();
      controller.abort();
    };
  }, [ask, clock, idleMs, maxMs, warnMs]);

  return preview;
}
