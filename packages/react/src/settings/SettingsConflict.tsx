'use client';

import type { ReactElement } from 'react';
import { useSettings } from './context.ts';
import { fieldText } from './field-text.ts';
import { Notice } from './Notice.tsx';
import { policySave } from './policy-save.ts';
import { FIELDS } from './problems.ts';
import { keepEdits } from './state.ts';

/** Shows both versions after another administrator has saved, and lets the user choose. */
export function SettingsConflict(): ReactElement | null {
  const { outcome, base, draft, texts, locale, dispatch } = useSettings();
  if (outcome.type !== 'conflict') return null;
  const { theirs, received } = outcome;
  const mine = keepEdits(base, draft, theirs);
  return (
    <Notice kind="conflict" title={texts.conflict(policySave(theirs), locale)} takesFocus={!received}>
      <table>
        <thead>
          <tr>
            <td />
            <th scope="col">{texts.yours}</th>
            <th scope="col">{texts.theirs}</th>
          </tr>
        </thead>
        <tbody>
          {FIELDS.map((field) => (
            <tr key={field} data-differs={mine[field] === theirs[field] ? undefined : ''}>
              <th scope="row">{texts.label[field]}</th>
              <td>{fieldText(field, mine[field], texts, locale)}</td>
              <td>{fieldText(field, theirs[field], texts, locale)}</td>
            </tr>
          ))}
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
