'use client';

import { type ReactElement, useEffect, useId, useRef, useState } from 'react';
import { useProvidedSession } from '../../context.ts';
import { day as english } from '../../messages/en/day.ts';
import { useTexts } from '../../messages/use-texts.ts';
import { SPEED, type TrialChoice } from './open-trial.ts';

const CHOICES: readonly TrialChoice[] = ['idle', 'max', 'ended'];

interface ControlsProps {
  readonly choice: TrialChoice;
  readonly onChoose: (choice: TrialChoice) => void;
  readonly hasChosen: boolean;
  readonly onClose: () => void;
  readonly onMount?: ((isMounted: boolean) => void) | undefined;
}

export function TrialControls({ choice, onChoose, hasChosen, onClose, onMount }: ControlsProps): ReactElement {
  const [texts, locale] = useTexts('day', english);
  const now = useNow();
  const name = useId();
  const chosen = useRef<HTMLInputElement>(null);

  useEffect(() => {
    if (hasChosen) chosen.current?.focus();
  }, [hasChosen]);
  useEffect(() => {
    onMount?.(true);
    return () => onMount?.(false);
  }, [onMount]);

  const time = new Intl.DateTimeFormat(locale, { timeStyle: 'medium' }).format(now);
  return (
    <div className="curfew-trial">
      <strong>{texts.badge}</strong>
      <button type="button" className="curfew-button curfew-quiet" onClick={onClose}>
        {texts.close}
      </button>
      <fieldset>
        <legend className="curfew-hidden">{texts.choices}</legend>
        {CHOICES.map((each) => (
          <label key={each}>
            <input
              ref={each === choice ? chosen : undefined}
              type="radio"
              name={name}
              checked={each === choice}
              onChange={() => onChoose(each)}
            />
            <span>{texts.choice[each]}</span>
          </label>
        ))}
      </fieldset>
      <span>{texts.clock({ time, speed: SPEED }, locale)}</span>
    </div>
  );
}

function useNow(): number {
  const { clock } = useProvidedSession('SessionSettingsForm');
  const [now, tick] = useState(clock.now);
  useEffect(() => clock.setTimer(() => tick(clock.now()), 1_000 - (now % 1_000)), [clock, now]);
  return now;
}
