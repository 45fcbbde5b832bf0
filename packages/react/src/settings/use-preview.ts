'use client';

import type { PolicyDryRun, PolicyDurations } from '@curfew/core';
import { useEffect, useRef, useState } from 'react';
import { useProvidedSession } from '../context.ts';
import { inAMinute } from './in-a-minute.ts';
import type { PreviewPolicy } from './types.ts';

/** What is known about the sessions that a save would end. */
export type Preview = { readonly type: 'none' | 'asking' | 'unknown' } | ({ readonly type: 'known' } & PolicyDryRun);

const DEBOUNCE_MS = 400;

/**
 * Asks after the user pauses, and again once a minute while the page is visible, but not while `isHeld`. The returned function
 * asks at once: a save before the pause needs a confirmation too. `durations` are the same object until they change, and
 * `null` if nothing can be saved.
 */
export function usePreview(
  durations: PolicyDurations | null,
  ask: PreviewPolicy | undefined,
  isHeld: boolean,
): readonly [preview: Preview, askNow: () => Promise<Preview>] {
  const { clock } = useProvidedSession('SessionSettingsForm');
  const [answer, setAnswer] = useState<{ to: PolicyDurations; preview: Preview } | null>(null);
  const request = useRef<(() => Promise<Preview>) | null>(null);
  const held = useRef(isHeld);
  useEffect(() => {
    held.current = isHeld;
  });

  useEffect(() => {
    if (!ask || !durations) return;
    const controller = new AbortController();
    let asked: Promise<Preview> | undefined;
    const settle = (known: PolicyDryRun | null): Preview => {
      const preview: Preview = known ? { type: 'known', ...known } : { type: 'unknown' };
      // A save asks once more.
      if (!known) asked = undefined;
      if (controller.signal.aborted) return preview;
      setAnswer({ to: durations, preview });
      stops.push(inAMinute(clock, askAgain));
      return preview;
    };
    const askAgain = () => {
      if (held.current) return void stops.push(inAMinute(clock, askAgain));
      asked = undefined;
      void askOnce();
    };
    const askOnce = () => {
      asked ??= ask(durations, controller.signal).then(settle, () => settle(null));
      return asked;
    };
    request.current = askOnce;
    const stops = [clock.setTimer(askOnce, DEBOUNCE_MS)];
    return () => {
      request.current = null;
      for (const stop of stops) stop();
      controller.abort();
    };
  }, [ask, clock, durations]);

  const preview: Preview =
    !ask || !durations ? { type: 'none' } : answer?.to === durations ? answer.preview : { type: 'asking' };
  return [preview, async () => request.current?.() ?? preview];
}
