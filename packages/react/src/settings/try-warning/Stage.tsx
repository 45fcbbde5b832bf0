'use client';

import { expiredInEnglish, warningInEnglish } from '@curfew/dom/shared';
import { type ReactElement, useEffect, useState } from 'react';
import { GateContext } from '../../gate/context.ts';
import { SessionGate } from '../../gate/SessionGate.tsx';
import { useSession } from '../../hooks/use-session.ts';
import { day as english } from '../../messages/en/day.ts';
import { useTexts } from '../../messages/use-texts.ts';
import { InBody } from '../../modal/InBody.tsx';
import { SessionWarning } from '../../warning/SessionWarning.tsx';
import type { TrialChoice } from './open-trial.ts';
import { TrialControls } from './TrialControls.tsx';

interface StageProps {
  readonly onChoose: (choice: TrialChoice) => void;
  /** Focus is then on the choice, else in the dialog. */
  readonly hasChosen: boolean;
  readonly onClose: () => void;
}

/** The controls are in the dialogs: what is outside of a modal cannot be reached. */
export function Stage({ onChoose, hasChosen, onClose }: StageProps): ReactElement {
  const status = useSession((snapshot) => snapshot.status);
  const limit = useSession((snapshot) => snapshot.limit) ?? 'idle';
  const reason = useSession((snapshot) => snapshot.reason) ?? 'idle';
  const [isInDialog, enter] = useState(true);
  const [{ marked }, locale] = useTexts('day', english);
  const [{ title: warns }] = useTexts('warning', warningInEnglish);
  const [{ title: ended }] = useTexts('expired', expiredInEnglish);

  // "Stay signed in" has closed the warning.
  const hasStayed = status === 'active';
  useEffect(() => {
    if (hasStayed) onClose();
  }, [hasStayed, onClose]);

  const controls = { onChoose, hasChosen, onClose };
  /** The name of a dialog is announced as it opens. */
  const heading = (text: string) => (
    <>
      <span className="curfew-hidden">{marked({ text: '' }, locale)}</span>
      <span>{text}</span>
    </>
  );
  return (
    <>
      {/* A sign-in form would be that of the page's own session. */}
      <GateContext.Provider value={null}>
        <SessionWarning.Root title={false} className="curfew-tried">
          <TrialControls {...controls} choice={limit} onMount={enter} />
          <SessionWarning.Title>{heading(warns[limit])}</SessionWarning.Title>
          <SessionWarning.Description />
          <SessionWarning.Countdown />
          <SessionWarning.Extend />
          <SessionWarning.SignOut />
        </SessionWarning.Root>
      </GateContext.Provider>
      {status === 'warning' && !isInDialog && (
        <InBody>
          <div className="curfew-trial-strip">
            <TrialControls {...controls} choice="max" />
          </div>
        </InBody>
      )}
      <SessionGate
        onSignIn={onClose}
        className="curfew-tried"
        screen={
          <>
            <TrialControls {...controls} choice="ended" />
            <SessionGate.Icon />
            <SessionGate.Title>{heading(ended({ reason }, locale))}</SessionGate.Title>
            <SessionGate.Reason />
            <SessionGate.SignIn className="curfew-primary" />
          </>
        }
      />
    </>
  );
}
