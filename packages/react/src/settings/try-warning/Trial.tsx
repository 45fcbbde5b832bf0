'use client';

import type { PolicyDurations } from '@curfew/core';
import { warningInEnglish } from '@curfew/dom/shared';
import { type ReactElement, useContext, useEffect, useMemo, useRef, useState } from 'react';
import { KitContext, useProvidedSession } from '../../context.ts';
import { day as english } from '../../messages/en/day.ts';
import { useTexts } from '../../messages/use-texts.ts';
import { SessionProvider } from '../../SessionProvider.tsx';
import { type OpenedTrial, openTrial, type TrialChoice } from './open-trial.ts';
import { Stage } from './Stage.tsx';

export interface TrialProps {
  readonly durations: PolicyDurations;
  readonly onClose: () => void;
}

export function Trial({ durations, onClose }: TrialProps): ReactElement | null {
  const { clock } = useProvidedSession('SessionSettingsForm');
  const [choice, choose] = useState<TrialChoice>('idle');
  const [trial, setTrial] = useState<OpenedTrial | null>(null);
  const hasChosen = useRef(false);
  const [locale, messages] = useMarkedTexts();
  useEscape(onClose);

  useEffect(() => {
    const opened = openTrial(choice, durations, clock);
    setTrial(opened);
    return opened.close;
  }, [choice, durations, clock]);

  if (!trial) return null;
  return (
    <SessionProvider key={trial.session.getSnapshot().id} session={trial.session} {...{ locale, messages }}>
      <Stage
        onChoose={(next) => {
          hasChosen.current = true;
          choose(next);
        }}
        hasChosen={hasChosen.current}
        onClose={onClose}
      />
    </SessionProvider>
  );
}

/** What a screen reader announces by itself is marked as a preview. */
function useMarkedTexts() {
  const { messages } = useContext(KitContext) ?? {};
  const [{ left, stillSignedIn }, locale] = useTexts('warning', warningInEnglish);
  const [{ marked }] = useTexts('day', english);
  const all = useMemo(
    () => ({
      ...messages,
      warning: {
        ...messages?.warning,
        left: (...values: Parameters<typeof left>) => marked({ text: left(...values) }, values[1]),
        stillSignedIn: marked({ text: stillSignedIn }, locale),
      },
    }),
    [messages, left, stillSignedIn, marked, locale],
  );
  return [locale, all] as const;
}

/** The warning itself would stay signed in. It listens later. */
function useEscape(onClose: () => void): void {
  const close = useRef(onClose);
  useEffect(() => {
    close.current = onClose;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      event.stopImmediatePropagation();
      close.current();
    };
    window.addEventListener('keydown', onKey, true);
    return () => window.removeEventListener('keydown', onKey, true);
  }, []);
}
