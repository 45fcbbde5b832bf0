'use client';

import type { ReactElement } from 'react';
import { settings as english } from '../messages/en/settings.ts';
import { dateText } from '../messages/intl.ts';
import { useTexts } from '../messages/useTexts.ts';
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
  const [messages, locale] = useTexts('settings', english);
  const { version, updatedAt = '' } = base;
  const asked = outcome.type === 'confirming' && preview.type === 'known' ? preview : null;
  const said =
    outcome.type === 'saved' || outcome.type === 'updated'
      ? messages[outcome.type]({ version: outcome.version }, locale)
      : outcome.type === 'failed' || outcome.type === 'forbidden' || outcome.type === 'unchanged'
        ? messages[outcome.type]
        : '';
  return (
    <div className="curfew-footer">
      <p className="curfew-outcome" role="status" data-state={outcome.type}>
        {asked ? <Rich text={messages.confirmQuestion(asked, locale)} /> : said}
      </p>
      {!readOnly && (
        <>
          <button type="submit" className={`curfew-button ${asked ? 'curfew-danger' : 'curfew-primary'}`}>
            {asked ? messages.confirmSave(asked, locale) : outcome.type === 'saving' ? messages.saving : messages.save}
          </button>
          {(asked || dirty) && (
            <button
              type="button"
              className="curfew-button curfew-quiet"
              onClick={() => dispatch(asked ? { type: 'say', outcome: { type: 'none' } } : { type: 'discard' })}
            >
              {asked ? messages.goBack : messages.discard}
            </button>
          )}
        </>
      )}
      {/* The server's time zone is not the browser's. */}
      <span className="curfew-revision" suppressHydrationWarning>
        {messages.revision({ version, date: dateText(updatedAt, locale) }, locale)}
      </span>
    </div>
  );
}
