'use client';

import type { ReactElement } from 'react';
import { dateText } from '../messages/intl.ts';
import { Rich } from './Rich.tsx';
import type { Outcome, SettingsEvent } from './state.ts';
import type { SavedPolicy } from './types.ts';
import type { Preview } from './usePreview.ts';
import { useSettingsTexts } from './useSettingsTexts.ts';

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
  const [messages, locale] = useSettingsTexts();
  const asked = outcome.type === 'confirming' && preview.type === 'known' ? preview : null;
  const { saved, updated, failed, forbidden, unchanged } = messages;
  const said = { saved: saved(base, locale), updated: updated(base, locale), failed, forbidden, unchanged };
  return (
    <div className="curfew-footer">
      <p className="curfew-outcome" role="status" data-state={outcome.type}>
        {asked ? <Rich text={messages.confirmQuestion(asked, locale)} /> : said[outcome.type as keyof typeof said]}
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
        {messages.revision({ version: base.version, date: dateText(base.updatedAt ?? '', locale) }, locale)}
      </span>
    </div>
  );
}
