'use client';

import type { PolicyDurations } from '@curfew/core';
import { type ComponentType, type ReactElement, useLayoutEffect, useRef, useState } from 'react';
import { useSession } from '../../hooks/use-session.ts';
import { day as english } from '../../messages/en/day.ts';
import { useTexts } from '../../messages/use-texts.ts';
import { useSettings } from '../context.ts';
import type { TrialProps } from './Trial.tsx';

interface Opened {
  readonly Trial: ComponentType<TrialProps>;
  readonly durations: PolicyDurations;
}

/**
 * A button that shows the warning and the expired screen under the draft policy, on a fast clock. No user is signed out: the
 * page's own session does not know of it. Its warning closes the preview.
 */
export function TryWarning(): ReactElement | null {
  const { draft, valid, readOnly } = useSettings();
  const [texts] = useTexts('day', english);
  const isBlocked = useSession(({ status }) => status === 'warning' || status === 'ended') || !valid;
  const [opened, open] = useState<Opened | null>(null);
  const [hasFailed, fail] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const isOpen = opened !== null;
  if (isOpen && isBlocked) open(null);

  async function show(): Promise<void> {
    fail(false);
    try {
      // Few administrators press the button on each visit.
      const { Trial } = await import('./Trial.tsx');
      open({ Trial, durations: draft });
    } catch {
      fail(true);
    }
  }

  // Safari focuses no button that is clicked, so that the dialog would return focus to the body.
  useLayoutEffect(() => {
    const element = button.current;
    return isOpen ? () => element?.focus() : undefined;
  }, [isOpen]);

  if (readOnly) return null;
  return (
    <div className="curfew-try">
      <button
        ref={button}
        type="button"
        className="curfew-button"
        aria-disabled={isBlocked}
        onClick={() => !isBlocked && void show()}
      >
        {texts.show}
      </button>
      <span role="status">{hasFailed && texts.notShown}</span>
      {opened && !isBlocked && <opened.Trial durations={opened.durations} onClose={() => open(null)} />}
    </div>
  );
}
