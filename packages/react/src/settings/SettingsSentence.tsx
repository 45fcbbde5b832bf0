'use client';

import { type ReactElement, useEffect, useRef, useState } from 'react';
import { useProvidedSession } from '../context.ts';
import { Rich } from '../messages/Rich.tsx';
import { useSettings } from './context.ts';
import { fewExtensions, needsEssentialMaximum } from './problems.ts';

const DEBOUNCE_MS = 1_000;
const LEAST_WARNING_MS = 20_000;

/** The effect of the durations in one sentence, with advice that does not prevent a save. */
export function SettingsSentence(): ReactElement {
  const { draft, valid, texts, locale } = useSettings();
  const sentence = valid ? texts.sentence(draft, locale) : texts.noSentence;
  // The fields announce their errors themselves.
  const spoken = useSpoken(valid ? sentence.replaceAll('*', '') : '');
  const times = fewExtensions(draft);
  const advice =
    times === null ? needsEssentialMaximum(draft) && texts.fixedMaximum : texts.fewExtensions({ times }, locale);

  return (
    <>
      <div className="curfew-sentence">
        <p>
          <Rich text={sentence} />
        </p>
        {valid && advice && <p className="curfew-advice">{advice}</p>}
        {valid && draft.warnMs < LEAST_WARNING_MS && <p className="curfew-advice">{texts.shortWarning}</p>}
      </div>
      <div className="curfew-hidden" role="status">
        {spoken}
      </div>
    </>
  );
}

/** For screen readers: empty at first, and updated after the user pauses. */
function useSpoken(sentence: string): string {
  const { clock } = useProvidedSession('SessionSettingsForm');
  const [spoken, say] = useState('');
  const known = useRef(sentence);
  useEffect(() => {
    if (known.current === sentence) return;
    known.current = sentence;
    return clock.setTimer(() => say(sentence), DEBOUNCE_MS);
  }, [clock, sentence]);
  return spoken;
}
