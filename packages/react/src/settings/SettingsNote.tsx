'use client';

import { type ReactElement, useId } from 'react';
import { useSettings } from './context.ts';

const MAX_LENGTH = 200;

export function SettingsNote(): ReactElement {
  const { note, texts, dispatch } = useSettings();
  const id = useId();
  return (
    <div className="curfew-unit curfew-note">
      <label htmlFor={id}>{texts.note}</label>
      <input
        id={id}
        type="text"
        autoComplete="off"
        maxLength={MAX_LENGTH}
        value={note}
        aria-describedby={`${id}help`}
        onChange={({ target }) => dispatch({ type: 'note', note: target.value })}
      />
      <small id={`${id}help`}>{texts.noteHelp}</small>
    </div>
  );
}
