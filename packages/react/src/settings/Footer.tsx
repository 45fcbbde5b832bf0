'use client';

import type { ReactElement } from 'react';
import { settings as english } from '../messages/en/settings.ts';
import { useFormat, useMessages } from '../messages/useMessages.ts';
import { Rich } from './Rich.tsx';
import type { Outcome, SettingsEvent } from './state.ts';
import type { SavedPolicy } from './types.ts';
import type { Preview } from './usePreview.ts';

interface FooterProps {
  readonly base: SavedPolicy;
  readonly outcome: Outcome;
  readonly preview: Preview;
  readonly dirty: boolean;
  readonly readOnly: boolean;
  readonly dispatch: (event: SettingsEvent) => void;
}

/** Saves, discards, and says what became of it. */
export function Footer({ base, outcome, preview, dirty, readOnly, dispatch }: FooterProps): ReactElement {
  const messages = useMessages('settings', english);
  const format = useFormat();
  const { version, updatedAt = '' } = base;
  const asked = outcome.type === 'confirming' && preview.type === 'known' ? preview : null;
  const said =
    outcome.type === 'saved' || outcome.type === 'updated'
      ? messages[outcome.type]({ version: outcome.version }, format)
      : outcome.type === 'failed' || outcome.type === 'forbidden' || outcome.type === 'unchanged'
        ? messages[outcome.type]
        : '';
  return (
    <div className="curfew-footer">
      <p className="curfew-outcome" role="status" data-state={outcome.type}>
        {asked ? <Rich text={messages.confirmQuestion(asked, format)} /> : said}
      </p>
      {!readOnly && (
        <>
          <button type="submit" className={`curfew-button ${asked ? 'curfew-danger' : 'curfew-primary'}`}>
            {asked ? messages.confirmSave(asked, format) : outcome.type === 'saving' ? messages.saving : messages.save}
          </button>
          {(asked || dirty) && (
            <button
              type="button"
              className="curfew-button curfew-quiet"
              onClick={() => dispatch({ type: asked ? 'back' : 'discard' })}
            >
              {asked ? messages.goBack : messages.discard}
            </button>
          )}
        </>
      )}
      {/* The server's time zone is not the browser's. */}
      <span className="curfew-revision" suppressHydrationWarning>
        {messages.revision({ version, date: format.date(updatedAt) }, format)}
      </span>
    </div>
  );
}
