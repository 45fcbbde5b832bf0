'use client';

import type { PolicyDryRun, PolicyDurations } from '@curfew/core';
import { useEffect, useRef, useState } from 'react';
import { useProvidedSession } from '../context.ts';
import type { PreviewPolicy } from './types.ts';

/** What is known about the sessions that a save would end. */
export type Preview = { readonly type: 'none' | 'asking' | 'unknown' } | ({ readonly type: 'known' } & PolicyDryRun);

const DEBOUNCE_MS = 400;

/**
 * Asks after the user pauses. The returned function asks at once: a save before the pause needs a confirmation too.
 * `durations` are the same object until they change, and `null` if nothing can be saved.
 */
export function usePreview(
  durations: PolicyDurations | null,
  ask: PreviewPolicy | undefined,
): readonly [preview: Preview, askNow: () => Promise<Preview>] {
  const { clock } = useProvidedSession('SessionSettingsForm');
  const [answer, setAnswer] = useState<{ to: PolicyDurations; preview: Preview } | null>(null);
  const request = useRef<(() => Promise<Preview>) | null>(null);

  useEffect(() => {
    if (!ask || !durations) return;
    const controller = new AbortController();
    let asked: Promise<Preview> | undefined;
    const settle = (known: PolicyDryRun | null): Preview => {
      const preview: Preview = known ? { type: 'known', ...known } : { type: 'unknown' };
      if (!controller.signal.aborted) setAnswer({ to: durations, preview });
      // A save asks once more.
      if (!known) asked = undefined;
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
