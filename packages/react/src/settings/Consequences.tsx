'use client';

import type { PolicyDurations } from '@curfew/core';
import { type ReactElement, useEffect, useRef, useState } from 'react';
import { useProvidedSession } from '../context.ts';
import { settings as english } from '../messages/en/settings.ts';
import { useTexts } from '../messages/useTexts.ts';
import { fewExtensions } from './problems.ts';
import { Rich } from './Rich.tsx';
import type { Preview } from './usePreview.ts';

const DEBOUNCE_MS = 1_000;
const LEAST_WARNING_MS = 20_000;

interface ConsequencesProps {
  readonly draft: PolicyDurations;
  readonly valid: boolean;
  readonly preview: Preview;
}

/** What the durations do, in plain words, and what a save would end. */
export function Consequences({ draft, valid, preview }: ConsequencesProps): ReactElement {
  const [messages, locale] = useTexts('settings', english);
  const sentence = valid ? messages.sentence(draft, locale) : messages.noSentence;
  const spoken = useSpoken(sentence);
  const times = valid ? fewExtensions(draft) : null;
  const advice = [
    times !== null && messages.fewExtensions({ times }, locale),
    valid && draft.warnMs < LEAST_WARNING_MS && messages.shortWarning,
  ].filter((text) => text !== false);

  return (
    <>
      <div className="curfew-sentence">
        <p>
          <Rich text={sentence} />
        </p>
        {advice.map((text) => (
          <p key={text} className="curfew-advice">
            {text}
          </p>
        ))}
      </div>
      <div className="curfew-hidden" role="status">
        {spoken.replaceAll('*', '')}
      </div>
      {preview.type !== 'none' && (
        <p className="curfew-preview" role="status">
          {preview.type === 'asking' && messages.previewing}
          {preview.type === 'unknown' && messages.previewUnknown}
          {preview.type === 'known' && <Rich text={messages.preview(preview, locale)} />}
        </p>
      )}
    </>
  );
}

/** The sentence for screen readers: nothing at first, and after a change only once the person pauses. */
function useSpoken(sentence: string): string {
  const { clock } = useProvidedSession();
  const [spoken, say] = useState('');
  const known = useRef(sentence);
  useEffect(() => {
    if (known.current === sentence) return;
    known.current = sentence;
    return clock.setTimer(() => say(sentence), DEBOUNCE_MS);
  }, [clock, sentence]);
  return spoken;
}
