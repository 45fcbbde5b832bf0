'use client';

import type { PolicyDurations } from '@curfew/core';
import type { ReactElement } from 'react';
import { durationText } from '../messages/intl.ts';
import { Notice } from './Notice.tsx';
import { FIELDS } from './problems.ts';
import type { SavedPolicy } from './types.ts';
import { useSettingsTexts } from './useSettingsTexts.ts';

interface ConflictProps {
  readonly mine: PolicyDurations;
  readonly theirs: SavedPolicy;
  readonly onChoice: (choice: 'keep-mine' | 'discard') => void;
}

/** Somebody else has saved: both, side by side, and the person's choice. */
export function Conflict({ mine, theirs, onChoice }: ConflictProps): ReactElement {
  const [messages, locale] = useSettingsTexts();
  return (
    <Notice kind="conflict" title={messages.conflict({ version: theirs.version }, locale)}>
      <table>
        <thead>
          <tr>
            <td />
            <th scope="col">{messages.yours}</th>
            <th scope="col">{messages.theirs}</th>
          </tr>
        </thead>
        <tbody>
          {FIELDS.map((field) => (
            <tr key={field} data-differs={mine[field] === theirs[field] ? undefined : ''}>
              <th scope="row">{messages.label[field]}</th>
              <td>{durationText(mine[field], locale)}</td>
              <td>{durationText(theirs[field], locale)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <button type="button" className="curfew-button" onClick={() => onChoice('keep-mine')}>
        {messages.keepMine}
      </button>
      <button type="button" className="curfew-button" onClick={() => onChoice('discard')}>
        {messages.takeTheirs}
      </button>
    </Notice>
  );
}
