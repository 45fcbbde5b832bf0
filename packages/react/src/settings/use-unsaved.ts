'use client';

import { useEffect, useRef } from 'react';
import { useSession } from '../hooks/use-session.ts';
import type { Outcome } from './state.ts';
import type { DirtyChange } from './types.ts';

/** `onDirtyChange` is for a router, which can ask too. */
export function useUnsaved(
  dirty: boolean,
  outcome: Outcome['type'],
  onDirtyChange: ((dirty: boolean, change: DirtyChange) => void) | undefined,
): void {
  const ended = useSession(({ status }) => status === 'ended');
  const reported = useRef(false);
  const report = useRef(onDirtyChange);
  // After the end, a question would delay the sign-in.
  const unsaved = dirty && !ended;
  useEffect(() => {
    report.current = onDirtyChange;
    if (reported.current === unsaved) return;
    reported.current = unsaved;
    const reason = ended ? 'ended' : (REASONS.find((one) => one === outcome) ?? 'edited');
    onDirtyChange?.(unsaved, { reason });
  });
  useEffect(
    () => () => {
      if (reported.current) report.current?.(false, { reason: 'closed' });
      reported.current = false;
    },
    [],
  );
  useEffect(() => {
    // The listener alone keeps a page out of the back/forward cache.
    if (!unsaved) return;
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [unsaved]);
}

/** The form is clean after these. */
const REASONS = ['discarded', 'saved', 'updated', 'forbidden'] as const;

function ask(event: Event): void {
  event.preventDefault();
}
