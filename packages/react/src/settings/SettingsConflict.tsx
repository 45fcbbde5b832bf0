'use client';

import type { ReactElement } from 'react';
import { useSettings } from './context.ts';
import { fieldText } from './field-text.ts';
import { Notice } from './Notice.tsx';
import { policySave } from './policy-save.ts';
import { FIELDS } from './problems.ts';

/**
 * Shows both versions after another administrator has saved, and lets the user choose. The fields that the user has not
 * changed have no entry of the user's: the form still shows the values of the earlier version.
 */
export function SettingsConflict(): ReactElement | null {
  const { outcome, base, draft, user, texts, locale, dispatch } = useSettings();
  if (outcome.type !== 'conflict') return null;
  const { theirs, received } = outcome;
  return (
    <Notice kind="conflict" title={texts.conflict(policySave(theirs, user), locale)} takesFocus={!received}>
      <table>
        <thead>
          <tr>
            <td />
            <th scope="col">{texts.yours}</th>
            <th scope="col">{texts.theirs}</th>
          </tr>
        </thead>
        <tbody>
          {FIELDS.map((field) => {
            const isMine = draft[field] !== base[field];
            return (
              <tr key={field} data-differs={isMine || theirs[field] !== base[field] ? '' : undefined}>
                <th scope="row">{texts.label[field]}</th>
                <td>{isMine ? fieldText(field, draft[field], texts, locale) : '–'}</td>
                <td>{fieldText(field, theirs[field], texts, locale)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <button type="button" className="curfew-button" onClick={() => dispatch({ type: 'keep-mine' })}>
        {texts.keepMine}
      </button>
      <button type="button" className="curfew-button" onClick={() => dispatch({ type: 'discard' })}>
        {texts.takeTheirs}
      </button>
    </Notice>
  );
}
