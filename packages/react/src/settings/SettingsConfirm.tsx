'use client';

import { IGNORED_MS } from '@curfew/dom/shared';
import { type ReactElement, useLayoutEffect, useState } from 'react';
import { useProvidedSession } from '../context.ts';
import { Rich } from '../messages/Rich.tsx';
import { InBody } from '../modal/InBody.tsx';
import { OnTurn } from '../modal/OnTurn.tsx';
import { useModal } from '../modal/use-modal.ts';
import { useSettings } from './context.ts';
import { SettingsNote } from './SettingsNote.tsx';
import type { PolicyApply } from './types.ts';

const CHOICES: readonly PolicyApply[] = ['now', 'next-sign-in'];

/**
 * Asks before a save that ends sessions, or of which that is not known. `SessionSettingsForm.Actions` includes it: use it
 * only beside buttons of your own.
 */
export function SettingsConfirm(): ReactElement | null {
  const { outcome, id } = useSettings();
  if (outcome.type !== 'confirming') return null;
  return (
    <OnTurn name={`confirm ${id}`} handOverMs={0}>
      <InBody>
        <Confirmation />
      </InBody>
    </OnTurn>
  );
}

function Confirmation(): ReactElement {
  const { preview, texts, locale, id, dispatch, confirm } = useSettings();
  const { clock } = useProvidedSession('SessionSettingsForm.Confirm');
  const [openedAt] = useState(() => clock.now());
  const [apply, setApply] = useState<PolicyApply>('now');
  const known = preview.type === 'known' ? preview : null;
  const ends = known?.ends ?? null;

  // The second click of a double click is meant for the button beneath.
  const isEarly = () => clock.now() - openedAt < IGNORED_MS;
  const unlessEarly = (answer: () => void) => () => {
    if (!isEarly()) answer();
  };
  const keepEditing = unlessEarly(() => dispatch({ type: 'say', outcome: { type: 'none' } }));
  const save = unlessEarly(() => confirm(apply));
  const dialog = useModal('.curfew-keep', keepEditing);
  // Focus scrolls a low window to the buttons, past the question.
  useLayoutEffect(() => {
    if (dialog.current) dialog.current.scrollTop = 0;
  }, [dialog]);

  return (
    <dialog
      ref={dialog}
      className="curfew-confirm"
      role="alertdialog"
      aria-labelledby={`${id}title`}
      aria-describedby={`${id}text`}
      data-react-aria-top-layer="true"
      onMouseDownCapture={(event) => {
        // It would move focus, and select text.
        if (isEarly()) event.preventDefault();
      }}
    >
      <h2 id={`${id}title`}>{texts.title({ ends, isLater: apply === 'next-sign-in' }, locale)}</h2>
      <p id={`${id}text`}>
        <Rich text={known ? texts.text(known, locale) : texts.unknown} />
      </p>
      <fieldset>
        <legend>{texts.when}</legend>
        {CHOICES.map((choice) => (
          <div key={choice} className="curfew-choice">
            <input
              type="radio"
              id={id + choice}
              name={`${id}apply`}
              checked={choice === apply}
              aria-describedby={`${id}${choice}-help`}
              onChange={() => setApply(choice)}
            />
            <label htmlFor={id + choice}>{texts.apply[choice]}</label>
            <small id={`${id}${choice}-help`}>{texts.applyHelp[choice]}</small>
          </div>
        ))}
      </fieldset>
      <SettingsNote />
      <div className="curfew-actions">
        <button type="button" className="curfew-button curfew-keep" onClick={keepEditing}>
          {texts.goBack}
        </button>
        <button
          type="button"
          className={`curfew-button ${apply === 'now' ? 'curfew-danger' : 'curfew-primary'}`}
          onClick={save}
        >
          {apply === 'next-sign-in'
            ? texts.saveForLater
            : ends === null
              ? texts.saveUnchecked
              : texts.confirmSave({ ends }, locale)}
        </button>
      </div>
    </dialog>
  );
}
