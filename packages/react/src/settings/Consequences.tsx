'use client';

import type { PolicyDurations } from '@curfew/core';
import { type ReactElement, useEffect, useRef, useState } from 'react';
import { useProvidedSession } from '../context.ts';
import { fewExtensions } from './problems.ts';
import { Rich } from './Rich.tsx';
import type { Preview } from './usePreview.ts';
import { useSettingsTexts } from './useSettingsTexts.ts';

const DEBOUNCE_MS = 1_000;
const LEAST_WARNING_MS = 20_000;

interface ConsequencesProps {
  readonly draft: PolicyDurations;
  readonly valid: boolean;
  readonly preview: Preview;
}

/** What the durations do, in plain words, and what a save would end. */
export function Consequences({ draft, valid, preview }: ConsequencesProps): ReactElement {
  const [messages, locale] = useSettingsTexts();
  const sentence = valid ? messages.sentence(draft, locale) : messages.noSentence;
  const spoken = useSpoken(sentence);
  const times = fewExtensions(draft);

  return (
    <>
      <div className="curfew-sentence">
        <p>
          <Rich text={sentence} />
        </p>
        {valid && times !== null && <p className="curfew-advice">{messages.fewExtensions({ times }, locale)}</p>}
        {valid && draft.warnMs < LEAST_WARNING_MS && <p className="curfew-advice">{messages.shortWarning}</p>}
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
