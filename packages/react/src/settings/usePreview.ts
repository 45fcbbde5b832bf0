'use client';

import type { PolicyDryRun, PolicyDurations } from '@curfew/core';
import { useEffect, useRef, useState } from 'react';
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
 * @returns what is known, and a way to know it now: whoever saves at once must be asked, too
 */
export function usePreview(
  durations: PolicyDurations | null,
  ask: PreviewPolicy | undefined,
): readonly [preview: Preview, askNow: () => Promise<Preview>] {
  const { clock } = useProvidedSession();
  const [answer, setAnswer] = useState<{ to: PolicyDurations; preview: Preview } | null>(null);
  const request = useRef<(() => Promise<Preview>) | null>(null);

  useEffect(() => {
    if (!ask || !durations) return;
    const controller = new AbortController();
    let asked: Promise<Preview> | undefined;
    const settle = (known: PolicyDryRun | null): Preview => {
      const preview: Preview = known ? { type: 'known', ...known } : { type: 'unknown' };
      if (!controller.signal.aborted) setAnswer({ to: durations, preview });
      return preview;
    };
    const askOnce = () => {
      asked ??= ask(durations, controller.signal).then(settle, () => settle(null));
      return asked;
    };
    request.current = askOnce;
    const disarm = clock.setTimer(askOnce, DEBOUNCE_MS);
    return () => {
      request.current = null;
      disarm();
      controller.abort();
    };
  }, [ask, clock, durations]);

  const preview: Preview =
    !ask || !durations ? { type: 'none' } : answer?.to === durations ? answer.preview : { type: 'asking' };
  return [preview, async () => request.current?.() ?? preview];
}
